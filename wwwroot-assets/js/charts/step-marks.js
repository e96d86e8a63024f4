// The step, or the range of steps, that all charts mark: handles on the x axis, to be dragged, typed into and taken away, and
// the axis itself, on which a click marks a step and a drag a range.
import { el, iconButton } from "../media/dom.js";
import { nearest } from "./axis.js";
import { toStep, withEnd, withoutEnd } from "./step-range.js";

const STRIP = 24; // pixels below the plot that take clicks
const DRAG_THRESHOLD = 4;

export class StepMarks {
  #handles = {};
  #drag = null;
  #stop = new AbortController();

  constructor(card) {
    this.card = card;
    this.page = card.page;
    this.band = el("div", { class: "chart-steps-band", hidden: true });
    this.ghost = el("div", { class: "chart-step-ghost", hidden: true });
    this.layer = el("span", { class: "chart-steps" }, this.band, this.ghost);
    card.host.append(this.layer);
    this.#listen(card.host);
  }

  get selection() {
    return this.page.view.selection;
  }

  /** Puts everything where the chart's axis now has it. */
  place() {
    const { plot } = this.card;
    const isShown = Boolean(plot?.area) && this.page.view.xAxis === "step" && !this.card.xTag;
    this.layer.hidden = !isShown;
    if (!isShown) return;
    const { left, top, width, height } = plot.area;
    Object.assign(this.layer.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    const [from, to] = ["from", "to"].map((end) => this.#placeHandle(end, plot));
    this.band.hidden = from === null || to === null;
    if (!this.band.hidden) {
      const [low, high] = [Math.max(0, from), Math.min(width, to)];
      Object.assign(this.band.style, { left: `${low}px`, width: `${Math.max(0, high - low)}px` });
    }
  }

  remove() {
    this.#stop.abort();
    this.layer.remove();
  }

  // The pixel of one end of the selection, its handle put there; null when there is none.
  #placeHandle(end, plot) {
    const step = this.selection?.[end] ?? null;
    if (step === null) {
      this.#handles[end]?.element.remove();
      delete this.#handles[end];
      return null;
    }
    const pixel = plot.xScale.toPixel(Number(step));
    const handle = (this.#handles[end] ??= this.#createHandle(end));
    handle.element.hidden = !(pixel >= -1 && pixel <= plot.area.width + 1);
    handle.element.style.left = `${pixel}px`;
    handle.show(step, plot.xRange);
    return Number.isFinite(pixel) ? pixel : 0;
  }

  #createHandle(end) {
    const text = el("span", { class: "text", role: "slider", tabindex: "0", "aria-label": nameOf(end, this.selection), title: "Drag; press Enter or click to type a step; arrows move, Delete removes" });
    const remove = iconButton("close", "Remove this step", () => this.page.select(withoutEnd(this.selection, end)));
    const element = el("div", { class: "chart-step" }, el("i", {}), el("span", { class: "grip" }, text, remove));
    text.addEventListener("pointerdown", (event) => this.#startMoving(event, end, text));
    text.addEventListener("keydown", (event) => this.#pressed(event, end, text));
    this.layer.append(element);
    return {
      element,
      show: (step, [low, high]) => {
        text.textContent = BigInt(step).toLocaleString();
        text.setAttribute("aria-label", nameOf(end, this.selection));
        text.setAttribute("aria-valuenow", step);
        text.setAttribute("aria-valuemin", Math.round(low));
        text.setAttribute("aria-valuemax", Math.round(high));
        text.setAttribute("aria-valuetext", `step ${text.textContent}`);
      },
    };
  }

  #startMoving(event, end, text) {
    if (event.button !== 0 || text.isContentEditable) return;
    event.preventDefault();
    event.stopPropagation();
    text.setPointerCapture(event.pointerId);
    const stop = new AbortController();
    let hasMoved = false;
    text.addEventListener("pointermove", (move) => {
      hasMoved ||= Math.abs(move.clientX - event.clientX) >= DRAG_THRESHOLD;
      if (hasMoved) this.page.select(withEnd(this.selection, end, this.#stepAt(move)), true);
    }, { signal: stop.signal });
    const done = (isCancelled) => {
      stop.abort();
      if (hasMoved) this.page.select(this.selection);
      else if (!isCancelled) this.#type(end, text);
    };
    text.addEventListener("pointerup", () => done(false), { signal: stop.signal });
    text.addEventListener("pointercancel", () => done(true), { signal: stop.signal });
    text.focus({ preventScroll: true });
  }

  // The text becomes a field; what is no step leaves everything as it is.
  #type(end, text) {
    text.contentEditable = "plaintext-only";
    text.textContent = this.selection[end];
    getSelection().selectAllChildren(text);
    const stop = new AbortController();
    const done = (isTaken) => {
      stop.abort();
      text.contentEditable = "false";
      const step = isTaken ? toStep(text.textContent) : null;
      if (step === null) this.place();
      else this.page.select(withEnd(this.selection, end, step));
    };
    text.addEventListener("blur", () => done(true), { signal: stop.signal });
    text.addEventListener("keydown", (event) => {
      event.stopImmediatePropagation();
      if (event.key !== "Enter" && event.key !== "Escape") return;
      event.preventDefault();
      done(event.key === "Enter");
    }, { signal: stop.signal, capture: true });
  }

  #pressed(event, end, text) {
    if (text.isContentEditable || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
    if (by !== undefined) this.page.select(withEnd(this.selection, end, this.#neighbour(Number(this.selection[end]), by)));
    else if (event.key === "Delete" || event.key === "Backspace") this.page.select(withoutEnd(this.selection, end));
    else if (event.key === "Enter") this.#type(end, text);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // The step so many drawn points further on, of the curve that has the most of them.
  #neighbour(step, by) {
    const { x } = this.card.curves.reduce((longest, curve) => (curve.x.length > longest.x.length ? curve : longest), { x: [] });
    if (x.length === 0) return toStep(step + by);
    const at = nearest(x, step);
    const isBetween = x[at] !== step && (x[at] > step) === by > 0;
    return toStep(x[Math.min(Math.max(at + by - (isBetween ? Math.sign(by) : 0), 0), x.length - 1)]);
  }

  #stepAt({ clientX }) {
    const { plot, host } = this.card;
    const { left, width } = plot.area;
    const pixel = Math.min(Math.max(clientX - host.getBoundingClientRect().left - left, 0), width);
    return toStep(plot.xScale.toValue(pixel));
  }

  #isInStrip(event) {
    const area = this.card.plot?.area;
    if (!area || this.layer.hidden || event.target.closest?.(".grip")) return false;
    const box = this.card.host.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left - area.left, event.clientY - box.top - area.top];
    return x >= 0 && x <= area.width && y > area.height && y <= area.height + STRIP;
  }

  #listen(host) {
    const on = (name, handler, options = {}) => host.addEventListener(name, handler, { signal: this.#stop.signal, ...options });
    on("pointerdown", (event) => {
      if (event.button !== 0 || !event.isPrimary || !this.#isInStrip(event)) return;
      event.preventDefault();
      host.setPointerCapture(event.pointerId);
      this.#drag = { x: event.clientX, step: this.#stepAt(event), hasMoved: false };
    });
    on("pointermove", (event) => {
      if (!this.#drag) return this.#showGhost(event);
      this.#drag.hasMoved ||= Math.abs(event.clientX - this.#drag.x) >= DRAG_THRESHOLD;
      if (this.#drag.hasMoved) this.page.select(withEnd({ from: this.#drag.step, to: this.#drag.step }, "to", this.#stepAt(event)), true);
    });
    on("pointerup", () => {
      const drag = this.#drag;
      this.#drag = null;
      if (drag) this.page.select(drag.hasMoved ? this.selection : { from: drag.step, to: null });
    });
    on("pointercancel", () => (this.#drag = null));
    on("pointerleave", () => (this.ghost.hidden = true));
    on("dblclick", (event) => this.#isInStrip(event) && event.stopImmediatePropagation(), { capture: true });
  }

  // Where a click would mark a step, as long as the pointer rests on the axis.
  #showGhost(event) {
    const isInStrip = event.pointerType === "mouse" && this.#isInStrip(event);
    this.card.host.classList.toggle("is-on-axis", isInStrip);
    this.ghost.hidden = !isInStrip;
    if (!isInStrip) return;
    const step = this.#stepAt(event);
    this.ghost.textContent = BigInt(step).toLocaleString();
    this.ghost.style.left = `${this.card.plot.xScale.toPixel(Number(step))}px`;
  }
}

const nameOf = (end, selection) => (selection.to === null ? "Selected step" : end === "from" ? "First step of the range" : "Last step of the range");
