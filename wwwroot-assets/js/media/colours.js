// Colour scales of pictures that stand for numbers: even in lightness, told apart without colour vision.

const SEQUENTIAL = [[13, 8, 60], [84, 20, 115], [160, 44, 106], [222, 84, 66], [250, 150, 50], [247, 226, 130]];
const DIVERGING = [[33, 75, 170], [118, 158, 220], [240, 240, 240], [230, 145, 90], [165, 50, 20]];

/** Colour [r, g, b] of a fraction from 0 to 1, low to high. */
export const sequential = (fraction) => at(SEQUENTIAL, fraction);

/** Colour [r, g, b] of a fraction from 0 to 1 whose middle is neutral. */
export const diverging = (fraction) => at(DIVERGING, fraction);

function at(stops, fraction) {
  const place = Math.min(Math.max(fraction, 0), 1) * (stops.length - 1);
  const low = Math.min(Math.floor(place), stops.length - 2);
  return stops[low].map((from, channel) => Math.round(from + (stops[low + 1][channel] - from) * (place - low)));
}
