// A canvas that fills its panel: sharp on every screen, with axes in the tokens' colours.
// Panels draw on a canvas of their own and not with Plotly: a ridgeline of a hundred filled traces costs Plotly 160 ms and
// thousands of SVG nodes, this a few milliseconds and none; and a page shows dozens of panels.

const FONT = "11px 'Inter Variable', system-ui, sans-serif";

export class Surface {
  constructor(host) {
    this.host = host;
    this.canvas = host.appendChild(document.createElement("canvas"));
    this.canvas.className = "panel-canvas";
    this.canvas.setAttribute("aria-hidden", "true");
  }

  /** Clears everything and takes over the host's size; `margins`: what axes need on each side. False while nothing is visible. */
  begin({ left, right, top, bottom }) {
    const { clientWidth: width, clientHeight: height } = this.host;
    const density = devicePixelRatio || 1;
    this.area = { left, top, width: Math.max(1, width - left - right), height: Math.max(1, height - top - bottom) };
    if (width === 0 || height === 0) return false;
    Object.assign(this.canvas, { width: Math.round(width * density), height: Math.round(height * density) });
    this.context = this.canvas.getContext("2d");
    this.context.setTransform(density, 0, 0, density, 0, 0);
    this.context.font = FONT;
    return true;
  }

  /** Draws inside the plot area, clipped to it, with its top left corner as origin. */
  inside(draw) {
    const { context, area } = this;
    context.save();
    context.translate(area.left, area.top);
    context.beginPath();
    context.rect(0, 0, area.width, area.height);
    context.clip();
    draw(context, area);
    context.restore();
  }

  /** Ticks below the plot area. `toPixel` maps a value to pixels from its left edge. */
  xAxis(ticks, text, toPixel, palette, grid = true) {
    const { context, area } = this;
    context.textAlign = "center";
    context.textBaseline = "top";
    let free = -Infinity;
    for (const tick of ticks) {
      const x = area.left + toPixel(tick);
      if (x < area.left - 0.5 || x > area.left + area.width + 0.5) continue;
      if (grid) this.#line(x, area.top, x, area.top + area.height, palette.grid);
      const label = text(tick);
      const half = context.measureText(label).width / 2;
      const center = Math.min(x, this.host.clientWidth - half - 2);
      if (center - half < free) continue;
      free = center + half + 8;
      context.fillStyle = palette.text;
      context.fillText(label, center, area.top + area.height + 6);
    }
  }

  /** Ticks beside the plot area, left or right. `toPixel` maps a value to pixels from its top edge. */
  yAxis(ticks, text, toPixel, palette, { side = "left", grid = true } = {}) {
    const { context, area } = this;
    context.textAlign = side === "left" ? "right" : "left";
    context.textBaseline = "middle";
    const x = side === "left" ? area.left - 6 : area.left + area.width + 6;
    for (const tick of ticks) {
      const y = area.top + toPixel(tick);
      if (y < area.top - 0.5 || y > area.top + area.height + 0.5) continue;
      if (grid) this.#line(area.left, y, area.left + area.width, y, palette.grid);
      context.fillStyle = palette.text;
      context.fillText(text(tick), x, y);
    }
  }

  remove() {
    this.canvas.remove();
  }

  #line(x1, y1, x2, y2, color) {
    const { context } = this;
    context.strokeStyle = color;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(Math.round(x1) + 0.5, Math.round(y1) + 0.5);
    context.lineTo(Math.round(x2) + 0.5, Math.round(y2) + 0.5);
    context.stroke();
  }
}
