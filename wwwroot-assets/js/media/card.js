import { el } from "./dom.js";
import { StepSlider } from "./slider.js";
import { unionOf } from "./steps.js";

const TILES_AT_FIRST = 24;

/** One tag's card: a slider over its steps, and a tile for each run that has it. */
export class MediaCard {
  #tiles = new Map(); // run id → tile
  #limit = TILES_AT_FIRST;

  constructor(page, host) {
    this.page = page;
    this.host = host;
    this.tag = Number(host.dataset.tag);
    this.tagName = host.dataset.tagName;
    this.step = undefined; // undefined: the page's step; null: the latest; else its own
    this.slider = new StepSlider(`Step of ${this.tagName}`, (step) => this.#chooseStep(step));
    this.grid = el("div", { class: "tiles" });
    this.more = el("button", { type: "button", class: "button more-tiles", hidden: true, click: () => this.#showMore() });
    host.replaceChildren(this.slider.element, this.grid, this.more);
  }

  /** All steps that any of its tiles can show. */
  get steps() {
    return unionOf([...this.#tiles.values()].map((tile) => tile.steps));
  }

  get tiles() {
    return [...this.#tiles.values()];
  }

  /** The runs that have the tag, shown or not yet. */
  get runs() {
    return this.host.dataset.runs.split(" ").map((id) => this.page.runs.get(Number(id))).filter((run) => run);
  }

  /** Brings its tiles in line with the runs there are, and their values with what was written. */
  refresh() {
    const runs = this.runs;
    const shown = runs.slice(0, this.#limit);
    const ids = new Set(shown.map((run) => run.id));
    for (const [id, tile] of this.#tiles) {
      if (ids.has(id)) continue;
      tile.remove();
      this.#tiles.delete(id);
    }
    for (const run of shown) {
      if (!this.#tiles.has(run.id)) this.#tiles.set(run.id, this.page.makeTile(this, run));
      this.#tiles.get(run.id).runChanged(run);
    }
    const elements = shown.map((run) => this.#tiles.get(run.id).element);
    if (elements.some((element, i) => this.grid.children[i] !== element) || elements.length !== this.grid.children.length) {
      this.grid.replaceChildren(...elements);
    }
    this.more.hidden = runs.length <= this.#limit;
    this.more.textContent = `Show ${Math.min(TILES_AT_FIRST, runs.length - this.#limit)} more of ${runs.length - this.#limit} runs`;
    this.update();
  }

  /** Shows the step in force. */
  update() {
    const step = this.step === undefined ? this.page.step : this.step;
    this.slider.set(this.steps, step);
    for (const tile of this.#tiles.values()) tile.showStep(step);
  }

  /** A tile's values were listed. */
  listed() {
    this.update();
    this.page.stepsChanged();
  }

  remove() {
    for (const tile of this.#tiles.values()) tile.remove();
    this.#tiles.clear();
  }

  #chooseStep(step) {
    this.step = step;
    this.update();
  }

  #showMore() {
    this.#limit += TILES_AT_FIRST;
    this.refresh();
  }
}
