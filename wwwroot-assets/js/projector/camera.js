// Where the picture is seen from. Points lie within a cube from -1 to 1. In 3-D an orbit around a target; in 2-D the plane from above.

const FIELD_OF_VIEW = 0.7; // Radians, vertically.
const HOME_DISTANCE = 3.6;
const NEAR = 0.05;
const FAR = 60;

export class Camera {
  #matrix = new Float32Array(16);
  #stale = true;

  constructor(changed) {
    this.changed = changed;
    this.width = this.height = 1;
    this.flat = false;
    this.#home();
  }

  #home() {
    Object.assign(this, { yaw: 0.6, pitch: 0.35, distance: HOME_DISTANCE, target: [0, 0, 0], zoom: 0.92, centre: [0, 0] });
  }

  /** Back to where everything is seen. */
  reset() {
    this.#home();
    this.#touch();
  }

  resize(width, height) {
    Object.assign(this, { width, height });
    this.#touch();
  }

  setFlat(flat) {
    this.flat = flat;
    this.#touch();
  }

  /** Turned by a drag of so many pixels; in 2-D moved. */
  turn(dx, dy) {
    if (this.flat) return this.move(dx, dy);
    this.yaw -= dx * 0.008;
    this.pitch = Math.min(1.55, Math.max(-1.55, this.pitch + dy * 0.008));
    this.#touch();
  }

  move(dx, dy) {
    if (this.flat) {
      const scale = 2 / (this.zoom * Math.min(this.width, this.height));
      this.centre = [this.centre[0] - dx * scale, this.centre[1] + dy * scale];
    } else {
      const { right, up } = this.#axes();
      const scale = (2 * Math.tan(FIELD_OF_VIEW / 2) * this.distance) / this.height;
      this.target = this.target.map((at, i) => at - right[i] * dx * scale + up[i] * dy * scale);
    }
    this.#touch();
  }

  /** Nearer by a factor; in 2-D around a place of the window. */
  zoomBy(factor, x = this.width / 2, y = this.height / 2) {
    if (this.flat) {
      const before = this.#toPlane(x, y);
      this.zoom = Math.min(500, Math.max(0.1, this.zoom * factor));
      const after = this.#toPlane(x, y);
      this.centre = this.centre.map((at, i) => at + before[i] - after[i]);
    } else {
      this.distance = Math.min(30, Math.max(0.08, this.distance / factor));
    }
    this.#touch();
  }

  /** World to clip space, column by column. */
  get matrix() {
    if (this.#stale) {
      this.#matrix = this.flat ? this.#flatMatrix() : this.#orbitMatrix();
      this.#stale = false;
    }
    return this.#matrix;
  }

  /** Pixels that a thing of size 1 has at the target; 3-D things shrink with their distance from it. */
  get focus() {
    return this.flat ? 1 : this.distance;
  }

  /** As short text. */
  pack() {
    const numbers = this.flat ? [this.zoom, ...this.centre] : [this.yaw, this.pitch, this.distance, ...this.target];
    return numbers.map((number) => +number.toFixed(3)).join("_");
  }

  unpack(text) {
    const numbers = text.split("_").map(Number);
    if (!numbers.every(Number.isFinite)) return;
    if (this.flat && numbers.length === 3) Object.assign(this, { zoom: Math.min(500, Math.max(0.1, numbers[0])), centre: numbers.slice(1) });
    if (!this.flat && numbers.length === 6) {
      Object.assign(this, { yaw: numbers[0], pitch: numbers[1], distance: Math.min(30, Math.max(0.08, numbers[2])), target: numbers.slice(3) });
    }
    this.#touch();
  }

  #touch() {
    this.#stale = true;
    this.changed();
  }

  #toPlane(x, y) {
    const scale = 2 / (this.zoom * Math.min(this.width, this.height));
    return [this.centre[0] + (x - this.width / 2) * scale, this.centre[1] - (y - this.height / 2) * scale];
  }

  #axes() {
    const [sy, cy, sp, cp] = [Math.sin(this.yaw), Math.cos(this.yaw), Math.sin(this.pitch), Math.cos(this.pitch)];
    return { right: [cy, 0, -sy], up: [-sy * sp, cp, -cy * sp], back: [sy * cp, sp, cy * cp] };
  }

  #flatMatrix() {
    const side = Math.min(this.width, this.height);
    const [sx, sy] = [(this.zoom * side) / this.width, (this.zoom * side) / this.height];
    return new Float32Array([sx, 0, 0, 0, 0, sy, 0, 0, 0, 0, -0.1, 0, -this.centre[0] * sx, -this.centre[1] * sy, 0, 1]);
  }

  #orbitMatrix() {
    const { right, up, back } = this.#axes();
    const eye = this.target.map((at, i) => at + back[i] * this.distance);
    const dot = (axis) => axis.reduce((sum, part, i) => sum + part * eye[i], 0);
    const f = 1 / Math.tan(FIELD_OF_VIEW / 2);
    const narrow = Math.min(1, this.width / this.height); // A tall window shows no less.
    const [fx, fy] = [(f * this.height * narrow) / this.width, f * narrow];
    const [a, b] = [(FAR + NEAR) / (NEAR - FAR), (2 * FAR * NEAR) / (NEAR - FAR)];
    return new Float32Array([
      right[0] * fx, up[0] * fy, back[0] * a, -back[0],
      right[1] * fx, up[1] * fy, back[1] * a, -back[1],
      right[2] * fx, up[2] * fy, back[2] * a, -back[2],
      -dot(right) * fx, -dot(up) * fy, -dot(back) * a + b, dot(back),
    ]);
  }
}
