// One chart card: all selected runs of one tag. Holds the points, asks for exact ones when zoomed, applies live deltas.
import { fromQuery, rounded, toQuery } from "./axis.js";
import { Lines } from "./lines.js";
import { Overlay } from "./overlay.js";
import { claimPlot, releasePlot } from "./plots.js";
import { Plot } from "./plot.js";
import { listen } from "./pointer.js";
import { restartPlaces } from "./restarts.js";
import { Series } from "./series.js";
import { cardSummary } from "./summary.js";
import { StepMarks } from "./step-marks.js";
import { showTable } from "./table.js";
import { tooltipRows } from "./tooltip.js";
import { curveOf } from "./traces.js";
import { runColor } from "./palette.js";
import { ValueTable } from "./values.js";

const POINTS_PER_CARD = 120_000;
const POINTS_PER_COLUMN = 4;
const TAIL_LIMIT = 256; // points on the overlay before Plotly takes them over
const ZOOM_REFRESH_MS = 1000;
const REJOIN_MS = 1000;
const WHEEL_PAUSE_MS = 1000; // turns of the wheel closer together are one zoom to go back from

export class Card {
  #series = new Map(); // "run,tag" → Series of the whole range, live
  #detail = null; // "run,tag" → Series of the zoomed range, or null
  #superseded = { whole: [], detail: [] };
  #loading = false;
  #isBehind = false; // a delta came while loading that the answer may not hold
  #curves = [];
  #abort = null;
  #plotId;
  #stopListening = () => {};
  #detailDue = 0;
  #rejoin = 0;
  #wheeledAt = -Infinity;

  constructor(page, host) {
    this.page = page;
    this.host = host;
    this.tag = Number(host.dataset.tag);
    this.tagName = host.dataset.tagName;
    this.lines = new Lines(host.dataset);
    this.#plotId = host.dataset.plot;
    this.values = new ValueTable(this);
    claimPlot(this.#plotId, this);
  }

  /** PlotlyChart created the plot element: from now on this card draws into it. */
  attach(element, layout) {
    this.detach();
    this.plot = new Plot(element, layout);
    this.overlay = new Overlay(this.host);
    this.marks = new StepMarks(this);
    this.#stopListening = listen(this.host, this.#gestures());
    this.page.redraws.request(this);
  }

  /** The plot element is going away. */
  detach() {
    this.#stopListening();
    this.page.redraws.cancel(this);
    this.overlay?.remove();
    this.marks?.remove();
    this.plot?.purge();
    this.plot = this.overlay = this.marks = undefined;
  }

  remove() {
    this.#abort?.abort();
    clearTimeout(this.#rejoin);
    this.values.remove();
    this.detach();
    releasePlot(this.#plotId);
  }

  /** The curves of the picture that is shown. */
  get curves() {
    return this.#curves;
  }

  /** The series this card is made of: [run id, tag id]. */
  pairs() {
    return this.lines.pairs(this.runs);
  }

  /** The rows of the table that tell a series' numbers: [{run}]. */
  rowsOf({ run, tag }) {
    const look = this.lines.look(this.runs, run, tag);
    return look ? [{ run: look }] : [];
  }

  get xTag() {
    return this.lines.xTag;
  }

  /** The runs this card shows now. */
  get runs() {
    return this.page.runs;
  }

  /** The page's view, with this card's own choice of a logarithmic y axis, and of another scalar as its x axis. */
  get view() {
    const { view } = this.page;
    if (this.xTag !== null) return { ...view, xAxis: "scalar" };
    return view.logYTags.includes(this.tagName) ? { ...view, logY: !view.logY } : view;
  }

  /** The zoomed range of x, then of y if that is zoomed, too: [from, to] or [from, to, low, high]; null when nothing is. */
  get zoomRange() {
    const range = this.page.view.zooms[this.tagName];
    return range && (range[0] > 0 || !this.page.view.logX) ? range : null;
  }

  get zoom() {
    const range = this.zoomRange;
    if (!range) return null;
    const y = range.slice(2);
    return { x: fromQuery(this.view, range.slice(0, 2)), y: y.length === 2 && (y[0] > 0 || !this.view.logY) ? y : undefined };
  }

  /** What the page should watch for this card, runs that have no such series yet included: [{run, tag, from, generation}]. */
  watched() {
    if (!this.loaded) return [];
    return this.pairs().map(([run, tag]) => {
      const { total: from = 0, generation = 0 } = this.#series.get(`${run},${tag}`) ?? {};
      return { run, tag, from, generation };
    });
  }

  /** Asks for everything anew; the old picture stays until the answer is there. */
  async load() {
    if (this.runs.size === 0 || this.lines.tags.length === 0) return; // the page has not said yet which runs it shows
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    this.#loading = true;
    this.#isBehind = false;
    try {
      const [whole, detail] = await Promise.all([this.#query(null, abort.signal), this.zoomRange && this.#query(this.zoomRange, abort.signal)]);
      if (abort.signal.aborted) return;
      this.#series = toMap(whole);
      this.#detail = detail && toMap(detail);
      this.#superseded = { whole: superseded(whole), detail: superseded(detail ?? []) };
      this.#loading = false;
      this.loaded = true;
      delete this.host.dataset.error;
      this.page.watchChanged();
      this.page.redraws.request(this);
      this.values.refresh();
      if (this.#isBehind) this.load();
    } catch (error) {
      if (error.name === "AbortError") return;
      this.#loading = false;
      this.page.queryFailed(this, error);
    }
  }

  /** Asks again for what deltas could not continue: after the answer under way, if there is one, or a busy run would keep aborting it. */
  refresh() {
    if (this.#loading) this.#isBehind = true;
    else this.load();
  }

  /** Asks again before long: a chart over another scalar is joined anew, and the other one's points may still be coming. */
  refreshSoon() {
    this.#rejoin ||= setTimeout(() => {
      this.#rejoin = 0;
      this.refresh();
    }, REJOIN_MS);
  }

  /** Asks for exact points of the zoomed range only. */
  async loadDetail() {
    // Aborting what is under way would lose the runs or the axis it was asked for.
    if (this.#loading) return this.load();
    if (!this.zoom) {
      this.#detail = null;
      this.#abort?.abort();
      this.page.redraws.request(this);
      return;
    }
    this.page.redraws.request(this);
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    try {
      const replies = await this.#query(this.zoomRange, abort.signal);
      if (abort.signal.aborted) return;
      delete this.host.dataset.error;
      this.#detail = toMap(replies);
      this.#superseded.detail = superseded(replies);
      this.page.redraws.request(this);
    } catch (error) {
      if (error.name !== "AbortError") this.page.queryFailed(this, error);
    }
  }

  /** Applies live points of this card's tag: "grown", "same", or "stale" when they do not continue what is held. */
  apply(delta) {
    const series = this.#series.get(`${delta.run},${delta.tag}`);
    if (!series) return this.runs.has(delta.run) && delta.total > 0 ? "stale" : "same";
    if (delta.total === series.total && delta.generation === series.generation) return "same";
    if (!series.continues(delta)) return "stale";
    const { selection } = this.page.view;
    if (selection && !(series.step[series.count - 1] >= Number(selection.to ?? selection.from))) this.values.refreshSoon();
    series.append(delta);
    this.page.live.applied(delta.run, delta.tag, series.total, series.generation);
    return series.appended > 2 * this.#columns() ? "stale" : "grown";
  }

  redraw() {
    if (!this.plot || !this.loaded) return; // no blank frames
    const { view, page: { palette } } = this;
    this.#curves = this.#toCurves();
    const old = (this.#detail ? this.#superseded.detail : this.#superseded.whole).flatMap((reply) => {
      const run = this.lines.look(this.runs, reply.run, reply.tag);
      return run ? [curveOf(run, new Series(reply), { ...view, smoothing: 0 })] : [];
    });
    this.plot.draw(this.#curves, old, view, this.zoom, this.#headroom(), palette);
    for (const curve of this.#curves) {
      curve.drawn = curve.x.length;
      curve.series.retoldFrom = Infinity;
    }
    this.overlay.place(this.plot.area);
    this.marks.place();
    this.overlay.clearTails();
    this.overlay.drawRestarts(restartPlaces(this.#curves, view), this.plot, palette);
    if (this.lines.isMade) this.#tellLines();
    this.host.setAttribute("aria-label", cardSummary(this.tagName, this.#curves));
    const { xRange: [from, to] } = this.plot;
    this.host.classList.toggle("is-empty", this.#curves.every((curve) => !curve.x.some((x) => x >= from && x <= to)));
    this.host.classList.toggle("is-rewritten", view.xAxis !== "arrival" && this.#curves.some(({ series }) => series.supersededCount > series.total));
    this.#shown();
    // Counts pictures whose every curve is exact for the range it shows.
    if (!this.zoom || this.#detail) this.host.dataset.exact = Number(this.host.dataset.exact ?? 0) + 1;
  }

  /** Shows what is drawn as a table. */
  showTable() {
    showTable(this.tagName, this.#curves);
  }

  resize() {
    if (this.plot?.resized) this.page.redraws.request(this);
  }

  /** The pointer stands at `x` (on the axis) somewhere on the page; here, too, if `py` is given. */
  hover(x, py = null) {
    if (!this.plot?.xScale || !this.overlay) return;
    this.overlay.showRule(x === null ? null : this.plot.xScale.toPixel(x));
    if (x === null || py === null) {
      this.overlay.showDots([]);
      return;
    }
    const { view, page: { palette } } = this;
    if (this.#curves.length === 0) return;
    const rows = tooltipRows(this.#curves, x, py, this.plot, view);
    this.overlay.showDots(rows.slice(0, 12).filter((row) => Number.isFinite(row.y))
      .map((row) => ({ x: row.px, y: row.y, color: runColor(palette, row.curve.run.style), strong: row.strong })));
    const { area } = this.plot;
    this.page.tooltip.show(this.host, rows, palette, view, { x: area.left + this.plot.xScale.toPixel(x), y: area.top + py });
  }

  #toCurves() {
    const held = this.#detail ?? this.#series;
    return [...held].flatMap(([key, series]) => {
      const run = this.lines.look(this.runs, ...key.split(",").map(Number));
      return run && series.count > 0 ? [curveOf(run, series, this.view)] : [];
    });
  }

  // How the tags of a made chart are drawn, and how many of its points have no place on its axis.
  #tellLines() {
    const card = this.host.closest("[data-card]");
    this.lines.drawLegend(card, this.runs, this.page.palette);
    const note = card?.querySelector("[data-unpaired]");
    const unpaired = this.#curves.reduce((sum, { series }) => sum + series.unpairedCount, 0);
    if (!note) return;
    note.hidden = unpaired === 0;
    note.textContent = `${unpaired.toLocaleString()} ${unpaired === 1 ? "point has" : "points have"} no partner at the same step.`;
  }

  #columns() {
    const perSeries = POINTS_PER_CARD / POINTS_PER_COLUMN / Math.max(1, this.runs.size * this.lines.tags.length);
    return Math.round(Math.min(this.plot?.columns ?? this.page.view.cardWidth, Math.max(16, perSeries)));
  }

  #query(range, signal) {
    const { view } = this;
    return this.page.queries.ask({
      x: view.xAxis, xTag: this.xTag, from: range?.[0] ?? null, to: range?.[1] ?? null, logX: view.logX, columns: this.#columns(),
      smoothing: view.smoothing, smoother: view.smoother, superseded: view.showSuperseded, relativeTo: view.relativeTo,
    }, this.pairs(), signal);
  }

  /** Shows what deltas appended since the last redraw: on the overlay, or by a redraw when the ranges no longer hold it. */
  drawTail() {
    if (!this.plot?.xScale) return;
    if (this.zoom) {
      this.#refreshDetail();
      return;
    }
    const drawn = new Map(this.#curves.map((curve) => [curve.series, curve.drawn]));
    const curves = this.#toCurves();
    for (const curve of curves) curve.drawn = Math.min(drawn.get(curve.series) ?? 0, curve.series.retoldFrom);
    const isRetold = curves.some(({ series }) => series.retoldFrom < series.count);
    this.#curves = curves;
    const fits = curves.every((curve) => {
      for (let i = curve.drawn; i < curve.x.length; i++) if (!this.plot.shows(curve.x[i], curve.main[i]) || !Number.isFinite(curve.y[i])) return false;
      return curve.x.length - curve.drawn < TAIL_LIMIT;
    });
    this.overlay.drawTails(curves, this.plot, this.page.palette);
    if (fits && !isRetold) this.#shown();
    else this.page.redraws.request(this, true);
  }

  // What the picture shows, said where it can be observed: how many points it holds, and the newest step that every
  // growing curve has reached.
  #shown() {
    this.host.dataset.points = this.#curves.reduce((sum, curve) => sum + curve.x.length, 0);
    const growing = this.#curves.filter((curve) => curve.series.appended > 0);
    const last = (growing.length > 0 ? growing : this.#curves).map(({ series }) => series.step[series.count - 1]);
    this.host.dataset.lastStep = last.length > 0 ? Math.min(...last) : "";
  }

  // A zoomed picture changes only when new points fall into its range; it is asked for again, now and then.
  #refreshDetail() {
    const now = performance.now();
    if (now < this.#detailDue) return;
    const [, to] = this.zoom.x;
    if (![...this.#series.values()].some((series) => curveOf(null, series, this.view).x.at(-2) <= to)) return;
    this.#detailDue = now + ZOOM_REFRESH_MS;
    this.loadDetail();
  }

  // Room to the right of a growing curve, so that its next points need no Plotly redraw.
  #headroom() {
    let span = 0;
    let pace = 0;
    for (const { x, series } of this.#curves) {
      if (x.length < 2) continue;
      span = Math.max(span, x[x.length - 1] - x[0]);
      if (series.appended > 0) pace = Math.max(pace, x[x.length - 1] - x[x.length - 2]);
    }
    return pace === 0 || this.page.view.logX ? 0 : Math.min(Math.max(0.02 * span, 8 * pace), 0.12 * span);
  }

  #gestures() {
    const { page } = this;
    const toX = (pixel) => this.plot.xScale.toValue(pixel);
    return {
      area: () => this.plot?.area,
      hover: (px, py) => page.hover(this, toX(px), py),
      leave: () => page.hover(this, null),
      select: (box) => this.overlay?.showSelection(box && { x: box.x, y: box.y, width: box.width, height: box.height }),
      zoomTo: ({ x, y, wheel }) => {
        const range = rounded(toQuery(this.view, x.map(toX)), page.view.logX);
        const yRange = y ? rounded(y.map((pixel) => this.plot.yScale.toValue(pixel)).sort((a, b) => a - b), this.view.logY) : wheel && this.zoom?.y;
        const now = performance.now();
        page.zoomed(this, [...range, ...(yRange || [])], Boolean(wheel) && now - this.#wheeledAt < WHEEL_PAUSE_MS);
        if (wheel) this.#wheeledAt = now;
      },
      reset: () => this.resetZoom(),
    };
  }

  /** Zooms to a part of the plot's width: [0, 1] is what it shows now. */
  zoomToPart([from, to]) {
    if (this.plot?.area) this.#gestures().zoomTo({ x: [from * this.plot.area.width, to * this.plot.area.width], y: null, wheel: true });
  }

  resetZoom() {
    if (this.zoomRange) this.page.zoomed(this, null);
  }
}

const superseded = (replies) => replies.filter((reply) => reply.superseded);
const toMap = (replies) => new Map(replies.filter((reply) => !reply.superseded).map((reply) => [`${reply.run},${reply.tag}`, new Series(reply)]));
