// Where points are on the screen, and which of them lie under a place or in a box.

export class Screen {
  #seen = new Float32Array(0); // x, y and depth per point; depth 2 for what is not seen.

  /** Projects the visible points through the camera. */
  update(places, visible, camera) {
    if (this.#seen.length !== places.length) this.#seen = new Float32Array(places.length);
    const seen = this.#seen;
    seen.fill(2);
    const m = camera.matrix;
    const [halfWidth, halfHeight] = [camera.width / 2, camera.height / 2];
    for (const point of visible) {
      const at = point * 3;
      const [x, y, z] = [places[at], places[at + 1], places[at + 2]];
      const w = m[3] * x + m[7] * y + m[11] * z + m[15];
      if (w <= 0) continue;
      seen[at] = halfWidth * (1 + (m[0] * x + m[4] * y + m[8] * z + m[12]) / w);
      seen[at + 1] = halfHeight * (1 - (m[1] * x + m[5] * y + m[9] * z + m[13]) / w);
      seen[at + 2] = (m[2] * x + m[6] * y + m[10] * z + m[14]) / w;
    }
  }

  /** x, y and depth of a point; null when it is not seen. */
  of(point) {
    const at = point * 3;
    return this.#seen[at + 2] < 1.01 ? [this.#seen[at], this.#seen[at + 1], this.#seen[at + 2]] : null;
  }

  /** The point under a place: of those within reach the foremost, else the nearest; -1 for none. */
  pick(x, y, radius, reach) {
    const seen = this.#seen;
    let [front, depth, nearest, distance] = [-1, 2, -1, reach * reach];
    for (let point = 0, at = 0; at < seen.length; point++, at += 3) {
      const [dx, dy, z] = [seen[at] - x, seen[at + 1] - y, seen[at + 2]];
      if (z > 1.01 || Math.abs(dx) > reach || Math.abs(dy) > reach) continue;
      const squared = dx * dx + dy * dy;
      if (squared <= radius * radius && z <= depth) [front, depth] = [point, z];
      if (squared < distance) [nearest, distance] = [point, squared];
    }
    return front >= 0 ? front : nearest;
  }

  within(left, top, right, bottom) {
    const found = [];
    const seen = this.#seen;
    for (let point = 0, at = 0; at < seen.length; point++, at += 3) {
      if (seen[at + 2] <= 1.01 && seen[at] >= left && seen[at] <= right && seen[at + 1] >= top && seen[at + 1] <= bottom) found.push(point);
    }
    return found;
  }
}
