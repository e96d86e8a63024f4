// The columns of the tables below charts: what each tells of a run's numbers at a step or over a range, and how it is sorted.
import { formatDuration, formatValue } from "./format.js";

/** Each column: title, help, of(numbers) → what is sorted by, text(value) → as people read it. */
export const COLUMNS = {
  value: column("Value", "Value at the step", ({ end }) => end, formatValue),
  smoothed: column("Smoothed", "Smoothed value at the step, or at the end of the range", ({ smoothed }) => smoothed, formatValue),
  step: column("Step", "Step of the point: the nearest to the one selected", ({ endStep }) => endStep, stepText),
  relative: column("Relative", "Time of that point since the start of the run or series", ({ relative }) => relative, formatDuration),
  min: column("Min", "Lowest finite value in the range", ({ min }) => min, formatValue),
  max: column("Max", "Highest finite value in the range", ({ max }) => max, formatValue),
  mean: column("Mean", "Mean of the finite values in the range, each point counting alike", ({ mean }) => mean, formatValue),
  start: column("Start", "Value of the first point in the range", ({ start }) => start, formatValue),
  end: column("End", "Value of the last point in the range", ({ end }) => end, formatValue),
  change: column("Change", "End minus start", ({ start, end }) => end - start, signed),
  percent: column("%", "Change in parts of the start’s magnitude", ({ start, end }) => (end - start) / Math.abs(start), percentText),
  startstep: column("Start step", "Step of the first point in the range", ({ startStep }) => startStep, stepText),
  endstep: column("End step", "Step of the last point in the range", ({ endStep }) => endStep, stepText),
  minstep: column("Step at min", "First step with the lowest value", ({ minStep }) => minStep, stepText),
  maxstep: column("Step at max", "First step with the highest value", ({ maxStep }) => maxStep, stepText),
  count: column("Points", "Points in the range, those that are not finite included", ({ count }) => count, (count) => count.toLocaleString()),
};

const AT_STEP = ["value", "smoothed", "step", "relative"];
const OVER_RANGE = Object.keys(COLUMNS).filter((name) => name !== "value" && name !== "step");

/** The columns that there can be for a single step or a range. */
export const columnsFor = (isRange) => (isRange ? OVER_RANGE : AT_STEP);

/** A row of the server's answer as numbers: steps are BigInt, what is missing null. */
export function toNumbers(row, relativeTo) {
  const zero = relativeTo === "series" ? row.seriesStart : row.runStart ?? row.seriesStart;
  const step = (digits) => (digits === null ? null : BigInt(digits));
  return {
    count: row.count, start: Number(row.start), end: Number(row.end), min: row.min, max: row.max, mean: row.mean,
    smoothed: row.smoothed === null ? null : Number(row.smoothed),
    relative: row.wall === null || zero === null ? null : row.wall - zero,
    startStep: step(row.startStep), endStep: step(row.endStep), minStep: step(row.minStep), maxStep: step(row.maxStep),
  };
}

/** Rows ({run, numbers}) in the order of a column; without one, or where equal, by name. What is missing or no number stands last. */
export function sorted(rows, sort) {
  const { column: name, descending } = sort ?? {};
  const byName = (a, b) => a.run.name.localeCompare(b.run.name, undefined, { numeric: true });
  const direction = descending ? -1 : 1;
  if (name === "run") return [...rows].sort((a, b) => direction * byName(a, b));
  const of = COLUMNS[name]?.of;
  if (!of) return [...rows].sort(byName);
  return rows.map((row) => ({ row, key: of(row.numbers) }))
    .sort((a, b) => missing(a.key) - missing(b.key) || (missing(a.key) ? 0 : direction * compare(a.key, b.key)) || byName(a.row, b.row))
    .map(({ row }) => row);
}

/** Where a column goes that is moved before another (null: to the end), or one place by `by`. */
export function moved(columns, name, before) {
  const rest = columns.filter((column) => column !== name);
  const at = before === null ? -1 : rest.indexOf(before);
  return at < 0 ? [...rest, name] : [...rest.slice(0, at), name, ...rest.slice(at)];
}

/** The columns with one moved by so many places. */
export function shifted(columns, name, by) {
  const at = columns.indexOf(name);
  const to = Math.min(Math.max(at + by, 0), columns.length - 1);
  const rest = columns.filter((column) => column !== name);
  return at < 0 ? columns : [...rest.slice(0, to), name, ...rest.slice(to)];
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const missing = (key) => (key === null || Number.isNaN(key) ? 1 : 0);

function column(title, help, of, text) {
  return { title, help, of, text: (value) => (value === null ? "–" : text(value)) };
}

function stepText(step) {
  return step.toLocaleString();
}

function signed(value) {
  return value > 0 ? `+${formatValue(value)}` : formatValue(value);
}

function percentText(ratio) {
  if (!Number.isFinite(ratio)) return "–";
  return `${ratio > 0 ? "+" : ""}${Number((ratio * 100).toPrecision(3))} %`;
}
