// A row of the page: a run's colour and name, a slider over its steps, what step that is, and a fact.
import { isDashed } from "../charts/palette.js";

export class StepRow {
  constructor(parent, onInput) {
    this.element = parent.appendChild(document.createElement(parent.tagName === "UL" ? "li" : "div"));
    this.element.className = "step-row";
    const make = (name, className) => Object.assign(this.element.appendChild(document.createElement(name)), { className });
    this.swatch = make("i", "run-swatch");
    this.name = make("span", "truncate");
    this.slider = Object.assign(make("input", "slider"), { type: "range", min: 0, step: 1, ariaLabel: "Step" });
    this.step = make("span", "fact");
    this.fact = make("span", "fact");
    this.slider.addEventListener("input", () => onInput(Number(this.slider.value)));
  }

  /** Shows a run at one of `count` steps. */
  show(run, count, at, step, fact) {
    this.swatch.className = `run-swatch style-${run.style}${isDashed(run.style) ? " dashed" : ""}`;
    this.name.textContent = this.name.title = run.name;
    Object.assign(this.slider, { max: Math.max(0, count - 1), value: at, disabled: count < 2 });
    this.slider.setAttribute("aria-label", `Step of ${run.name}`);
    this.slider.setAttribute("aria-valuetext", step);
    this.step.textContent = step;
    this.fact.textContent = fact;
  }

  remove() {
    this.element.remove();
  }
}
