// Where the eye is: a point of the world at (x, y) is drawn at (x * scale + left, y * scale + top).

const LEAST = 0.005;
const MOST = 4;
const MARGIN = 32;

export const clampScale = (scale) => Math.min(MOST, Math.max(LEAST, scale));

/** The camera that shows a rectangle of the world whole, and no larger than life. */
export function fit({ x, y, width, height }, view, most = 1) {
  const scale = clampScale(Math.min(most, (view.width - 2 * MARGIN) / Math.max(1, width), (view.height - 2 * MARGIN) / Math.max(1, height)));
  return { scale, left: (view.width - width * scale) / 2 - x * scale, top: Math.max(MARGIN / 2, (view.height - height * scale) / 2) - y * scale };
}

/** Zooms so that the point of the world under (x, y) stays there. */
export function zoomAt(camera, x, y, factor) {
  const scale = clampScale(camera.scale * factor);
  const change = scale / camera.scale;
  return { scale, left: x - (x - camera.left) * change, top: y - (y - camera.top) * change };
}

/** The camera that has a rectangle of the world on screen, moved no more than that takes; scaled up to `least` if it is smaller. */
export function reveal(camera, rect, view, least = 0.5) {
  const scale = Math.max(camera.scale, least);
  const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  const centred = { scale, left: view.width / 2 - x * scale, top: view.height / 2 - y * scale };
  if (scale !== camera.scale) return centred;
  const [left, top] = [rect.x * scale + camera.left, rect.y * scale + camera.top];
  const inside = left >= MARGIN && top >= MARGIN && left + rect.width * scale <= view.width - MARGIN && top + rect.height * scale <= view.height - MARGIN;
  return inside ? camera : centred;
}

/** What is on screen, as a rectangle of the world. */
export const windowOf = (camera, view) => ({
  x: -camera.left / camera.scale,
  y: -camera.top / camera.scale,
  width: view.width / camera.scale,
  height: view.height / camera.scale,
});

export const meets = (one, other) =>
  one.x <= other.x + other.width && other.x <= one.x + one.width && one.y <= other.y + other.height && other.y <= one.y + one.height;
