// Offset: one ridge for each row, set back by its place on the axis of steps; the newest is in front.
import { scale } from "../charts/axis.js";
import { niceTicks, tickText, timeAxis } from "../panels/ticks.js";
import { ends, mix } from "./colors.js";

const MARGINS = { left: 12, right: 52, top: 6, bottom: 24 };
const RIDGE = 0.3; // height of the highest ridge, of the plot's
const ROW_PIXELS = 2.5;
const BIN_PIXELS = 5;

export class Ridgeline {
  resolution({ width, height }) {
    return { rows: Math.round(height / ROW_PIXELS), bins: Math.round(width / BIN_PIXELS) };
  }

  draw(panel) {
    const { surface, data, rows, page: { palette } } = panel;
    if (!surface.begin(MARGINS)) return;
    const place = (panel.place = this.#place(panel));
    const values = niceTicks(data.low, data.high, Math.max(2, surface.area.width / 70));
    surface.xAxis(values, tickText(values), place.x.toPixel, palette);
    if (rows.count === 0) return;
    const { ticks, text } = timeAxis(panel.view.axis, place.from, place.to, Math.max(2, surface.area.height / 44));
    surface.yAxis(ticks, text, place.baseline, palette, { side: "right", grid: false });
    const { back, front } = ends(panel);
    const many = rows.count > 40;
    surface.inside((context) => {
      for (let row = 0; row < rows.count; row++) {
        this.#ridge(context, panel, place, row);
        const age = rows.count === 1 ? 1 : row / (rows.count - 1);
        context.fillStyle = mix(back, front, 0.18 + 0.62 * age);
        context.fill();
        context.strokeStyle = many ? mix(back, front, 0.4 + 0.6 * age) : back;
        context.lineWidth = many ? 0.6 : 1;
        context.stroke();
      }
    });
  }

  /** The row and value under the pointer: the ridge in front that covers it, else the nearest baseline. */
  at(panel, px, py) {
    const { data, rows, place } = panel;
    const value = place.x.toValue(px);
    const bin = Math.min(rows.bins - 1, Math.max(0, Math.floor((px / panel.surface.area.width) * rows.bins)));
    const top = (row) => place.baseline(data.x[row]) - rows.heights[row * rows.bins + bin] * place.unit;
    let best = -1;
    for (let row = rows.count - 1; row >= 0 && best < 0; row--) if (py >= top(row) - 2 && py <= place.baseline(data.x[row]) + 1) best = row;
    for (let row = 0; row < rows.count && best < 0; row++) {
      if (row === rows.count - 1 || Math.abs(place.baseline(data.x[row]) - py) <= Math.abs(place.baseline(data.x[row + 1]) - py)) best = row;
    }
    return best < 0 ? null : { row: best, value, px, py: top(best), color: ends(panel).front, again: () => panel.hover(px, py) };
  }

  zoomOf(panel, { x, y }) {
    const steps = y ? y.map((py) => panel.place.toStep(py)).sort((a, b) => a - b) : panel.zoom?.steps;
    return { values: x.map(panel.place.x.toValue), steps };
  }

  #place({ surface: { area }, data, rows }) {
    const [from, to] = rows.count === 0 ? [0, 1] : [data.x[0], data.x[rows.count - 1]];
    const room = rows.count === 1 ? 0.9 : RIDGE;
    const top = area.height * room;
    const depth = area.height - top - 1;
    const span = to - from;
    return {
      from, to,
      unit: rows.greatest > 0 ? (top * 0.96) / rows.greatest : 0,
      x: scale([data.low, data.high], false, area.width),
      baseline: (x) => top + (span > 0 ? ((x - from) / span) * depth : depth),
      toStep: (py) => from + Math.min(1, Math.max(0, (py - top) / depth)) * span,
    };
  }

  #ridge(context, { surface: { area }, data, rows }, place, row) {
    const base = place.baseline(data.x[row]);
    const width = area.width / rows.bins;
    context.beginPath();
    context.moveTo(0, base);
    for (let bin = 0; bin < rows.bins; bin++) context.lineTo((bin + 0.5) * width, base - rows.heights[row * rows.bins + bin] * place.unit);
    context.lineTo(area.width, base);
    context.closePath();
  }
}
