// The whole picture, small, with a frame around what the page shows; a click or a drag goes there.

const SIZE = 160;
const LARGEST_SCALE = 0.12;

export class Minimap {
  #drawn = null;

  constructor(canvas, goTo) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    const go = (event) => {
      const box = canvas.getBoundingClientRect();
      goTo((event.clientX - box.left) / this.scale, (event.clientY - box.top) / this.scale);
    };
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      go(event);
    });
    canvas.addEventListener("pointermove", (event) => event.buttons & 1 && go(event));
  }

  /** Draws the places once for each picture. */
  show(places, { width, height }) {
    const styles = getComputedStyle(this.canvas);
    this.scale = Math.min(LARGEST_SCALE, SIZE / Math.max(1, width), SIZE / Math.max(1, height));
    this.bounds = { width, height };
    const ratio = devicePixelRatio;
    const size = [Math.max(24, width * this.scale), Math.max(24, height * this.scale)];
    [this.canvas.width, this.canvas.height] = size.map((one) => Math.round(one * ratio));
    [this.canvas.style.width, this.canvas.style.height] = size.map((one) => `${Math.round(one)}px`);
    this.#drawn = document.createElement("canvas");
    [this.#drawn.width, this.#drawn.height] = [this.canvas.width, this.canvas.height];
    const pen = this.#drawn.getContext("2d");
    pen.scale(this.scale * ratio, this.scale * ratio);
    for (const place of places.values()) {
      pen.globalAlpha = place.open ? 0.12 : 0.6;
      pen.fillStyle = styles.getPropertyValue("--text-2");
      pen.fillRect(place.x, place.y, place.width, place.height);
    }
  }

  frame({ x, y, width, height }) {
    if (!this.#drawn) return;
    this.canvas.hidden = x <= 0 && y <= 0 && x + width >= this.bounds.width && y + height >= this.bounds.height; // All is on screen.
    const ratio = devicePixelRatio;
    this.context.setTransform(1, 0, 0, 1, 0, 0);
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.context.drawImage(this.#drawn, 0, 0);
    this.context.scale(ratio, ratio);
    this.context.strokeStyle = getComputedStyle(this.canvas).getPropertyValue("--accent");
    this.context.lineWidth = 1.5;
    const inset = (value, most) => Math.min(Math.max(value, 1), Math.max(1, most - 1));
    const [mapWidth, mapHeight] = [this.canvas.width / ratio, this.canvas.height / ratio];
    const [left, top] = [inset(x * this.scale, mapWidth), inset(y * this.scale, mapHeight)];
    const [right, bottom] = [inset((x + width) * this.scale, mapWidth), inset((y + height) * this.scale, mapHeight)];
    this.context.strokeRect(left, top, right - left, bottom - top);
  }
}
