// One chart of a layout: a line for each of its tags and each run that has it, a legend, and bands between the edges of margins.
import { runColor } from "../charts/palette.js";
import { Plot } from "../charts/plot.js";
import { loadPlotly } from "../charts/plotly.js";
import { Series } from "../charts/series.js";
import { Tooltip, tooltipRows } from "../charts/tooltip.js";
import { curveOf } from "../charts/traces.js";

const LAYOUT = { margin: { l: 48, r: 8, t: 8, b: 24 }, showlegend: false, xaxis: {}, yaxis: {} };
const VIEW = { xAxis: "step", relativeTo: "run", logX: false, logY: false, ignoreOutliers: false };
const STYLES = 24;
const SVG = "http://www.w3.org/2000/svg";

export class CustomChart {
  #abort = null;
  #lines = [];
  #curves = [];
  #tooltip = new Tooltip();

  constructor(page, host) {
    this.page = page;
    this.host = host;
    this.canvas = document.createElement("div");
    this.canvas.className = "custom-canvas";
    this.bands = document.createElementNS(SVG, "svg");
    this.bands.setAttribute("class", "custom-bands");
    this.legend = document.createElement("ul");
    this.legend.className = "custom-legend";
    const stage = document.createElement("div");
    stage.append(this.canvas);
    host.replaceChildren(stage, this.bands, this.legend);
    this.plot = new Plot(this.canvas, LAYOUT);
    this.canvas.addEventListener("pointermove", (event) => this.#hover(event));
    this.canvas.addEventListener("pointerleave", () => this.#tooltip.hide());
  }

  get tags() {
    return JSON.parse(this.host.dataset.tags);
  }

  watched() {
    return this.#lines.map(({ series, run, tag }) => ({ run: run.id, tag: tag.id, from: series.total, generation: series.generation }));
  }

  /** Asks for every line anew; the old picture stays until the answer is there. */
  async load() {
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    const { runs, smoothing } = this.page;
    const { tags } = this;
    const shape = { x: "step", from: null, to: null, logX: false, columns: this.plot.columns, smoothing, superseded: false, relativeTo: "run" };
    try {
      await loadPlotly();
      const answers = runs.length === 0 ? [] : await Promise.all(tags.map((tag) => this.page.queries.ask(shape, runs.map((run) => [run.id, tag.id]), abort.signal)));
      if (abort.signal.aborted) return;
      const byId = new Map(runs.map((run) => [run.id, run]));
      this.#lines = answers.flatMap((replies, i) => replies
        .filter((reply) => reply.count > 0 && byId.has(reply.run))
        .map((reply) => ({ tag: tags[i], run: byId.get(reply.run), series: new Series(reply) })));
      delete this.host.dataset.error;
      this.draw();
    } catch (error) {
      if (error.name !== "AbortError") this.host.dataset.error = `Points could not be loaded: ${error.message}`;
    }
  }

  draw() {
    const { palette, smoothing } = this.page;
    const groups = groupsOf(this.#lines, JSON.parse(this.host.dataset.bands));
    // One run's lines differ by tag, one tag's by run; where both vary, each line has a colour of its own.
    const isByRun = new Set(groups.map(({ line }) => line.tag.id)).size === 1;
    groups.forEach((group, i) => (group.style = isByRun ? group.line.run.style : i % STYLES));
    this.#curves = groups.flatMap(({ line, edges, style }) => [line, ...edges].map(({ run, tag, series }) =>
      curveOf({ id: run.id, name: `${run.name} ${tag.name}`, style }, series, { ...VIEW, smoothing })));
    this.plot.draw(this.#curves, [], { ...VIEW, smoothing }, null, 0, palette);
    this.#drawBands(groups, palette);
    this.legend.replaceChildren(...groups.map(({ line, style }) => legendItem(line, runColor(palette, style))));
    this.host.dataset.lines = groups.length;
    this.host.dataset.bandCount = this.bands.childElementCount;
  }

  resize() {
    if (this.plot.resized && this.#lines.length > 0) this.draw();
  }

  remove() {
    this.#abort?.abort();
    this.#tooltip.hide();
    if (this.plot.area) this.plot.purge();
    this.host.replaceChildren();
  }

  #hover({ clientX, clientY }) {
    if (!this.plot.xScale || this.#curves.length === 0) return;
    const bounds = this.canvas.getBoundingClientRect();
    const { left, top, width } = this.plot.area;
    const px = Math.min(width, Math.max(0, clientX - bounds.left - left));
    const view = { ...VIEW, smoothing: this.page.smoothing, tooltipSort: "nearest" };
    const rows = tooltipRows(this.#curves, this.plot.xScale.toValue(px), clientY - bounds.top - top, this.plot, view);
    this.#tooltip.show(this.canvas, rows, this.page.palette, view, { x: clientX - bounds.left, y: clientY - bounds.top });
  }

  #drawBands(groups, palette) {
    const { left, top, width, height } = this.plot.area;
    Object.assign(this.bands.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    this.bands.replaceChildren(...groups.filter(({ edges }) => edges.length === 2).map(({ edges: [lower, upper], style }) => {
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", bandPath(lower.series, upper.series, this.plot));
      path.setAttribute("fill", runColor(palette, style));
      path.setAttribute("fill-opacity", "0.15");
      return path;
    }));
  }
}

/** Lines with their edges: of a margin, value with [lower, upper] of the same run; else every line by itself. */
export function groupsOf(lines, bands) {
  if (bands.length === 0) return lines.map((line) => ({ line, edges: [] }));
  return bands.flatMap(([value, lower, upper]) => lines.filter((line) => line.tag.id === value).map((line) => ({
    line,
    edges: [lower, upper].map((id) => lines.find((other) => other.tag.id === id && other.run.id === line.run.id)).filter(Boolean),
  })));
}

/** The area between two series as a closed path: along the upper one, back along the lower one. */
export function bandPath(lower, upper, { xScale, yScale }) {
  const points = (series) => Array.from({ length: series.count }, (_, i) => [series.step[i], (series.smoothed ?? series.y)[i]])
    .filter(([, y]) => Number.isFinite(y))
    .map(([x, y]) => `${xScale.toPixel(x).toFixed(1)} ${yScale.toPixel(y).toFixed(1)}`);
  const [there, back] = [points(upper), points(lower).reverse()];
  return there.length > 1 && back.length > 1 ? `M${there.join("L")}L${back.join("L")}Z` : "";
}

function legendItem({ run, tag }, color) {
  const item = document.createElement("li");
  const swatch = document.createElement("span");
  swatch.className = "run-swatch";
  swatch.style.setProperty("--run", color);
  item.append(swatch, `${tag.name} · ${run.name}`);
  return item;
}
