import { el, swatch } from "./dom.js";
import { stepText, ValueList } from "./steps.js";

const RELIST_MS = 500; // However fast a run grows, its values are listed no more often.

/** One run's values of one tag. Subclasses draw the values of a step: `draw(indices, signal)`. */
export class Tile {
  #shown = [];
  #listedAt = -Infinity;
  #relisting = 0;
  #values = -1;
  #wanted = null;
  #drawn = "";
  #drawing = null;

  constructor(card, run) {
    this.card = card;
    this.run = run;
    this.list = null;
    this.stepText = el("span", { class: "num tile-step" });
    this.name = el("span", { class: "truncate tile-run" });
    this.body = el("div", { class: "tile-body" });
    this.element = el("figure", { class: "tile is-loading" }, this.body,
      el("figcaption", {}, (this.swatch = swatch(run.style)), this.name, this.stepText));
    this.stop = new AbortController();
  }

  /** The steps it can show, ascending. */
  get steps() {
    return this.list ? this.#shown.map((index) => this.list.steps[index]) : [];
  }

  /** Its run as it is now; its values are listed again when there are others. */
  runChanged(run) {
    this.run = run;
    this.name.textContent = run.name;
    this.name.title = run.name;
    this.chooseShown();
    if (run.values === this.#values || this.#relisting) return;
    this.#relisting = setTimeout(() => this.#relist(), Math.max(0, this.#listedAt + RELIST_MS - performance.now()));
  }

  /** Shows what there is at a step (null: the latest). */
  showStep(step) {
    if (!this.list) return;
    const indices = this.list.at(step, this.#shown);
    this.stepText.textContent = indices.length > 0 ? `step ${stepText(this.list.steps[indices[0]])}` : "no values";
    this.stepText.title = indices.length > 0 ? wallText(this.list.walls[indices.at(-1)]) : "";
    this.stepText.classList.toggle("is-other", step !== null && indices.length > 0 && this.list.steps[indices[0]] !== step);
    this.#wanted = indices;
    this.#drawWanted();
  }

  /** Addresses one value; what changes when another takes its place goes along, so that none is shown twice. */
  url(route, index, sample = null) {
    const query = new URLSearchParams({ run: this.run.id, tag: this.card.tag, index, v: `${this.list.steps[index]}_${this.list.walls[index]}` });
    if (sample !== null) query.set("sample", sample);
    return `api/${route}?${query}`;
  }

  /** The description of one value; an object with `error` when there is none. */
  async describe(route, index) {
    const answer = await fetch(this.url(route, index), { signal: this.stop.signal });
    return answer.ok ? answer.json() : { error: `The server answered ${answer.status}.` };
  }

  remove() {
    clearTimeout(this.#relisting);
    this.stop.abort();
    this.element.remove();
  }

  /** What else than the values decides the picture. */
  get drawKey() {
    return "";
  }

  /** Which of the values can be chosen: all of them, unless a subclass searches. */
  filter(indices) {
    return indices;
  }

  /** Chooses anew among the values there are. */
  chooseShown() {
    if (this.list) this.#shown = this.filter(this.list.shown(this.card.page.showSuperseded));
  }

  async #relist() {
    const values = this.run.values;
    try {
      const answer = await fetch(`api/blobs?run=${this.run.id}&tag=${this.card.tag}`, { signal: this.stop.signal });
      if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
      this.list = new ValueList(await answer.json());
      this.#values = values;
      this.chooseShown();
      this.card.listed();
    } catch (error) {
      if (error.name !== "AbortError") this.fail(`The steps could not be listed: ${error.message}.`);
    } finally {
      this.#listedAt = performance.now();
      this.#relisting = 0;
      if (this.run.values !== this.#values && !this.stop.signal.aborted && this.list) this.runChanged(this.run);
    }
  }

  // One drawing under way; what was asked for meanwhile is drawn after it, and only the last of it.
  async #drawWanted() {
    if (this.#drawing) return;
    while (this.#wanted && !this.stop.signal.aborted) {
      const indices = this.#wanted;
      const key = `${this.drawKey}|` + indices.map((index) => `${index}:${this.list.steps[index]}:${this.list.walls[index]}`).join();
      this.#wanted = null;
      if (key === this.#drawn) continue;
      this.#drawing = this.draw(indices);
      try {
        await this.#drawing;
        this.#drawn = key;
        this.element.classList.remove("is-loading");
        this.element.dataset.drawn = String(this.list.steps[indices.at(-1)] ?? "");
      } catch (error) {
        if (error.name !== "AbortError") this.fail(error.message);
      } finally {
        this.#drawing = null;
      }
    }
  }

  /** Says what is wrong in place of the values. */
  fail(message) {
    this.element.classList.remove("is-loading");
    this.body.replaceChildren(problem(message));
  }
}

/** What stands in place of a value that cannot be shown. */
export const problem = (message, ...more) => el("p", { class: "tile-problem", role: "note" }, message, ...more);

/** A wall time in the reader's own zone. */
export const wallText = (seconds) => (seconds === null ? "written at an unknown time" : `written ${new Date(seconds * 1000).toLocaleString()}`);
