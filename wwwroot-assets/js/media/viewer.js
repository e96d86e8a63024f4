// The image viewer: one picture large, or several compared; zoom and pan act on all, steps move together.
import { differenceOf } from "./difference.js";
import { el, iconButton } from "./dom.js";
import { Pane } from "./pane.js";
import { Zoom } from "./zoom.js";

const MAX_PANES = 9;
const BLINK_MS = 500;
const MODES = { side: "Side by side", swipe: "Swipe", blink: "Blink", difference: "Difference" };

export class ImageViewer {
  #mode = "side";
  #blinking = 0;

  /** Opens on one image: {run, index, sample} of a card. */
  static open(card, image) {
    return new ImageViewer(card, image);
  }

  constructor(card, image) {
    this.card = card;
    this.stop = new AbortController();
    this.panes = [];
    this.zoom = new Zoom(() => this.#zoomed());
    this.frames = el("div", { class: "viewer-frames" });
    this.captions = el("div", { class: "viewer-captions" });
    this.scaleText = el("span", { class: "num viewer-scale", title: "Zoom" });
    this.mode = el("select", { class: "select", "aria-label": "How to compare", change: () => this.#setMode(this.mode.value) },
      Object.entries(MODES).map(([value, text]) => el("option", { value }, text)));
    this.swipe = el("input", { type: "range", min: "0", max: "100", value: "50", step: "0.5", "aria-label": "Swipe between the two images", input: () => this.#layOut() });
    this.gain = el("input", { type: "range", min: "1", max: "20", value: "1", step: "1", "aria-label": "Amplify the difference", input: () => this.#layOut() });
    this.difference = el("span", { class: "num muted", role: "status" });
    this.addRuns = el("button", { type: "button", class: "button", click: () => this.#addRuns() }, "Compare runs");
    this.addStep = el("button", { type: "button", class: "button", click: () => this.#addStep() }, "Compare steps");
    this.dialog = el("dialog", { class: "viewer", "aria-label": `Images of ${card.tagName}` },
      el("header", {},
        el("h2", { class: "truncate" }, card.tagName), this.mode, this.swipe, this.gain, this.difference,
        el("span", { class: "viewer-space" }), this.addRuns, this.addStep,
        el("button", { type: "button", class: "button", title: "Actual size (1)", click: () => this.#actualSize() }, "1:1"),
        el("button", { type: "button", class: "button", title: "Fit (0)", click: () => this.zoom.reset() }, "Fit"), this.scaleText,
        iconButton("close", "Close (Esc)", () => this.dialog.close())),
      this.frames, this.captions);
    this.dialog.addEventListener("keydown", (event) => this.#keyPressed(event));
    this.dialog.addEventListener("close", () => this.#closed());
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.#add(image);
  }

  #add(image) {
    if (this.panes.length >= MAX_PANES) return;
    const pane = new Pane(this, image);
    this.panes.push(pane);
    this.frames.append(pane.frame);
    this.captions.append(pane.caption);
    this.#layOut();
  }

  removePane(pane) {
    this.panes = this.panes.filter((other) => other !== pane);
    pane.remove();
    this.#layOut();
  }

  /** A pane shows another picture. */
  paneChanged() {
    if (this.#mode === "difference") this.#measure();
    this.#zoomed();
  }

  // The other runs at the same step, as far as there is room.
  #addRuns() {
    const [first] = this.panes;
    const there = new Set(this.panes.map((pane) => pane.tile.run.id));
    for (const tile of this.card.tiles) {
      if (there.has(tile.run.id) || !tile.list) continue;
      const index = tile.list.at(first.step, tile.list.shown(false)).at(-1);
      if (index !== undefined) this.#add({ run: tile.run.id, index, sample: first.sample });
    }
  }

  // The same run at the step before; at the one after when there is none.
  #addStep() {
    const last = this.panes.at(-1);
    const shown = last.shown;
    const at = shown.indexOf(last.index);
    const index = shown[at > 0 ? at - 1 : Math.min(at + 1, shown.length - 1)];
    this.#add({ run: last.tile.run.id, index, sample: last.sample });
  }

  #setMode(mode) {
    this.#mode = mode;
    this.#layOut();
  }

  #layOut() {
    const mode = this.panes.length < 2 ? "side" : this.#mode;
    const others = this.card.tiles.some((tile) => this.panes.every((pane) => pane.tile !== tile));
    this.mode.hidden = this.panes.length < 2;
    this.mode.value = mode;
    this.swipe.hidden = mode !== "swipe";
    this.gain.hidden = this.difference.hidden = mode !== "difference";
    this.addRuns.hidden = !others || this.panes.length >= MAX_PANES;
    this.addStep.hidden = this.panes.length >= MAX_PANES || (this.panes[0]?.shown.length ?? 0) < 2;
    this.frames.dataset.mode = mode;
    this.frames.style.setProperty("--columns", Math.ceil(Math.sqrt(this.panes.length)));
    this.frames.style.setProperty("--swipe", `${this.swipe.value}%`);
    this.frames.style.setProperty("--gain", this.gain.value);
    this.panes.forEach((pane, i) => pane.setRole(i, mode, this.panes.length > 1));
    clearInterval(this.#blinking);
    this.frames.classList.remove("is-second");
    if (mode === "blink") this.#blinking = setInterval(() => this.frames.classList.toggle("is-second"), BLINK_MS);
    if (mode === "difference") this.#measure();
    this.#zoomed();
  }

  async #measure() {
    const [a, b] = this.panes;
    this.difference.textContent = await differenceOf(a.img, b.img);
  }

  #zoomed() {
    for (const pane of this.panes ?? []) pane.img.style.transform = this.zoom.transform;
    const img = this.panes?.[0]?.img;
    if (!img?.naturalWidth || !img.clientWidth) return;
    this.scaleText.textContent = `${Math.round(fitScale(img) * this.zoom.scale * 100)} %`;
    for (const pane of this.panes) pane.img.classList.toggle("is-enlarged", fitScale(pane.img) * this.zoom.scale > 1);
  }

  #actualSize() {
    const img = this.panes[0].img;
    if (img.naturalWidth) this.zoom.by(1 / (fitScale(img) * this.zoom.scale));
  }

  // All panes at the leading one's step stay with it; the others move by one of their own.
  moveStep(lead, by) {
    const before = lead.step;
    if (!lead.move(by)) return;
    for (const pane of this.panes) {
      if (pane === lead) continue;
      if (pane.step === before) pane.showStep(lead.step);
      else pane.move(by);
    }
  }

  #keyPressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isSlider = event.target.matches("input[type=range], select");
    const by = { ArrowLeft: -1, ArrowRight: 1, "[": -1, "]": 1 }[event.key];
    if (by && !(isSlider && event.key.startsWith("Arrow"))) this.moveStep(this.panes[0], by);
    else if (event.key === "+" || event.key === "=") this.zoom.by(1.25);
    else if (event.key === "-") this.zoom.by(0.8);
    else if (event.key === "0") this.zoom.reset();
    else if (event.key === "1") this.#actualSize();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #closed() {
    clearInterval(this.#blinking);
    this.stop.abort();
    for (const pane of this.panes) pane.remove();
    this.dialog.remove();
  }
}

// How many pixels of the page one pixel of the picture takes when it fits its frame.
const fitScale = (img) => Math.min(img.clientWidth / img.naturalWidth, img.clientHeight / img.naturalHeight);
