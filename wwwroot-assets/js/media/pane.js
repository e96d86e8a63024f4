import { el, iconButton, swatch } from "./dom.js";
import { StepSlider } from "./slider.js";
import { compare, placeOf } from "./steps.js";
import { attachZoom } from "./zoom.js";

/** One picture of the viewer: a run, a step and a sample, each of which can be changed. */
export class Pane {
  constructor(viewer, { run, index, sample }) {
    this.viewer = viewer;
    this.tile = viewer.card.tiles.find((tile) => tile.run.id === run);
    this.index = index;
    this.sample = sample;
    this.img = el("img", { decoding: "async", draggable: "false", load: () => viewer.paneChanged(), error: () => this.#say("This image cannot be shown.") });
    this.note = el("p", { class: "tile-problem", hidden: true });
    this.frame = el("div", { class: "viewer-frame" }, this.img, this.note);
    this.letter = el("b", {});
    this.run = el("select", { class: "select", "aria-label": "Run", change: () => this.#setRun(Number(this.run.value)) },
      viewer.card.tiles.filter((tile) => tile.list).map((tile) => el("option", { value: tile.run.id }, tile.run.name)));
    this.samples = el("select", { class: "select", "aria-label": "Sample", change: () => this.#set(this.index, Number(this.samples.value)) });
    this.slider = new StepSlider("Step", () => this.#slid());
    this.close = iconButton("close", "Remove from the comparison", () => viewer.removePane(this));
    this.swatch = el("span", { class: "viewer-swatch" });
    this.caption = el("div", { class: "viewer-caption" }, this.letter, this.swatch, this.run, this.samples, this.slider.element, this.close);
    attachZoom(this.frame, this.img, viewer.zoom, viewer.stop.signal);
    this.#set(index, sample);
  }

  /** The indices it can show, one for each step, ascending. */
  get shown() {
    const { list } = this.tile;
    const shown = list.shown(false);
    return shown.includes(this.index) ? shown : [...shown, this.index].sort((a, b) => compare(list.steps[a], list.steps[b]) || a - b);
  }

  get step() {
    return this.tile.list.steps[this.index];
  }

  /** The next or previous step; false at the end. */
  move(by) {
    const next = this.shown[this.shown.indexOf(this.index) + by];
    if (next !== undefined) this.#set(next, this.sample);
    return next !== undefined;
  }

  showStep(step) {
    const index = this.tile.list.at(step, this.shown).at(-1);
    if (index !== undefined) this.#set(index, this.sample);
  }

  /** Which of the compared pictures it is: overlays take the first two, A and B. */
  setRole(place, mode, isCompared) {
    this.letter.textContent = isCompared ? String.fromCharCode(65 + place) : "";
    this.close.hidden = !isCompared;
    this.frame.hidden = mode !== "side" && place > 1;
    this.frame.dataset.place = place;
  }

  remove() {
    this.frame.remove();
    this.caption.remove();
  }

  #slid() {
    const target = this.shown[Number(this.slider.range.value)];
    const by = Math.sign(this.shown.indexOf(target) - this.shown.indexOf(this.index));
    if (this.viewer.panes.length > 1 && Math.abs(this.shown.indexOf(target) - this.shown.indexOf(this.index)) === 1) this.viewer.moveStep(this, by);
    else this.#set(target, this.sample);
  }

  #setRun(run) {
    const step = this.step;
    this.tile = this.viewer.card.tiles.find((tile) => tile.run.id === run);
    const indices = this.tile.list.shown(false);
    this.#set(indices[Math.max(placeOf(indices.map((index) => this.tile.list.steps[index]), step), 0)], this.sample);
  }

  async #set(index, sample) {
    this.index = index;
    this.run.value = String(this.tile.run.id);
    this.swatch.replaceChildren(swatch(this.tile.run.style));
    const { steps } = this.tile.list;
    this.slider.set(this.shown.map((at) => steps[at]), this.step);
    try {
      const value = await this.tile.describe("images/value", index);
      if (this.index !== index) return;
      const count = value.samples?.length ?? 0;
      this.sample = Math.min(sample, Math.max(count - 1, 0));
      this.samples.hidden = count < 2;
      this.samples.replaceChildren(...Array.from({ length: count }, (_, i) => el("option", { value: i }, `sample ${i + 1}/${count}`)));
      this.samples.value = String(this.sample);
      if (value.error || !value.samples[this.sample]?.type) {
        this.#say(value.error ?? "These bytes are no image.");
        return;
      }
      this.#say("");
      this.img.alt = `${this.viewer.card.tagName}, ${this.tile.run.name}, step ${this.step}`;
      this.img.src = this.tile.url("images/image", index, this.sample);
    } catch (error) {
      if (error.name !== "AbortError") this.#say(error.message);
    }
  }

  #say(text) {
    this.note.textContent = text;
    this.note.hidden = text === "";
    this.img.hidden = text !== "";
  }
}
