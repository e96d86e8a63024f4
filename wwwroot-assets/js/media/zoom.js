// One zoom for several pictures: in fractions of each picture's own box, so that pictures of other sizes move alike.

const MIN_SCALE = 1 / 64;
const MAX_SCALE = 64;

export class Zoom {
  constructor(changed) {
    this.changed = changed;
    this.reset();
  }

  reset() {
    [this.scale, this.x, this.y] = [1, 0, 0];
    this.changed();
  }

  /** Scales by a factor around a point given as fractions of the unscaled box. */
  by(factor, atX = 0.5, atY = 0.5) {
    const scale = Math.min(Math.max(this.scale * factor, MIN_SCALE), MAX_SCALE);
    const ratio = scale / this.scale;
    this.x = atX - (atX - this.x) * ratio;
    this.y = atY - (atY - this.y) * ratio;
    this.scale = scale;
    this.#clamp();
  }

  /** Moves by fractions of the unscaled box. */
  pan(dx, dy) {
    this.x += dx;
    this.y += dy;
    this.#clamp();
  }

  get transform() {
    return `translate(${this.x * 100}%, ${this.y * 100}%) scale(${this.scale})`;
  }

  // A picture larger than its box covers it; a smaller one stays in its middle.
  #clamp() {
    this.x = this.scale < 1 ? (1 - this.scale) / 2 : Math.min(Math.max(this.x, 1 - this.scale), 0);
    this.y = this.scale < 1 ? (1 - this.scale) / 2 : Math.min(Math.max(this.y, 1 - this.scale), 0);
    this.changed();
  }
}

/** Wheel zooms, drag pans, double click resets: on `frame`, whose picture is `picture`. */
export function attachZoom(frame, picture, zoom, signal) {
  const box = () => {
    const { left, top, width, height } = picture.getBoundingClientRect();
    const [w, h] = [width / zoom.scale || 1, height / zoom.scale || 1];
    return { left: left - zoom.x * w, top: top - zoom.y * h, w, h };
  };
  frame.addEventListener("wheel", (event) => {
    event.preventDefault();
    const { left, top, w, h } = box();
    zoom.by(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.002)), (event.clientX - left) / w, (event.clientY - top) / h);
  }, { passive: false, signal });
  frame.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    frame.setPointerCapture(event.pointerId);
  }, { signal });
  frame.addEventListener("pointermove", (event) => {
    if (!frame.hasPointerCapture(event.pointerId)) return;
    const { w, h } = box();
    zoom.pan(event.movementX / w, event.movementY / h);
  }, { signal });
  frame.addEventListener("dblclick", () => zoom.reset(), { signal });
}
