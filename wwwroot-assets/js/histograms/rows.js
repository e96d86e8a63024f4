// What a reduced answer of histograms says: pure arithmetic on its rows and bins.

/** The mean count per merged step of every bin, the greatest of all, and edges of bins. */
export function toRows(data) {
  const { bins, merged } = data;
  const heights = Float32Array.from(data.counts);
  let greatest = 0;
  for (let row = 0; row < merged.length; row++) {
    for (let bin = 0; bin < bins; bin++) {
      const height = (heights[row * bins + bin] /= merged[row]);
      if (height > greatest) greatest = height;
    }
  }
  return { count: merged.length, bins, heights, greatest };
}

/** Lower edge of a bin of the answer. */
export const edge = ({ low, high, bins }, bin) => low * (1 - bin / bins) + high * (bin / bins);

/** The bin that holds a value; -1 outside. */
export function binOf({ low, high, bins }, value) {
  if (!(value >= low && value <= high)) return -1;
  return Math.min(bins - 1, Math.floor(((value / 2 - low / 2) / (high / 2 - low / 2)) * bins));
}

/** The buckets of an exact histogram that hold a value, as one: [left, right, count], and the count of all; null where there is none. */
export function bucketAt({ left, right, count }, value) {
  const total = count.reduce((sum, one) => sum + one, 0);
  for (let i = 0; i < count.length; i++) {
    const isLast = i === count.length - 1 || right[i] !== left[i + 1];
    if (value >= left[i] && (value < right[i] || (isLast && value === right[i]))) return { left: left[i], right: right[i], count: count[i], total };
  }
  return { left: NaN, right: NaN, count: 0, total };
}

/** The row whose place on the axis is nearest. */
export function rowNearest(x, value) {
  let best = -1;
  for (let i = 0; i < x.length; i++) if (best < 0 || Math.abs(x[i] - value) < Math.abs(x[best] - value)) best = i;
  return best;
}
