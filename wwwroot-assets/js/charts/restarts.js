// Where runs were restarted: a thin mark at the step or time from which their writer went on.
import { relativeZero, toAxis } from "./axis.js";

const MOST_MARKS = 200; // beyond it marks would hide the curves

/** The places of restarts on the axis: [{run, x}]; none on the arrival axis, which has no place for them. */
export function restartPlaces(curves, view) {
  if (view.xAxis === "arrival") return [];
  return curves
    .flatMap(({ run, series }) => (run.restarts ?? []).map(([step, wall]) => ({ run, x: view.xAxis === "step" ? step : toAxis(view, wall, relativeZero(series, view)) })))
    .filter(({ x }) => Number.isFinite(x))
    .slice(-MOST_MARKS);
}
