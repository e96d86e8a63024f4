// Turns the series of a card into Plotly traces. Runs of one palette slot share one trace, with gaps between them, so the
// number of traces is bounded by the palette whatever the number of runs: Plotly's redraw time grows with traces.
import { dashOf, faint, runColor } from "./palette.js";
import { xColumn } from "./axis.js";

/** One curve to draw: x, raw y and, when smoothing, smoothed y of one run. */
export function curveOf(run, series, view) {
  const x = xColumn(series, view);
  const y = series.y.subarray(0, series.count);
  const smoothed = view.smoothing > 0 && series.smoothed ? series.smoothed.subarray(0, series.count) : undefined;
  return { run, series, x, y, smoothed, main: smoothed ?? y };
}

/** Traces of all curves: faint raw ones first, so that smoothed ones lie on top. */
export function lineTraces(curves, palette) {
  const slots = Map.groupBy(curves, ({ run }) => `${run.style} ${dashOf(run)}`);
  const raw = [];
  const main = [];
  for (const group of slots.values()) {
    const [{ run }] = group;
    const color = runColor(palette, run.style);
    if (group.some((curve) => curve.smoothed)) raw.push(lineTrace(group, "y", faint(color, 0.25), "none"));
    main.push(lineTrace(group, "main", color, dashOf(run)));
  }
  return [...raw, ...main];
}

function lineTrace(group, column, color, dash) {
  const [x, y] = group.length === 1 ? [group[0].x, group[0][column]] : withGaps(group, column);
  const lonely = group.some((curve) => curve.x.length === 1);
  return {
    type: "scatter", x, y, hoverinfo: "skip", connectgaps: false,
    name: group.map((curve) => curve.run.name).join(", "),
    mode: lonely ? "lines+markers" : "lines",
    line: { color, width: 1.5, dash: dash === "none" ? "solid" : dash.replaceAll(" ", "px,") + "px" },
    marker: { color, size: 4 },
  };
}

function withGaps(group, column) {
  const length = group.reduce((sum, curve) => sum + curve.x.length + 1, 0);
  const x = new Float64Array(length);
  const y = new Float64Array(length);
  let at = 0;
  for (const curve of group) {
    x.set(curve.x, at);
    y.set(curve[column], at);
    at += curve.x.length;
    x[at] = NaN;
    y[at++] = NaN;
  }
  return [x, y];
}

/**
 * Superseded points: small and grey, one trace for all runs. Points and no lines: several restarts may have left several
 * old values per step, and a line through them in order of x would zigzag between histories.
 */
export function supersededTrace(curves, palette) {
  if (curves.length === 0) return [];
  const trace = lineTrace(curves.map((curve) => ({ ...curve, main: curve.y })), "main", faint(palette.muted, 0.55), "none");
  return [{ ...trace, name: "superseded", mode: "markers", marker: { color: faint(palette.muted, 0.55), size: 3 } }];
}

const TOP = 0.985;
const BOTTOM = 0.015;

/** NaN and ±∞ as small markers on the plot's edge, on a second y axis that always spans 0…1. */
export function nonFiniteTraces(curves, palette) {
  const x = [];
  const y = [];
  const color = [];
  const symbol = [];
  for (const curve of curves) {
    if (curve.series.nonFiniteCount === 0) continue;
    for (let i = 0; i < curve.y.length; i++) {
      const value = curve.y[i];
      if (Number.isFinite(value)) continue;
      x.push(curve.x[i]);
      y.push(value === Infinity ? TOP : BOTTOM);
      symbol.push(value === Infinity ? "triangle-up" : value === -Infinity ? "triangle-down" : "x");
      color.push(runColor(palette, curve.run.style));
    }
  }
  return x.length === 0 ? [] : [{ type: "scatter", mode: "markers", x, y, yaxis: "y2", hoverinfo: "skip", cliponaxis: false, marker: { color, symbol, size: 7 } }];
}
