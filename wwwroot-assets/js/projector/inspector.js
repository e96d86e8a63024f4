// Search, selection, neighbours: which points stand out, and the lists beside the picture.
import { findNeighbours } from "./api.js";
import { fillFacts, fillPoints } from "./lists.js";
import { findPoints } from "./search.js";
import { short } from "./legend.js";

export class Inspector {
  #asking = null;

  /** `page`: state, count, only, columns, controls, stage, textOf(point), changed(). */
  constructor(page) {
    this.page = page;
    this.reset();
  }

  reset() {
    this.#asking?.abort();
    this.selected = new Set();
    this.found = [];
    this.near = { points: [], distances: [] };
  }

  search() {
    const { state, columns, count, controls, only } = this.page;
    const searched = columns.filter(({ name }) => state.column === "" || name === state.column);
    const { points = [], error } = findPoints(state.search, searched, count);
    const left = only && new Set(only);
    this.found = left ? points.filter((point) => left.has(point)) : points;
    controls.get("search").setAttribute("aria-invalid", error !== undefined);
    controls.say("search-error", error);
    controls.role("search-found").hidden = state.search === "" || error !== undefined;
    controls.say("search-count", `${this.found.length.toLocaleString("en-US")} of ${(only?.length ?? count).toLocaleString("en-US")} points`);
    fillPoints(controls.role("search-list"), this.found.map((point) => this.#row(point)), this.pick, this.#hover);
    this.#emphasise();
  }

  /** A click on a point, or on nothing (-1). */
  pick = (point, adds = false) => {
    const next = adds ? new Set(this.selected) : new Set();
    if (point >= 0 && adds && next.has(point)) next.delete(point);
    else if (point >= 0) next.add(point);
    this.select(next);
  };

  select(points) {
    this.selected = new Set(points);
    this.#show();
    this.page.changed();
  }

  /** The next or previous of the matches, or of all points, for the keyboard. */
  step(direction) {
    const { stage } = this.page;
    const points = this.found.length > 0 ? this.found : [...stage.visible];
    if (points.length === 0) return;
    const at = points.indexOf(stage.hovered);
    const point = points[at < 0 ? 0 : (at + direction + points.length) % points.length];
    this.#hover(point);
    this.page.controls.say("spoken", this.describe(point));
  }

  describe(point) {
    return `Point ${point}: ${this.page.columns.slice(0, 4).map(({ name, texts }) => `${name} ${texts[point]}`).join(", ")}`;
  }

  /** The lists and the picture say what is selected now. */
  #show() {
    const { controls, columns, count, only } = this.page;
    const size = this.selected.size;
    const single = size === 1 ? [...this.selected][0] : -1;
    controls.say("selected-count", size === 0 ? "Click a point, or drag a box with Shift." : size === 1 ? "1 point" : `${size.toLocaleString("en-US")} of ${count.toLocaleString("en-US")} points`);
    const button = (name) => controls.root.querySelector(`[data-action-here="${name}"]`);
    button("clear").hidden = size === 0;
    button("isolate").disabled = size < 2;
    button("show-all").hidden = only === null;
    button("show-all").textContent = `Show all ${count.toLocaleString("en-US")}`;
    fillFacts(controls.role("facts"), columns, single);
    controls.role("near").hidden = single < 0;
    this.near = { points: [], distances: [] };
    const list = controls.role("near-list");
    fillPoints(list, single < 0 ? [...this.selected].map((point) => this.#row(point)) : [], this.pick, this.#hover);
    this.#emphasise();
    if (size > 0) controls.say("spoken", single >= 0 ? `Selected. ${this.describe(single)}` : `${size} points selected`);
    this.findNear();
  }

  refresh() {
    this.#show();
  }

  /** Asks for the neighbours of the one selected point. */
  async findNear() {
    this.#asking?.abort();
    if (this.selected.size !== 1) return;
    const { state, only, controls } = this.page;
    const [point] = this.selected;
    this.#asking = new AbortController();
    const request = { run: state.run, name: state.tensor, step: state.step === "" ? null : Number(state.step), point, count: state.nearCount, metric: state.nearMetric, among: only };
    try {
      this.near = await findNeighbours(request, this.#asking.signal);
    } catch (error) {
      if (error.name !== "AbortError") controls.say("selected-count", error.message);
      return;
    }
    const farthest = Math.max(1e-30, ...this.near.distances);
    const rows = this.near.points.map((other, i) => ({ ...this.#row(other), note: short(this.near.distances[i]), share: this.near.distances[i] / farthest }));
    fillPoints(controls.role("near-list"), rows, this.pick, this.#hover);
    this.#emphasise();
  }

  dispose() {
    this.#asking?.abort();
  }

  #row(point) {
    const text = this.page.textOf(point);
    return { point, text: text === "" ? `point ${point}` : text };
  }

  #hover = (point) => this.page.hover(point);

  #emphasise() {
    const { stage, state } = this.page;
    const matches = state.search === "" ? this.near.points : this.found;
    stage.setEmphasis(this.selected, new Set(matches));
  }
}
