// The tooltip of a chart: one HTML table, text only, that never lies under the pointer.
import { nearest, relativeZero } from "./axis.js";
import { formatDuration, formatStep, formatTime, formatValue } from "./format.js";
import { runColor } from "./palette.js";

const MAX_ROWS = 12;
const GAP = 14;
const EDGE = 8;

/** The rows for x: the nearest point of every curve, sorted as the view says; `distance` in pixels from the pointer. */
export function tooltipRows(curves, x, py, plot, view) {
  const rows = [];
  for (const curve of curves) {
    const i = view.xAxis === "scalar" ? nearestShown(curve, plot.xScale.toPixel(x), py, plot) : nearest(curve.x, x);
    if (i < 0) continue;
    const y = plot.yScale.toPixel(curve.main[i]);
    rows.push({ curve, i, px: plot.xScale.toPixel(curve.x[i]), y, distance: Number.isFinite(y) ? Math.abs(y - py) : Infinity });
  }
  const closest = rows.reduce((best, row) => (best && best.distance <= row.distance ? best : row), null);
  for (const row of rows) row.strong = row === closest;
  return rows.sort(orders[view.tooltipSort] ?? orders.nearest);
}

// Over another scalar x goes either way, so what is near is near on the picture.
function nearestShown({ x, main }, px, py, plot) {
  let best = -1;
  let least = Infinity;
  for (let i = 0; i < x.length; i++) {
    const distance = Math.hypot(plot.xScale.toPixel(x[i]) - px, plot.yScale.toPixel(main[i]) - py);
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}

const value = (row) => row.curve.main[row.i];
const orders = {
  nearest: (a, b) => a.distance - b.distance,
  value: (a, b) => value(b) - value(a) || 0,
  name: (a, b) => a.curve.run.name.localeCompare(b.curve.run.name, undefined, { numeric: true }),
};

export class Tooltip {
  constructor() {
    this.element = document.createElement("div");
    this.element.className = "chart-tooltip";
    this.element.setAttribute("role", "presentation");
  }

  show(host, rows, palette, view, at) {
    const head = ["", "Run", ...(view.smoothing > 0 ? ["Smoothed"] : []), "Value", "Step", "Time", "Relative"];
    const table = document.createElement("table");
    table.append(row("th", head.map((text) => cell(text))));
    for (const one of rows.slice(0, MAX_ROWS)) table.append(this.#row(one, palette, view));
    this.element.replaceChildren(table);
    if (rows.length > MAX_ROWS) {
      this.element.append(Object.assign(document.createElement("p"), { textContent: `+${rows.length - MAX_ROWS} more` }));
    }
    if (this.element.parentElement !== document.body) document.body.append(this.element);
    this.#place(host.getBoundingClientRect(), at);
  }

  hide() {
    this.element.remove();
  }

  #row({ curve, i, strong }, palette, view) {
    const { series } = curve;
    const dot = document.createElement("i");
    dot.style.background = runColor(palette, curve.run.style);
    const step = series.exactStep ? series.exactStep[i].toLocaleString() : formatStep(series.step[i]);
    const weight = series.weight?.[i] > 1 ? ` ×${series.weight[i]}` : "";
    const element = row("td", [
      cell(dot), cell(curve.run.name),
      ...(view.smoothing > 0 ? [cell(curve.smoothed ? formatValue(curve.smoothed[i]) : "", "number")] : []),
      cell(formatValue(curve.y[i]) + weight, "number"), cell(step, "number"), cell(formatTime(series.wall[i])),
      cell(formatDuration(series.wall[i] - relativeZero(series, view)), "number"),
    ]);
    if (strong) element.className = "strong";
    return element;
  }

  #place(box, { x, y }) {
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const { left, top } = besides({ x: box.left + x, y: box.top + y }, { width, height }, { width: innerWidth, height: innerHeight });
    this.element.style.left = `${left}px`;
    this.element.style.top = `${top}px`;
  }
}

/** Where a tooltip of `size` goes: beside the pointer on the side with room, else above or below it; inside the window, never on the pointer. */
export function besides({ x, y }, size, window) {
  const across = Math.min(Math.max(EDGE, y - size.height / 2), window.height - size.height - EDGE);
  if (x + GAP + size.width < window.width) return { left: x + GAP, top: across };
  if (x - GAP - size.width > EDGE) return { left: x - GAP - size.width, top: across };
  const left = Math.max(EDGE, Math.min(x - size.width / 2, window.width - size.width - EDGE));
  return { left, top: y - GAP - size.height > EDGE ? y - GAP - size.height : y + GAP };
}

function row(kind, cells) {
  const element = document.createElement("tr");
  for (const { content, className } of cells) {
    const one = document.createElement(kind);
    one.append(content);
    if (className) one.className = className;
    element.append(one);
  }
  return element;
}

const cell = (content, className) => ({ content, className });
