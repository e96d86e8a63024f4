// The outlines of quantile bands: pure arithmetic.

export const POINTS = 9;
export const NAMES = ["min", "6.7 %", "15.9 %", "30.8 %", "median", "69.1 %", "84.1 %", "93.3 %", "max"];

/**
 * One quantile's curve as [x, y, x, y, …]. A row of one step is a point; a merged one goes from the least to the greatest value its
 * steps have, so that no peak is lost. NaN breaks the curve.
 */
export function curve({ x, lastX, merged, least, greatest }, point) {
  const values = [];
  for (let row = 0; row < x.length; row++) {
    const low = least[row * POINTS + point];
    values.push(x[row], low);
    if (merged[row] > 1) values.push(lastX[row], greatest[row * POINTS + point]);
  }
  return values;
}

/** The least and greatest finite value of all curves; [0, 1] when there is none. */
export function extent({ least, greatest }) {
  let [low, high] = [Infinity, -Infinity];
  for (const value of least) if (Number.isFinite(value) && value < low) low = value;
  for (const value of greatest) if (Number.isFinite(value) && value > high) high = value;
  return low <= high ? [low, high] : [0, 1];
}
