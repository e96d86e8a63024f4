import { el, iconButton } from "./dom.js";
import { placeOf, stepText } from "./steps.js";

/** A slider over the places of a list of steps. At its end it follows the latest: `moved` is then told null. */
export class StepSlider {
  #steps = [];

  constructor(name, moved) {
    this.moved = moved;
    this.range = el("input", { type: "range", min: "0", step: "1", "aria-label": name, input: () => this.#choose(Number(this.range.value)) });
    this.text = el("span", { class: "num step-text" }); // The slider itself says it to screen readers.
    this.element = el("div", { class: "step-slider", hidden: true },
      iconButton("previous", "Previous step ([)", () => this.move(-1)), this.range,
      iconButton("next", "Next step (])", () => this.move(1)), this.text);
  }

  get steps() {
    return this.#steps;
  }

  /** Shows where `step` (null: the latest) stands among ascending `steps`. */
  set(steps, step) {
    this.#steps = steps;
    const last = Math.max(steps.length - 1, 0);
    const place = step === null ? last : Math.max(placeOf(steps, step), 0);
    this.element.hidden = steps.length === 0;
    this.range.max = String(last);
    this.range.value = String(place);
    this.range.disabled = steps.length < 2;
    for (const button of this.element.querySelectorAll("button")) button.disabled = steps.length < 2;
    if (steps.length > 0) this.#tell(place);
  }

  move(by) {
    const place = Math.min(Math.max(Number(this.range.value) + by, 0), this.#steps.length - 1);
    if (this.#steps.length === 0 || place === Number(this.range.value)) return;
    this.range.value = String(place);
    this.#choose(place);
  }

  #choose(place) {
    this.#tell(place);
    this.moved(place === this.#steps.length - 1 ? null : this.#steps[place]);
  }

  #tell(place) {
    const text = `step ${stepText(this.#steps[place])}`;
    this.range.setAttribute("aria-valuetext", `${text}, ${place + 1} of ${this.#steps.length}`);
    this.text.textContent = text;
    this.text.title = `${place + 1} of ${this.#steps.length}`;
  }
}
