// SVG over a plot: the tail that live deltas added since Plotly's last redraw, the shared vertical rule, the zoom selection.
// Drawing a tail here costs microseconds where a Plotly redraw costs tens of milliseconds.
import { dashOf, faint, runColor } from "./palette.js";

const SVG = "http://www.w3.org/2000/svg";

function child(parent, name, attributes) {
  const element = parent.appendChild(document.createElementNS(SVG, name));
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

export class Overlay {
  constructor(host) {
    this.svg = child(host, "svg", { class: "chart-overlay", "aria-hidden": "true" });
    this.restarts = child(this.svg, "g", { class: "chart-restarts" });
    this.tails = child(this.svg, "g", { class: "chart-tails", fill: "none", "stroke-width": 1.5 });
    this.selection = child(this.svg, "rect", { class: "chart-selection", visibility: "hidden" });
    this.rule = child(this.svg, "line", { class: "chart-rule", visibility: "hidden" });
    this.dots = child(this.svg, "g", { class: "chart-dots" });
  }

  /** Takes the plot area over: everything is drawn in its pixels and clipped to it. */
  place({ left, top, width, height }) {
    this.area = { left, top, width, height };
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    Object.assign(this.svg.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  }

  clearTails() {
    this.tails.replaceChildren();
  }

  /** Draws the points of each curve from `curve.drawn` on (joined to the last one drawn by Plotly). */
  drawTails(curves, plot, palette) {
    this.clearTails();
    for (const curve of curves) {
      if (curve.drawn >= curve.x.length) continue;
      const start = Math.max(0, curve.drawn - 1);
      const color = runColor(palette, curve.run.style);
      if (curve.smoothed) this.#path(curve.x, curve.y, start, plot, faint(color, 0.25), "none");
      this.#path(curve.x, curve.main, start, plot, color, dashOf(curve.run));
    }
  }

  #path(x, y, start, plot, stroke, dash) {
    let d = "";
    let pen = "M";
    for (let i = start; i < x.length; i++) {
      const py = plot.yScale.toPixel(y[i]);
      if (!Number.isFinite(py)) {
        pen = "M";
        continue;
      }
      d += `${pen}${plot.xScale.toPixel(x[i]).toFixed(1)},${py.toFixed(1)}`;
      pen = "L";
    }
    child(this.tails, "path", { d, stroke, "stroke-dasharray": dash });
  }

  /** Draws a mark where a run was restarted, in its colour. */
  drawRestarts(places, plot, palette) {
    this.restarts.replaceChildren();
    for (const { run, x } of places) {
      const pixel = plot.xScale.toPixel(x).toFixed(1);
      child(this.restarts, "path", { d: `M${pixel},0V${this.area.height}`, stroke: runColor(palette, run.style) });
    }
  }

  showRule(pixel) {
    const hidden = pixel === null || pixel < 0 || pixel > this.area?.width;
    this.rule.setAttribute("visibility", hidden ? "hidden" : "visible");
    if (hidden) return;
    for (const [name, value] of [["x1", pixel], ["x2", pixel], ["y1", 0], ["y2", this.area.height]]) this.rule.setAttribute(name, value);
  }

  /** Marks the hovered points: [{x, y, color, strong}] in pixels. */
  showDots(points) {
    this.dots.replaceChildren();
    for (const { x, y, color, strong } of points) child(this.dots, "circle", { cx: x, cy: y, r: strong ? 4 : 2.5, fill: color });
  }

  /** Shows the rectangle being dragged; null hides it. */
  showSelection(box) {
    this.selection.setAttribute("visibility", box ? "visible" : "hidden");
    for (const [name, value] of Object.entries(box ?? {})) this.selection.setAttribute(name, value);
  }

  remove() {
    this.svg.remove();
  }
}
