// Draws curves with Plotly into one plot element. Static as far as Plotly is concerned: hover, zoom and tooltips are ours,
// which spares every redraw Plotly's drag layers and hover search.
import { extent, inliers, padded, scale, toPlotly, union } from "./axis.js";
import { lineTraces, nonFiniteTraces, supersededTrace } from "./traces.js";

const CONFIG = { staticPlot: true, displayModeBar: false, responsive: false };
const EMPTY_LOG_RANGE = [1, 10];

/** The picture of one card: `draw` it; `xScale` and `yScale` map between values and pixels of the plot area. */
export class Plot {
  constructor(element, layout) {
    this.element = element;
    this.layout = layout;
    this.size = { width: element.clientWidth, height: element.clientHeight };
  }

  /** Whether the element's size is no longer the one drawn. */
  get resized() {
    return this.element.clientWidth !== this.size.width || this.element.clientHeight !== this.size.height;
  }

  /** Width of the plot area in device pixels: what a query's `columns` should be. */
  get columns() {
    const { margin } = this.layout;
    const width = this.element.clientWidth - (margin?.l ?? 0) - (margin?.r ?? 0);
    return Math.max(32, Math.round(width * Math.min(devicePixelRatio || 1, 2)));
  }

  draw(curves, superseded, view, zoom, headroom, palette) {
    this.view = view;
    this.xRange = zoom?.x ?? xRange(curves, superseded, view, headroom);
    this.yRange = zoom?.y ?? yRange(curves, view, this.xRange);
    this.size = { width: this.element.clientWidth, height: this.element.clientHeight };
    const traces = [...supersededTrace(superseded, palette), ...lineTraces(curves, palette), ...nonFiniteTraces(curves, palette)];
    globalThis.Plotly.react(this.element, traces, this.#layout(palette), CONFIG);
    const area = this.element._fullLayout._size;
    this.area = { left: area.l, top: area.t, width: area.w, height: area.h };
    this.xScale = scale(this.xRange, view.logX, area.w);
    const y = scale(this.yRange, view.logY, area.h);
    this.yScale = { toPixel: (value) => area.h - y.toPixel(value), toValue: (pixel) => y.toValue(area.h - pixel) };
  }

  /** Whether a point lies inside the drawn ranges. */
  shows(x, y) {
    return x <= this.xRange[1] && x >= this.xRange[0] && (!Number.isFinite(y) || (y >= this.yRange[0] && y <= this.yRange[1]));
  }

  purge() {
    globalThis.Plotly.purge(this.element);
  }

  #layout(palette) {
    const { view, layout } = this;
    const color = { gridcolor: palette.grid, tickfont: { color: palette.text, size: 11 }, zeroline: false, linecolor: palette.axis };
    return {
      ...layout, ...this.size,
      paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
      xaxis: { ...layout.xaxis, ...color, type: view.xAxis === "wall" ? "date" : view.logX ? "log" : "linear", range: toPlotly(this.xRange, view.logX && view.xAxis !== "wall"), autorange: false },
      yaxis: { ...layout.yaxis, ...color, type: view.logY ? "log" : "linear", range: toPlotly(this.yRange, view.logY), autorange: false },
      yaxis2: { overlaying: "y", range: [0, 1], visible: false, fixedrange: true },
    };
  }
}

function xRange(curves, superseded, view, headroom) {
  const range = [...curves, ...superseded].reduce((all, curve) => union(all, extent(curve.x, view.logX)), null);
  if (!range) return view.logX ? EMPTY_LOG_RANGE : [0, 1];
  if (range[0] === range[1]) return padded(range, view.logX, 0);
  return [range[0], range[1] + headroom];
}

function yRange(curves, view, [from, to]) {
  const columns = curves.map((curve) => inside(curve, from, to));
  const range = view.ignoreOutliers
    ? inliers(columns, view.logY)
    : columns.reduce((all, column) => union(all, extent(column, view.logY)), null);
  return padded(range, view.logY, 0.05);
}

function inside({ x, main }, from, to) {
  if (x.length === 0 || (x[0] >= from && x[x.length - 1] <= to)) return main;
  return main.filter((_, i) => x[i] >= from && x[i] <= to);
}
