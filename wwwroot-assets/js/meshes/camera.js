// A camera that orbits a mesh scaled to a sphere of radius 1: pure arithmetic, matrices column by column as WebGL takes them.

const FIELD = 0.7; // radians, vertically
const NEAR = 0.01;
const FAR = 100;
const HOME = { yaw: 0.6, pitch: 0.35, distance: 3.4, x: 0, y: 0 };

export class Camera {
  constructor() {
    this.reset();
  }

  reset() {
    Object.assign(this, HOME);
  }

  /** Turns by radians; straight up and down are as far as it goes. */
  turn(yaw, pitch) {
    this.yaw += yaw;
    this.pitch = Math.min(Math.PI / 2, Math.max(-Math.PI / 2, this.pitch + pitch));
  }

  /** Moves the mesh by parts of the picture's height. */
  move(x, y) {
    const unit = 2 * this.distance * Math.tan(FIELD / 2);
    this.x += x * unit;
    this.y += y * unit;
  }

  zoom(factor) {
    this.distance = Math.min(50, Math.max(0.05, this.distance * factor));
  }

  /** World to eye. */
  view() {
    const [cy, sy, cp, sp] = [Math.cos(this.yaw), Math.sin(this.yaw), Math.cos(this.pitch), Math.sin(this.pitch)];
    return new Float32Array([cy, sp * sy, -cp * sy, 0, 0, cp, sp, 0, sy, -sp * cy, cp * cy, 0, this.x, this.y, -this.distance, 1]);
  }

  /** Eye to clip space. */
  projection(aspect) {
    const f = 1 / Math.tan(FIELD / 2);
    return new Float32Array([f / aspect, 0, 0, 0, 0, f, 0, 0, 0, 0, (FAR + NEAR) / (NEAR - FAR), -1, 0, 0, (2 * FAR * NEAR) / (NEAR - FAR), 0]);
  }
}

/** The middle of all finite points and the distance of the farthest: what to move and scale by. */
export function frameOf(position) {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < position.length; i++) {
    const value = position[i];
    if (!Number.isFinite(value)) continue;
    if (value < low[i % 3]) low[i % 3] = value;
    if (value > high[i % 3]) high[i % 3] = value;
  }
  const center = low.map((value, axis) => (value <= high[axis] ? value / 2 + high[axis] / 2 : 0));
  const radius = Math.hypot(...low.map((value, axis) => (value <= high[axis] ? (high[axis] / 2 - value / 2) : 0)));
  return { center, radius: radius > 0 && Number.isFinite(radius) ? radius : 1 };
}

/** The points moved and scaled to a sphere of radius 1. */
export function toFrame(position, { center, radius }) {
  const moved = new Float32Array(position.length);
  for (let i = 0; i < position.length; i++) moved[i] = (position[i] - center[i % 3]) / radius;
  return moved;
}
