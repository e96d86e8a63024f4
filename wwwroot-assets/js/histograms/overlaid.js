// Overlay: one line for each row over the same axes, the newest strongest.
import { scale } from "../charts/axis.js";
import { niceTicks, tickText } from "../panels/ticks.js";
import { ends, mix } from "./colors.js";

const MARGINS = { left: 48, right: 10, top: 8, bottom: 24 };
const ROWS = 100;
const BIN_PIXELS = 5;

export class Overlaid {
  resolution({ width }) {
    return { rows: ROWS, bins: Math.round(width / BIN_PIXELS) };
  }

  draw(panel) {
    const { surface, data, rows, page: { palette } } = panel;
    if (!surface.begin(MARGINS)) return;
    const { area } = surface;
    const up = scale([0, rows.greatest || 1], false, area.height);
    const place = (panel.place = { x: scale([data.low, data.high], false, area.width), y: (count) => area.height - up.toPixel(count) });
    const values = niceTicks(data.low, data.high, Math.max(2, area.width / 70));
    surface.xAxis(values, tickText(values), place.x.toPixel, palette);
    const counts = niceTicks(0, rows.greatest || 1, 5);
    surface.yAxis(counts, tickText(counts), place.y, palette);
    const { back, front } = ends(panel);
    surface.inside((context) => {
      for (let row = 0; row < rows.count; row++) {
        const age = rows.count === 1 ? 1 : row / (rows.count - 1);
        context.strokeStyle = mix(back, front, 0.2 + 0.8 * age);
        context.lineWidth = row === rows.count - 1 ? 1.5 : 1;
        context.beginPath();
        for (let bin = 0; bin < rows.bins; bin++) context.lineTo(((bin + 0.5) * area.width) / rows.bins, place.y(rows.heights[row * rows.bins + bin]));
        context.stroke();
      }
    });
  }

  /** The line nearest to the pointer. */
  at(panel, px, py) {
    const { rows, place, surface: { area } } = panel;
    const bin = Math.min(rows.bins - 1, Math.max(0, Math.floor((px / area.width) * rows.bins)));
    let best = -1;
    const y = (row) => place.y(rows.heights[row * rows.bins + bin]);
    for (let row = rows.count - 1; row >= 0; row--) if (best < 0 || Math.abs(y(row) - py) < Math.abs(y(best) - py)) best = row;
    return best < 0 ? null : { row: best, value: place.x.toValue(px), px, py: y(best), color: ends(panel).front, again: () => panel.hover(px, py) };
  }

  zoomOf(panel, { x }) {
    return { values: x.map(panel.place.x.toValue), steps: panel.zoom?.steps };
  }
}
