// The charts of one page: which cards exist and are visible, the runs and view they share, hover and zoom across them.
import { Card } from "./card.js";
import { ColumnMenu } from "./column-menu.js";
import { saveImage } from "./export.js";
import { listenKeys } from "./keys.js";
import { LiveConnection } from "./live.js";
import { readPalette, watchTheme } from "./palette.js";
import { QueryBatch } from "./query.js";
import { RedrawQueue } from "./redraw-queue.js";
import { sameSteps } from "./step-range.js";
import { Tooltip } from "./tooltip.js";
import { queryNumbers } from "./values.js";

const LIVE_REDRAW_MS = 600;
const NEAR = "300px";

const DEFAULT_VIEW = {
  xAxis: "step", relativeTo: "run", logX: false, logY: false, logYTags: [], smoothing: 0.6, smoother: "ema", ignoreOutliers: true,
  showSuperseded: false, tooltipSort: "nearest", cardWidth: 360, zooms: {},
  selection: null, columns: [], sort: null,
};

// What, when it changes, needs other points than those held.
const POINT_SETTINGS = ["xAxis", "relativeTo", "logX", "smoothing", "smoother", "showSuperseded"];

// What of the view changes here first, before the circuit hears of it.
const MADE_HERE = ["zooms", "selection", "columns", "sort"];

/** Opens the charts below `root`; `dotNet` is told which cards are visible, of zooms and of the connection's state. */
export function openCharts(root, dotNet) {
  return new ChartsPage(root, dotNet);
}

class ChartsPage {
  #cards = new Map(); // host element → Card
  #visible = new Set();
  #paused = false;
  #watchQueued = false;
  #isSelecting = false;
  #told = 0; // changes of the view made here

  constructor(root, dotNet) {
    this.root = root;
    this.dotNet = dotNet;
    this.runs = new Map();
    this.view = DEFAULT_VIEW;
    this.palette = readPalette();
    this.queries = new QueryBatch();
    this.numbers = new QueryBatch(queryNumbers);
    this.columnMenu = new ColumnMenu(this);
    this.redraws = new RedrawQueue(LIVE_REDRAW_MS);
    this.tooltip = new Tooltip();
    this.live = new LiveConnection({
      delta: (series) => this.#apply(series),
      state: (state) => this.#tell("ConnectionChanged", state),
      resync: () => this.#loadVisible(),
    });
    this.visibility = new IntersectionObserver((changes) => this.#visibilityChanged(changes), { rootMargin: NEAR });
    this.sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => this.#cards.get(target)?.resize()));
    this.added = new MutationObserver(() => this.#findCards());
    this.added.observe(root, { childList: true, subtree: true });
    this.stopTheme = watchTheme(() => this.#themeChanged());
    this.stopKeys = listenKeys(root, (article) => this.#cards.get(article.querySelector("[data-chart]")));
    this.stopLeaving = watchLeaving(() => this.hover(null, null));
    this.live.start();
    this.#findCards();
  }

  /**
   * The runs shown ([{id, name, style, start, restarts: [[step, wall]]}]) and the view; called whenever either changed.
   * A view from before all changes made here were heard of (`heard`) does not undo them.
   */
  setPage({ runs, view, heard }) {
    const before = this.view;
    const newRuns = runs.length !== this.runs.size || runs.some(({ id }) => !this.runs.has(id));
    this.runs = new Map(runs.map((run) => [run.id, run]));
    this.view = { ...DEFAULT_VIEW, ...view, logX: view.logX && view.xAxis !== "wall" };
    if (heard < this.#told) for (const name of MADE_HERE) this.view[name] = before[name];
    if (this.#isSelecting) this.view.selection = before.selection;
    const { smoother, smoothing } = this.view;
    if (before.smoothing !== smoothing || before.smoother !== smoother) this.live.setSmoothing(smoother, smoothing);
    if (newRuns || POINT_SETTINGS.some((name) => before[name] !== this.view[name])) {
      this.#loadVisible();
      return;
    }
    if (!sameSteps(before.selection, this.view.selection) || String(before.columns) !== String(this.view.columns)) this.#refreshValues();
    for (const card of this.#visible) {
      card.values.draw();
      const changed = String(before.zooms[card.tagName]) !== String(this.view.zooms[card.tagName]);
      if (changed) card.loadDetail();
      else this.redraws.request(card);
    }
  }

  setPaused(paused) {
    this.#paused = paused;
    this.watchChanged();
    if (!paused) this.#loadVisible();
  }

  /** The card of a tag, for its buttons. */
  card(tag) {
    return [...this.#cards.values()].find((card) => card.tag === tag);
  }

  resetZoom(tag) {
    this.card(tag)?.resetZoom();
  }

  saveImage(tag, format) {
    return saveImage(this.card(tag), format);
  }

  showTable(tag) {
    this.card(tag)?.showTable();
  }

  hover(from, x, py = null) {
    if (x === null) this.tooltip.hide();
    for (const card of this.#visible) card.hover(card.xTag === (from?.xTag ?? null) ? x : null, card === from ? py : null);
  }

  /** The user zoomed a card, or reset it (null); `isContinued`: by one more turn of the same wheel. */
  zoomed(card, range, isContinued = false) {
    this.hover(null, null);
    const zooms = { ...this.view.zooms };
    if (range) zooms[card.tagName] = range;
    else delete zooms[card.tagName];
    this.view = { ...this.view, zooms };
    card.loadDetail();
    this.#tellChange("Zoomed", card.tagName, range, isContinued);
  }

  /** The user marks a step or a range ({from, to} in digits), or none (null); `isContinued`: the pointer is still down. */
  select(selection, isContinued = false) {
    this.#isSelecting = isContinued;
    this.hover(null, null);
    this.view = { ...this.view, selection };
    for (const card of this.#visible) card.marks?.place();
    if (selection) this.#refreshValues();
    if (!isContinued) this.#tellChange("StepsSelected", selection?.from ?? null, selection?.to ?? null);
  }

  /** The user chose the columns of the tables, in this order. */
  chooseColumns(columns) {
    this.view = { ...this.view, columns };
    for (const card of this.#visible) card.values.draw();
    this.#tellChange("ColumnsChosen", columns);
  }

  /** The user sorts the tables: {column, descending}, or null for the order of names. */
  sortBy(sort) {
    this.view = { ...this.view, sort };
    for (const card of this.#visible) card.values.draw();
    this.#tellChange("RowsSorted", sort?.column ?? null, sort?.descending ?? false);
  }

  queryFailed(card, error) {
    card.host.dataset.error = `Points could not be loaded: ${error.message}`;
  }

  /** Which series the visible cards watch has changed: told to the server once per frame. */
  watchChanged() {
    if (this.#watchQueued) return;
    this.#watchQueued = true;
    queueMicrotask(() => {
      this.#watchQueued = false;
      this.live.watch(this.#paused ? [] : [...this.#visible].flatMap((card) => card.watched()));
    });
  }

  dispose() {
    this.live.stop();
    this.stopTheme();
    this.stopLeaving();
    this.stopKeys();
    this.added.disconnect();
    this.visibility.disconnect();
    this.sizes.disconnect();
    this.tooltip.hide();
    this.columnMenu.remove();
    for (const card of this.#cards.values()) card.remove();
    this.#cards.clear();
  }

  #findCards() {
    for (const [host, card] of this.#cards) {
      if (this.root.contains(host)) continue;
      card.remove();
      this.#visible.delete(card);
      this.#cards.delete(host);
      this.visibility.unobserve(host);
      this.sizes.unobserve(host);
    }
    for (const host of this.root.querySelectorAll("[data-chart]")) {
      if (this.#cards.has(host)) continue;
      this.#cards.set(host, new Card(this, host));
      this.visibility.observe(host);
      this.sizes.observe(host);
    }
  }

  #visibilityChanged(changes) {
    for (const { target, isIntersecting } of changes) {
      const card = this.#cards.get(target);
      if (!card || isIntersecting === this.#visible.has(card)) continue;
      if (isIntersecting) {
        this.#visible.add(card);
        card.load();
      } else {
        this.#visible.delete(card);
      }
    }
    this.watchChanged();
    this.#tell("VisibleChanged", [...this.#visible].map((card) => card.tag));
  }

  // While a pointer drags, the numbers follow it as fast as they come, one question at a time.
  #refreshValues() {
    for (const card of this.#visible) card.values.follow();
  }

  #loadVisible() {
    for (const card of this.#visible) card.load();
  }

  #apply(deltas) {
    if (this.#paused) return;
    const stale = new Set();
    const grown = new Set();
    for (const card of this.#visible) {
      for (const delta of deltas) {
        if (!card.lines.has(delta.tag)) continue;
        const fate = card.apply(delta);
        if (fate === "stale" && card.xTag !== null) card.refreshSoon();
        else if (fate === "stale") stale.add(card);
        else if (fate === "grown") grown.add(card);
      }
    }
    for (const card of grown) card.drawTail();
    for (const card of stale) card.refresh();
  }

  #themeChanged() {
    this.palette = readPalette();
    for (const card of this.#visible) this.redraws.request(card);
  }

  async #tellChange(method, ...args) {
    this.#told++;
    if (!(await this.#tell(method, ...args))) this.#told--;
  }

  // False when it was not heard. The circuit may be gone while the page still stands, and then the call itself throws; the reconnect banner speaks of that.
  async #tell(method, ...args) {
    try {
      await this.dotNet?.invokeMethodAsync(method, ...args);
      return true;
    } catch {
      return false; // Nothing is lost: what the circuit must know it is told again by the reloaded page.
    }
  }
}

// A tooltip stands in the window, not on the page: scrolling, or a tap elsewhere, takes it away.
function watchLeaving(left) {
  const stop = new AbortController();
  const options = { capture: true, passive: true, signal: stop.signal };
  document.addEventListener("scroll", left, options);
  document.addEventListener("pointerdown", ({ target }) => target.closest?.("[data-chart]") || left(), options);
  return () => stop.abort();
}
