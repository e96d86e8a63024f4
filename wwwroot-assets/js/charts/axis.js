// Axis arithmetic: which x a point has, the range that shows everything, and the mapping between values and pixels.

/** The x column of `series` for the view's axis; NaN where a point has no place on it. */
export function xColumn(series, view) {
  const { count } = series;
  switch (view.xAxis) {
    case "wall": return wallColumn(series, localOffset(), 1000);
    case "relative": return wallColumn(series, relativeZero(series, view), 1);
    case "scalar":
    case "arrival": return (series.x ?? series.step).subarray(0, count);
    default: return series.step.subarray(0, count);
  }
}

// Plotly writes dates in UTC; shifting by the local offset makes its ticks read local time.
const localOffset = () => new Date().getTimezoneOffset() * 60;

/** Where a wall time (seconds since the epoch; null when unknown) stands on the view's axis of time. */
export function toAxis(view, wall, zero) {
  if (wall === null) return NaN;
  return view.xAxis === "wall" ? (wall - localOffset()) * 1000 : wall - zero;
}

/** The range with no more digits than a plot can show, so that a link stays readable. */
export function rounded([low, high], log) {
  if (log) return [Number(low.toPrecision(6)), Number(high.toPrecision(6))];
  const digits = Math.min(Math.max(5 - Math.ceil(Math.log10(high - low)), 0), 100);
  return Number.isFinite(digits) ? [Number(low.toFixed(digits)), Number(high.toFixed(digits))] : [low, high];
}

/** The range of the axis as the server's query understands it: steps, indices, or seconds. */
export function toQuery(view, range) {
  return view.xAxis === "wall" ? range.map((x) => x / 1000 + localOffset()) : range;
}

/** The inverse of `toQuery`. */
export function fromQuery(view, range) {
  return view.xAxis === "wall" ? range.map((seconds) => (seconds - localOffset()) * 1000) : range;
}

/** Where the relative axis starts, in seconds since the epoch. */
export function relativeZero(series, view) {
  return view.relativeTo === "series" || !Number.isFinite(series.runStart) ? series.seriesStart : series.runStart;
}

function wallColumn({ wall, count }, zero, scale) {
  const x = new Float64Array(count);
  for (let i = 0; i < count; i++) x[i] = (wall[i] - zero) * scale;
  return x;
}

/** Smallest and largest finite value of a column, only positive ones on a log axis; null when there is none. */
export function extent(column, log) {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < column.length; i++) {
    const value = column[i];
    if (Number.isFinite(value) && (!log || value > 0)) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : null;
}

export function union(a, b) {
  if (!a || !b) return a ?? b;
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}

/** TensorBoard's outlier rule: the 5th and 95th percentile of everything drawn, pooled. */
export function inliers(columns, log) {
  const pooled = new Float64Array(columns.reduce((sum, column) => sum + column.length, 0));
  let count = 0;
  for (const column of columns) {
    for (const value of column) if (Number.isFinite(value) && (!log || value > 0)) pooled[count++] = value;
  }
  if (count === 0) return null;
  const sorted = pooled.subarray(0, count).sort();
  if (count <= 2) return [sorted[0], sorted[count - 1]];
  return [sorted[Math.ceil((count - 1) * 0.05)], sorted[Math.floor((count - 1) * 0.95)]];
}

/** A range with room around it; an empty or single-valued one becomes something drawable. */
export function padded(range, log, fraction) {
  if (!range) return log ? [1, 10] : [0, 1];
  let [low, high] = range;
  if (log) {
    const room = low === high ? 2 : (high / low) ** fraction;
    return [low / room, high * room];
  }
  if (low === high) {
    const room = Math.abs(low) * 0.1 || 1;
    return [low - room, high + room];
  }
  const room = (high - low) * fraction;
  return [low - room, high + room];
}

/** Plotly's spelling of a range: exponents of ten on a log axis. */
export const toPlotly = (range, log) => (log ? range.map((value) => Math.log10(value)) : range);

/** Maps values of `range` to 0…`size` and back. */
export function scale(range, log, size) {
  const [low, high] = toPlotly(range, log);
  const span = high - low || 1;
  return {
    toPixel: (value) => (((log ? Math.log10(value) : value) - low) / span) * size,
    toValue: (pixel) => {
      const value = low + (pixel / size) * span;
      return log ? 10 ** value : value;
    },
  };
}

/** Index of the point of the sorted column nearest to `x`; -1 when there is none. */
export function nearest(column, x) {
  let low = 0;
  let high = column.length - 1;
  if (high < 0) return -1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (column[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low > 0 && x - column[low - 1] <= column[low] - x ? low - 1 : low;
}
