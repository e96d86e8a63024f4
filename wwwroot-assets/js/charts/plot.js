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
    this.#measure();
  }

  /** Whether the element's size is no longer the one drawn. */
  get resized() {
    return this.element.clientWidth !== this.size.width || this.element.clientHeight !== this.size.height;
  }

  /** Width of the plot area in device pixels: what a query's `columns` should be. */
  get columns() {
    const { margin } = this.layout;
    const width = this.size.width - (margin?.l ?? 0) - (margin?.r ?? 0);
    return Math.max(32, Math.round(width * Math.min(devicePixelRatio || 1, 2)));
  }

  draw(curves, superseded, view, zoom, headroom, palette) {
    this.view = view;
    this.xRange = zoom?.x ?? xRange(curves, superseded, view, headroom);
    ({ range: this.yRange, reach: this.yReach } = zoom?.y ? { range: zoom.y, reach: zoom.y } : yRange(curves, view, this.xRange));
    this.#measure();
    const traces = [...supersededTrace(superseded, palette), ...lineTraces(curves, palette), ...nonFiniteTraces(curves, palette)];
    globalThis.Plotly.react(this.element, traces, this.#layout(palette), CONFIG);
    const area = this.element._fullLayout._size;
    this.area = { left: area.l, top: area.t, width: area.w, height: area.h };
    this.xScale = scale(this.xRange, view.logX, area.w);
    const y = scale(this.yRange, view.logY, area.h);
    this.yScale = { toPixel: (value) => area.h - y.toPixel(value), toValue: (pixel) => y.toValue(area.h - pixel) };
  }

  /** Whether the drawn ranges hold a point, or leave it out on purpose (an outlier). */
  shows(x, y) {
    const isInside = y >= this.yRange[0] && y <= this.yRange[1];
    const isLeftOut = y < this.yReach[0] || y > this.yReach[1] || !Number.isFinite(y);
    return x <= this.xRange[1] && x >= this.xRange[0] && (isInside || isLeftOut);
  }

  purge() {
    globalThis.Plotly.purge(this.element);
  }

  // Reading an element's size makes the browser lay the page out: once per redraw, not once per delta.
  #measure() {
    this.size = { width: this.element.clientWidth, height: this.element.clientHeight };
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

const EVERYTHING = [-Infinity, Infinity];
const Y_ROOM = 0.05;
const LIVE_Y_ROOM = 0.12; // so that a growing curve does not ask for another range with every point

// The range drawn, and the reach within which a value is no outlier. TensorBoard's percentiles alone would cut off the newest
// points of a steadily falling loss: the last value of a curve stays in view unless it is far out.
function yRange(curves, view, [from, to]) {
  const columns = curves.map((curve) => inside(curve, from, to, view.xAxis !== "scalar"));
  const room = curves.some((curve) => curve.series.appended > 0) ? LIVE_Y_ROOM : Y_ROOM;
  if (!view.ignoreOutliers) {
    const range = columns.reduce((all, column) => union(all, extent(column, view.logY)), null);
    return { range: padded(range, view.logY, room), reach: EVERYTHING };
  }
  const common = inliers(columns, view.logY);
  const reach = padded(common, view.logY, 0.5);
  const last = columns.map((column) => column[column.length - 1]).filter((value) => value >= reach[0] && value <= reach[1]);
  return { range: padded(union(common, extent(last, view.logY)), view.logY, room), reach };
}

function inside({ x, main }, from, to, isSorted) {
  if (x.length === 0 || (isSorted && x[0] >= from && x[x.length - 1] <= to)) return main;
  return main.filter((_, i) => x[i] >= from && x[i] <= to);
}
