// What a chart shows, in words, for those who do not see it.
import { formatValue } from "./format.js";

const NAMED_RUNS = 5;

/** One or two sentences: how many runs, their last values, the range. */
export function cardSummary(tag, curves) {
  const drawn = curves.filter((curve) => curve.y.length > 0);
  if (drawn.length === 0) return `${tag}: no points.`;
  const last = drawn.slice(0, NAMED_RUNS).map((curve) => `${curve.run.name} ${formatValue(curve.y[curve.y.length - 1])}`);
  const more = drawn.length > NAMED_RUNS ? `, and ${drawn.length - NAMED_RUNS} more` : "";
  const restarts = drawn.reduce((sum, { run }) => sum + (run.restarts?.length ?? 0), 0);
  const restarted = restarts > 0 ? ` Restarted ${restarts === 1 ? "once" : `${restarts} times`}.` : "";
  return `${tag}: ${drawn.length} ${drawn.length === 1 ? "run" : "runs"}. Last values: ${last.join(", ")}${more}.${restarted}`;
}
