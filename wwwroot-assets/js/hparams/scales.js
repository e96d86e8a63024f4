// Where a column's values stand along an axis of length 1: by number, by logarithm, by rank, or one place for each category.

const LINEAR_TICKS = 5;

/** The scale of a column over the numbers it has; nulls are values that a trial lacks. `place` gives null for what has no place. */
export function scaleOf(column, values) {
  if (column.values) return categories(column.values);
  const numbers = values.filter((value) => value !== null);
  if (column.scale === "quantile") return quantile(numbers);
  if (column.scale === "log") return logarithmic(numbers.filter((value) => value > 0));
  return linear(numbers);
}

function linear(numbers) {
  const [low, high] = extent(numbers);
  return {
    place: (value) => (value === null ? null : high > low ? (value - low) / (high - low) : 0.5),
    value: (place) => low + place * (high - low),
    ticks: niceTicks(low, high),
  };
}

function logarithmic(numbers) {
  const [low, high] = extent(numbers).map(Math.log);
  const ticks = [];
  for (let power = Math.floor(low / Math.LN10); power <= Math.ceil(high / Math.LN10); power++) ticks.push(10 ** power);
  const within = ticks.filter((tick) => Math.log(tick) >= low - 1e-9 && Math.log(tick) <= high + 1e-9);
  return {
    place: (value) => (value === null || value <= 0 ? null : high > low ? (Math.log(value) - low) / (high - low) : 0.5),
    value: (place) => Math.exp(low + place * (high - low)),
    ticks: within.length > 1 ? within : [Math.exp(low), Math.exp(high)],
  };
}

// Equal values share the middle of their ranks.
function quantile(numbers) {
  const sorted = Float64Array.from(numbers).sort();
  const last = Math.max(1, sorted.length - 1);
  const place = (value) => {
    if (value === null) return null;
    return (firstAtLeast(sorted, value) + firstAbove(sorted, value) - 1) / 2 / last;
  };
  const distinct = [...new Set([0, 0.25, 0.5, 0.75, 1].map((share) => sorted[Math.round(share * (sorted.length - 1))]))];
  return { place, value: (share) => sorted[Math.round(Math.min(1, Math.max(0, share)) * (sorted.length - 1))] ?? 0, ticks: distinct.filter((tick) => tick !== undefined) };
}

function categories(values) {
  const last = values.length - 1;
  return {
    place: (index) => (index === null ? null : last > 0 ? index / last : 0.5),
    value: (place) => Math.round(place * last),
    ticks: values.map((_, index) => index),
    labels: values,
  };
}

export function extent(numbers) {
  let low = Infinity;
  let high = -Infinity;
  for (const number of numbers) {
    if (number < low) low = number;
    if (number > high) high = number;
  }
  return low <= high ? [low, high] : [0, 1];
}

/** Round numbers within a range, about five of them. */
export function niceTicks(low, high) {
  if (!(high > low)) return [low];
  const rough = (high - low) / LINEAR_TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough);
  const ticks = [];
  for (let tick = Math.ceil(low / step); tick * step <= high + step * 1e-9; tick++) ticks.push(Number((tick * step).toPrecision(12)));
  return ticks;
}

function firstAtLeast(sorted, value) {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle] < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

function firstAbove(sorted, value) {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle] <= value) from = middle + 1;
    else to = middle;
  }
  return from;
}
