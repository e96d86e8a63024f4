// Where an axis has its ticks, and what they say: pure.
import { formatDuration, formatValue } from "../charts/format.js";

const CLOCK = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];

/** At most about `count` round numbers from low to high. */
export function niceTicks(low, high, count) {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return [low];
  const raw = span / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= raw * 0.999) ?? raw;
  return multiples(low, high, step);
}

/** Whole numbers only, for steps. */
export function stepTicks(low, high, count) {
  return [...new Set(niceTicks(low, high, count).map(Math.round))].filter((tick) => tick >= low && tick <= high);
}

/** Round times of a clock; `zero` is what the axis counts from, in its own seconds. */
export function clockTicks(low, high, count, zero = 0) {
  const raw = (high - low) / count;
  if (raw < 1) return niceTicks(low, high, count);
  const step = CLOCK.find((size) => size >= raw) ?? Math.ceil(raw / 86400) * 86400;
  return multiples(low - zero, high - zero, step).map((tick) => tick + zero);
}

function multiples(low, high, step) {
  const ticks = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9 && ticks.length < 100; i++) ticks.push(i === 0 ? 0 : i * step);
  return ticks.length > 0 ? ticks : [low];
}

/** How ticks of this distance are told: every one alike, without digits that say nothing. */
export function tickText(ticks) {
  const step = ticks.length > 1 ? Math.abs(ticks[1] - ticks[0]) : Math.abs(ticks[0]) || 1;
  const largest = Math.max(...ticks.map(Math.abs));
  if (largest >= 1e6 || (largest < 1e-3 && largest > 0)) return (tick) => formatValue(Number(tick.toPrecision(4))).replace("-", "−");
  const digits = Math.min(Math.max(0, -Math.floor(Math.log10(step) + 1e-9)), 10);
  return (tick) => tick.toFixed(digits).replace("-", "−");
}

/** The axis of steps as the view has it: its ticks from low to high, and their texts. */
export function timeAxis(axis, low, high, count) {
  if (axis === "step") {
    const ticks = stepTicks(low, high, count);
    const compact = new Intl.NumberFormat(undefined, { notation: high >= 1e5 ? "compact" : "standard", maximumSignificantDigits: 6 });
    return { ticks, text: (tick) => compact.format(tick) };
  }
  if (axis === "relative") return { ticks: clockTicks(low, high, count), text: shortDuration };
  const zero = new Date(low * 1000).getTimezoneOffset() * 60;
  const clock = new Intl.DateTimeFormat(undefined, high - low > 2 * 86400 ? { month: "short", day: "numeric" }
    : { hour: "2-digit", minute: "2-digit", ...(high - low < 600 ? { second: "2-digit" } : {}) });
  return { ticks: clockTicks(low, high, count, zero), text: (tick) => clock.format(tick * 1000) };
}

const shortDuration = (seconds) => formatDuration(seconds).replace(/ 0[smh]$/, "").replace(".0 s", " s");
