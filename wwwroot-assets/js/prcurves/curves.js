// Arithmetic of precision-recall curves: pure.

export const F1_LINES = [0.2, 0.4, 0.6, 0.8];

/** The harmonic mean of precision and recall. */
export const f1 = (precision, recall) => (precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0);

/** Points [recall, precision] with one F1, from the recall where precision is 1 to recall 1. */
export function isoF1(value, points = 40) {
  const first = value / (2 - value);
  return Array.from({ length: points + 1 }, (_, i) => {
    const recall = first + (1 - first) * (i / points) ** 2; // closer together where it is steep
    return [recall, (value * recall) / (2 * recall - value)];
  });
}

/** The threshold's point nearest to (x, y) in pixels among curves; null when there is none. */
export function nearestPoint(curves, toX, toY, x, y) {
  let best = null;
  for (const curve of curves) {
    const { recall, precision } = curve.data;
    for (let i = 0; i < recall.length; i++) {
      const distance = (toX(recall[i]) - x) ** 2 + (toY(precision[i]) - y) ** 2;
      if (Number.isFinite(distance) && (!best || distance < best.distance)) best = { curve, i, distance };
    }
  }
  return best;
}
