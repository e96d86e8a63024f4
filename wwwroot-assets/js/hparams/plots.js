// The plots of the HParams page: asks for the trials of a view and draws them, again when the size or the theme changes.
import { readPalette, watchTheme } from "../charts/palette.js";
import { drawParallel } from "./parallel.js";
import { rampOf } from "./ramp.js";
import { drawScatter } from "./scatter.js";

const DRAW = { parallel: drawParallel, scatter: drawScatter };

/** Opens the plots in `root`; `dotNet` is told of brushes, scales and the order of axes. */
export function openTrialPlots(root, dotNet) {
  return new TrialPlots(root, dotNet);
}

class TrialPlots {
  #abort = null;
  #data = null;
  #kind = "parallel";
  #brushes = {};

  #isHeld = false; // a pointer is down on the plot: a picture made now would take a brush or an axis out of its hand
  #isDue = false;

  constructor(root, dotNet) {
    this.root = root;
    this.dotNet = dotNet;
    this.size = "";
    this.sizes = new ResizeObserver(() => {
      const size = `${root.clientWidth} ${root.clientHeight}`;
      if (size !== this.size) this.#draw();
    });
    this.sizes.observe(root);
    this.stopTheme = watchTheme(() => this.#draw());
    this.stopHolding = new AbortController();
    const { signal } = this.stopHolding;
    root.addEventListener("pointerdown", () => (this.#isHeld = true), { signal });
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => this.#released(), { signal });
  }

  /** Shows the trials of a view; the old picture stays until the new ones are there. */
  async show(kind, query, brushes) {
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    try {
      const answer = await fetch(`api/hparams/plot${query}`, { signal: abort.signal });
      if (!answer.ok) throw new Error(`The server refused the query (${answer.status}).`);
      const data = await answer.json();
      if (abort.signal.aborted) return;
      this.#data = data;
      this.#kind = kind;
      this.#brushes = brushes;
      delete this.root.dataset.error;
      this.#draw();
    } catch (error) {
      if (error.name !== "AbortError") this.root.dataset.error = `Trials could not be loaded: ${error.message}`;
    }
  }

  dispose() {
    this.#abort?.abort();
    this.sizes.disconnect();
    this.stopTheme();
    this.stopHolding.abort();
    this.root.replaceChildren();
  }

  #draw() {
    this.#isDue = this.#isHeld;
    if (!this.#data || this.#isHeld) return;
    this.size = `${this.root.clientWidth} ${this.root.clientHeight}`;
    const palette = readPalette();
    DRAW[this.#kind]({
      root: this.root, data: this.#data, brushes: this.#brushes, palette, ramp: rampOf(palette),
      tell: (method, ...args) => this.#tell(method, ...args),
    });
    this.root.dataset.drawn = Number(this.root.dataset.drawn ?? 0) + 1;
  }

  #released() {
    this.#isHeld = false;
    if (this.#isDue) this.#draw();
  }

  // The circuit may be gone while the page still stands; the reconnect banner speaks of that.
  async #tell(method, ...args) {
    try {
      await this.dotNet.invokeMethodAsync(method, ...args);
    } catch {
      // The reloaded page begins from its URL.
    }
  }
}
