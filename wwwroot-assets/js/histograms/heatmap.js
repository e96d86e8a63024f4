// Heatmap: rows become columns across the axis of steps, bins become cells; colour grows with the square root of the count, so that tails show.
import { scale } from "../charts/axis.js";
import { niceTicks, tickText, timeAxis } from "../panels/ticks.js";
import { ends, mix } from "./colors.js";
import { rowNearest } from "./rows.js";

const MARGINS = { left: 52, right: 10, top: 8, bottom: 24 };
const COLUMN_PIXELS = 2;
const BIN_PIXELS = 3;
const SHADES = 64;

export class Heatmap {
  resolution({ width, height }) {
    return { rows: Math.round(width / COLUMN_PIXELS), bins: Math.round(height / BIN_PIXELS) };
  }

  draw(panel) {
    const { surface, data, rows, page: { palette } } = panel;
    if (!surface.begin(MARGINS)) return;
    const { area } = surface;
    const edges = columnEdges(data.x, data.lastX);
    const range = rows.count === 0 ? [0, 1] : [edges[0], edges[rows.count]];
    const up = scale([data.low, data.high], false, area.height);
    const place = (panel.place = { x: scale(range, false, area.width), y: (value) => area.height - up.toPixel(value), toValue: (py) => up.toValue(area.height - py) });
    const { back, front } = ends(panel);
    const shades = Array.from({ length: SHADES + 1 }, (_, i) => mix(back, front, 0.06 + (0.94 * i) / SHADES));
    surface.inside((context) => {
      for (let row = 0; row < rows.count; row++) {
        const left = Math.round(place.x.toPixel(edges[row]));
        const width = Math.max(1, Math.round(place.x.toPixel(edges[row + 1])) - left);
        for (let bin = 0; bin < rows.bins; bin++) {
          const height = rows.heights[row * rows.bins + bin];
          if (!(height > 0)) continue;
          const top = Math.round(area.height * (1 - (bin + 1) / rows.bins));
          context.fillStyle = shades[Math.round(Math.sqrt(height / rows.greatest) * SHADES)];
          context.fillRect(left, top, width, Math.round(area.height * (1 - bin / rows.bins)) - top);
        }
      }
    });
    const { ticks, text } = timeAxis(panel.view.axis, range[0], range[1], Math.max(2, area.width / 80));
    surface.xAxis(ticks, text, place.x.toPixel, palette, false);
    const values = niceTicks(data.low, data.high, 5);
    surface.yAxis(values, tickText(values), place.y, palette, { grid: false });
  }

  at(panel, px, py) {
    const { data, place } = panel;
    const row = rowNearest(data.x, place.x.toValue(px));
    return row < 0 ? null : { row, value: place.toValue(py), px, py, color: ends(panel).front, again: () => panel.hover(px, py) };
  }

  zoomOf(panel, { x, y }) {
    return { steps: x.map(panel.place.x.toValue), values: y ? y.map(panel.place.toValue).sort((a, b) => a - b) : panel.zoom?.values };
  }
}

/** Where columns meet: half way between the last step of one and the first of the next. */
export function columnEdges(first, last) {
  const count = first.length;
  if (count === 0) return [];
  const inner = Array.from({ length: count - 1 }, (_, i) => (last[i] + first[i + 1]) / 2);
  const half = count > 1 ? Math.max(inner[0] - first[0], last[count - 1] - inner[count - 2]) || 0.5 : 0.5;
  return [first[0] - (count > 1 ? inner[0] - first[0] || half : half), ...inner, last[count - 1] + (count > 1 ? first[count - 1] - inner[count - 2] || half : half)];
}
