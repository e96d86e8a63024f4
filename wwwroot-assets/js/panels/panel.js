// One panel: asks for what its pixels can show whenever that changed, keeps the old picture until the answer is there.
import { Overlay } from "../charts/overlay.js";
import { listen } from "../charts/pointer.js";
import { fetchBlocks } from "./blocks.js";
import { Surface } from "./surface.js";

const SIZE_STEP = 64; // a panel's width is asked for in these steps, so that dragging its size asks rarely
const EXACT_KEPT = 32;

/** Subclasses say `url()`, `draw()`, `hover(x, y)` and `zoomOf(box)`; `data` is the last answer. */
export class Panel {
  #asked = null;
  #abort = null;
  #isBehind = false;
  #exact = new Map();

  constructor(page, host) {
    this.page = page;
    this.host = host;
    this.tag = Number(host.dataset.tag);
    this.tagName = host.dataset.tagName;
    this.runId = Number(host.dataset.run);
    this.surface = new Surface(host);
    this.overlay = new Overlay(host);
    this.stop = listen(host, {
      area: () => this.surface.area,
      hover: (x, y) => this.data && this.hover(x, y),
      leave: () => this.leave(),
      select: (box) => this.overlay.showSelection(box && { x: box.x, y: box.y, width: box.width, height: box.height }),
      zoomTo: (box) => this.#zoomTo(box),
      reset: () => this.zoom && page.zoomed(this.tagName, null, null),
    });
    host.addEventListener("keydown", this.#pressed);
    host.addEventListener("blur", this.#blurred);
  }

  get run() {
    return this.page.runs?.get(this.runId);
  }

  get view() {
    return this.page.view;
  }

  /** What part is shown: {steps, values}, each [low, high] or null; undefined when all is. */
  get zoom() {
    return this.view.zooms?.[this.tagName];
  }

  /** The width and height in pixels to ask for. */
  get size() {
    const { clientWidth, clientHeight } = this.host;
    return { width: Math.max(1, Math.ceil(clientWidth / SIZE_STEP)) * SIZE_STEP, height: Math.max(1, Math.ceil(clientHeight / SIZE_STEP)) * SIZE_STEP };
  }

  /** Asks anew if what is to be shown changed; else only draws. */
  refresh() {
    if (!this.run || this.host.clientWidth === 0) return;
    const url = this.url();
    const asked = `${url} ${this.run.blobs}`;
    if (asked === this.#asked) {
      if (this.data) this.page.redraws.request(this);
      return;
    }
    // A busy run grows while it is being asked for: what is under way may arrive, then comes what is new.
    if (this.#abort && this.#asked?.startsWith(`${url} `)) {
      this.#isBehind = true;
      return;
    }
    this.#load(url, asked);
  }

  redraw() {
    if (!this.data || !this.run) return;
    this.draw();
    this.overlay.place(this.surface.area);
    this.host.dataset.pictures = Number(this.host.dataset.pictures ?? 0) + 1;
  }

  leave() {
    this.page.tip.hide();
    this.overlay.showRule(null);
    this.overlay.showDots([]);
  }

  /** Values that are asked for while the pointer rests on them; the latest are kept. Undefined until they are there. */
  exact(url, then) {
    const known = this.#exact.get(url);
    if (known) return known.data;
    const entry = {};
    this.#exact.set(url, entry);
    if (this.#exact.size > EXACT_KEPT) this.#exact.delete(this.#exact.keys().next().value);
    fetchBlocks(url).then((data) => {
      entry.data = data;
      then();
    }, () => this.#exact.delete(url));
    return undefined;
  }

  remove() {
    this.#abort?.abort();
    this.stop();
    this.leave();
    this.host.removeEventListener("keydown", this.#pressed);
    this.host.removeEventListener("blur", this.#blurred);
    this.page.redraws.cancel(this);
    this.overlay.remove();
    this.surface.remove();
  }

  async #load(url, asked) {
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    this.#asked = asked;
    this.#isBehind = false;
    try {
      const data = await fetchBlocks(url, abort.signal);
      if (abort.signal.aborted) return;
      this.data = data;
      this.#exact.clear();
      delete this.host.dataset.error;
      if (data === null) this.host.dataset.error = "Nothing is left of this tag.";
      this.page.redraws.request(this);
    } catch (error) {
      if (error.name === "AbortError") return;
      this.host.dataset.error = error.message;
    }
    this.#abort = null;
    if (this.#isBehind) this.refresh();
  }

  #zoomTo(box) {
    const zoom = this.data && this.zoomOf(box);
    if (zoom) this.page.zoomed(this.tagName, zoom.steps ?? null, zoom.values ?? null, box.wheel);
  }

  // The arrow keys move a pointer of their own, so that every value can be reached without a mouse.
  #pressed = (event) => {
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const { area } = this.surface;
    if (!move || !this.data || !area || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const by = event.shiftKey ? 20 : 4;
    const { x, y } = this.cursor ?? { x: area.width / 2, y: area.height / 2 };
    this.cursor = { x: Math.min(Math.max(0, x + move[0] * by), area.width), y: Math.min(Math.max(0, y + move[1] * by), area.height) };
    this.hover(this.cursor.x, this.cursor.y);
  };

  #blurred = () => this.leave();
}

/** Adds both ends of a range to a query; none where there is no range. */
export function setRange(query, from, to, range) {
  if (!range) return;
  query.set(from, range[0]);
  query.set(to, range[1]);
}
