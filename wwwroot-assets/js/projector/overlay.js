// Labels and the box of a selection, on a canvas over the points.

const MOST_CHOSEN = 80;
const MOST_MANY = 250;
const LONGEST = 40;

export class Overlay {
  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
  }

  resize(width, height, ratio) {
    Object.assign(this.canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    Object.assign(this, { width, height, ratio });
  }

  /** `chosen` are labelled first, `others` where there is room. */
  draw(screen, { chosen, others, textOf, palette, box }) {
    const context = this.context;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, this.width, this.height);
    context.font = `500 11px ${palette.font}`;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const taken = [];
    this.#label(screen, chosen, MOST_CHOSEN, textOf, palette, taken);
    this.#label(screen, others, MOST_MANY, textOf, palette, taken);
    if (box) this.#drawBox(box, palette);
  }

  #label(screen, points, most, textOf, palette, taken) {
    let drawn = 0;
    for (const point of points) {
      if (drawn >= most) return;
      const at = screen.of(point);
      if (!at || at[0] < 0 || at[1] < 0 || at[0] > this.width || at[1] > this.height) continue;
      const text = textOf(point);
      if (!text) continue;
      const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
      const width = this.context.measureText(short).width;
      const place = [at[0] + 8, at[1] - 8, at[0] + 12 + width, at[1] + 8];
      if (taken.some(([l, t, r, b]) => place[0] < r && place[2] > l && place[1] < b && place[3] > t)) continue;
      taken.push(place);
      this.context.lineWidth = 3;
      this.context.strokeStyle = palette.background;
      this.context.strokeText(short, place[0] + 2, at[1]);
      this.context.fillStyle = palette.strong;
      this.context.fillText(short, place[0] + 2, at[1]);
      drawn++;
    }
  }

  #drawBox([x, y, right, bottom], palette) {
    this.context.globalAlpha = 0.12;
    this.context.fillStyle = palette.accent;
    this.context.fillRect(x, y, right - x, bottom - y);
    this.context.globalAlpha = 1;
    this.context.lineWidth = 1;
    this.context.strokeStyle = palette.accent;
    this.context.strokeRect(x + 0.5, y + 0.5, right - x, bottom - y);
  }
}
