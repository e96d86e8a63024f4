// One run's histograms of one tag as bands between quantiles, over steps.
import { padded, scale } from "../charts/axis.js";
import { formatStep, formatTime, formatValue } from "../charts/format.js";
import { ends, mix } from "../histograms/colors.js";
import { rowNearest } from "../histograms/rows.js";
import { Panel, setRange } from "../panels/panel.js";
import { niceTicks, tickText, timeAxis } from "../panels/ticks.js";
import { NAMES, POINTS, curve, extent } from "./bands.js";

const MARGINS = { left: 52, right: 10, top: 8, bottom: 24 };
const COLUMN_PIXELS = 2;
const MEDIAN = 4;
const STRENGTH = [0.14, 0.26, 0.4, 0.56]; // of the bands, from the outermost inward

export class DistributionPanel extends Panel {
  url() {
    const query = new URLSearchParams({ run: this.runId, tag: this.tag, x: this.view.axis, rows: Math.round(this.size.width / COLUMN_PIXELS) });
    setRange(query, "from", "to", this.zoom?.steps);
    return `api/distributions?${query}`;
  }

  draw() {
    const { surface, data, page: { palette } } = this;
    if (!surface.begin(MARGINS)) return;
    const { area } = surface;
    const rows = data.x.length;
    const across = this.zoom?.steps ?? padded(rows ? [data.x[0], data.lastX[rows - 1]] : null, false, 0);
    const range = this.zoom?.values ?? padded(extent(data), false, 0.04);
    const up = scale(range, false, area.height);
    this.place = { x: scale(across, false, area.width), y: (value) => area.height - up.toPixel(value), toValue: (py) => up.toValue(area.height - py) };
    const { ticks, text } = timeAxis(this.view.axis, across[0], across[1], Math.max(2, area.width / 80));
    surface.xAxis(ticks, text, this.place.x.toPixel, palette);
    const values = niceTicks(range[0], range[1], 5);
    surface.yAxis(values, tickText(values), this.place.y, palette);
    const curves = Array.from({ length: POINTS }, (_, point) => this.#pixels(curve(data, point)));
    const { back, front } = ends(this);
    surface.inside((context) => {
      STRENGTH.forEach((part, band) => this.#band(context, curves[band], curves[POINTS - 1 - band], mix(back, front, part)));
      this.#line(context, curves[MEDIAN], front, 1.5);
      for (const outer of [0, POINTS - 1]) this.#line(context, curves[outer], mix(back, front, 0.35), 1);
      if (rows === 1) this.#single(context, curves, front);
    });
    this.#tell(rows);
  }

  hover(px, py) {
    const { data, place, surface: { area } } = this;
    const row = place ? rowNearest(data.x, place.x.toValue(px)) : -1;
    if (row < 0) return this.leave();
    const x = place.x.toPixel(data.x[row]);
    this.overlay.showRule(x);
    const facts = [["Time", formatTime(data.wall[row])]];
    if (data.merged[row] > 1) facts.push(["Merged", `${data.merged[row]} steps`]);
    for (let point = POINTS - 1; point >= 0; point--) {
      const [low, high] = [data.least[row * POINTS + point], data.greatest[row * POINTS + point]];
      facts.push([NAMES[point], low === high || Number.isNaN(low) ? formatValue(low) : `${formatValue(low)} – ${formatValue(high)}`]);
    }
    const title = data.merged[row] === 1 ? `Step ${data.step[row].toLocaleString()}` : `Steps ${data.step[row].toLocaleString()} – ${data.lastStep[row].toLocaleString()}`;
    this.page.tip.show(this.host, title, facts, { x: area.left + px, y: area.top + py });
  }

  zoomOf({ x, y }) {
    return { steps: x.map(this.place.x.toValue), values: y ? y.map(this.place.toValue).sort((a, b) => a - b) : this.zoom?.values };
  }

  #pixels(values) {
    const { x, y } = this.place;
    return values.map((value, i) => (i % 2 === 0 ? x.toPixel(value) : y(value)));
  }

  #band(context, lower, upper, color) {
    context.fillStyle = color;
    for (const [from, to] of pieces(lower)) {
      context.beginPath();
      for (let i = from; i < to; i += 2) context.lineTo(lower[i], lower[i + 1]);
      for (let i = to - 2; i >= from; i -= 2) context.lineTo(upper[i], upper[i + 1]);
      context.closePath();
      context.fill();
    }
  }

  #line(context, points, color, width) {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.beginPath();
    let pen = "moveTo";
    for (let i = 0; i < points.length; i += 2) {
      if (Number.isFinite(points[i + 1])) context[pen](points[i], points[i + 1]);
      pen = Number.isFinite(points[i + 1]) ? "lineTo" : "moveTo";
    }
    context.stroke();
  }

  // One step has no width: its quantiles are marks.
  #single(context, curves, color) {
    curves.forEach(([x, y], point) => {
      context.fillStyle = color;
      context.fillRect(x - 12, y - 0.5, 24, point === MEDIAN ? 2 : 1);
    });
  }

  #tell(rows) {
    const { data } = this;
    const { selected, total, unreadable, superseded } = data;
    const last = (rows - 1) * POINTS;
    const parts = rows === 0 ? ["no steps in this range"] : [
      `${formatStep(selected)} of ${formatStep(total)} steps`,
      `median ${formatValue(data.least[last + MEDIAN])}, from ${formatValue(data.least[last])} to ${formatValue(data.greatest[last + POINTS - 1])} at step ${data.lastStep[rows - 1].toLocaleString()}`,
    ];
    if (unreadable > 0) parts.push(`${unreadable} cannot be read`);
    if (superseded > 0) parts.push(`${superseded} superseded left out`);
    this.host.setAttribute("aria-label", `${this.tagName}, ${this.run.name}: ${parts.join("; ")}`);
    Object.assign(this.host.dataset, { rows, steps: selected, lastStep: rows ? String(data.lastStep[rows - 1]) : "" });
    const note = unreadable > 0 ? `${unreadable} of ${selected} histograms cannot be read` : rows === 0 ? "No steps in this range" : "";
    if (note) this.host.dataset.note = note;
    else delete this.host.dataset.note;
  }
}

// Runs of finite points: [from, to) in an array of pairs.
function* pieces(points) {
  let from = 0;
  for (let i = 0; i <= points.length; i += 2) {
    if (i < points.length && Number.isFinite(points[i + 1])) continue;
    if (i > from) yield [from, i];
    from = i + 2;
  }
}
