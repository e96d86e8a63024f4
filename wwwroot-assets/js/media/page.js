// What pages of steps do alike: find the cards, show those near the window, move all of them to one step.
import { MediaCard } from "./card.js";
import { StepSlider } from "./slider.js";
import { parseStep, unionOf } from "./steps.js";

const NEAR = "600px";
const SETTLED_MS = 200;

/** A page whose cards show what `makeTile(card, run)` makes of each run's values. */
export class MediaPage {
  #cards = new Map(); // host element → MediaCard
  #near = new Set();
  #settled = 0;
  #refreshQueued = false;

  constructor(root, dotNet, kind, makeTile) {
    this.root = root;
    root.dataset.mediaKind = kind;
    this.dotNet = dotNet;
    this.makeTile = makeTile;
    this.runs = new Map();
    this.step = null;
    this.showSuperseded = false;
    this.settings = {};
    this.slider = new StepSlider("Step of all cards", (step) => this.chooseStep(step));
    this.stop = new AbortController();
    this.visibility = new IntersectionObserver((changes) => this.#visibilityChanged(changes), { rootMargin: NEAR });
    this.added = new MutationObserver(() => this.#findCards());
    this.added.observe(root, { childList: true, subtree: true });
    document.addEventListener("keydown", (event) => this.#keyPressed(event), { signal: this.stop.signal });
    this.#findCards();
  }

  /** The runs ([{id, name, style, values}]), the step (digits, or null for the latest) and the dashboard's own settings. */
  setPage({ runs, at, showSuperseded, settings }) {
    this.runs = new Map(runs.map((run) => [run.id, run]));
    if (this.#settled === 0) this.step = at === null ? null : parseStep(at);
    this.showSuperseded = showSuperseded;
    this.settings = settings;
    this.settingsChanged();
    for (const card of this.#near) card.refresh();
    this.#refreshSlider();
  }

  /** A dashboard's own settings changed. */
  settingsChanged() {}

  /** All cards go to a step; null: to the latest, and they follow it. */
  chooseStep(step) {
    this.step = step;
    for (const card of this.#cards.values()) card.step = undefined;
    for (const card of this.#near) card.update();
    clearTimeout(this.#settled);
    this.#settled = setTimeout(() => {
      this.#settled = 0;
      this.#tell("ChooseStep", step === null ? null : String(step));
    }, SETTLED_MS);
  }

  /** A card knows new steps: the slider of all is brought up to date once per turn. */
  stepsChanged() {
    if (this.#refreshQueued) return;
    this.#refreshQueued = true;
    queueMicrotask(() => {
      this.#refreshQueued = false;
      this.#refreshSlider();
    });
  }

  dispose() {
    this.stop.abort();
    clearTimeout(this.#settled);
    this.added.disconnect();
    this.visibility.disconnect();
    for (const card of this.#cards.values()) card.remove();
    this.#cards.clear();
  }

  #refreshSlider() {
    this.slider.set(unionOf([...this.#cards.values()].map((card) => card.steps)), this.step);
  }

  #findCards() {
    const place = this.root.querySelector("[data-media-steps]");
    if (place && this.slider.element.parentElement !== place) place.replaceChildren(this.slider.element);
    for (const [host, card] of this.#cards) {
      if (this.root.contains(host)) continue;
      card.remove();
      this.visibility.unobserve(host);
      this.#near.delete(card);
      this.#cards.delete(host);
      this.stepsChanged();
    }
    for (const host of this.root.querySelectorAll("[data-media]")) {
      if (this.#cards.has(host)) continue;
      this.#cards.set(host, new MediaCard(this, host));
      this.visibility.observe(host);
    }
  }

  #visibilityChanged(changes) {
    for (const { target, isIntersecting } of changes) {
      const card = this.#cards.get(target);
      if (!card) continue;
      if (isIntersecting) {
        this.#near.add(card);
        card.refresh();
      } else {
        this.#near.delete(card);
      }
    }
  }

  // [ and ] move the card that has the focus, or all of them.
  #keyPressed(event) {
    const by = { "[": -1, "]": 1 }[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog:modal")) return;
    if (event.target.matches?.("input:not([type=range]):not([type=checkbox]), textarea, select")) return;
    const host = document.activeElement?.closest("[data-card]")?.querySelector("[data-media]");
    (this.#cards.get(host)?.slider ?? this.slider).move(by);
    event.preventDefault();
  }

  // The circuit may be gone while the page still stands; the reconnect banner speaks of that.
  async #tell(method, ...args) {
    try {
      await this.dotNet?.invokeMethodAsync(method, ...args);
    } catch {
      // Nothing is lost: the page shows the step; only its address lags.
    }
  }
}
