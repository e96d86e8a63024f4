// The page's native controls and the state, kept the same.
import { accept } from "./state.js";

// Where the name of a control is not the setting's.
const SETTINGS = {
  "x-from": "xFrom", "x-to": "xTo", "y-from": "yFrom", "y-to": "yTo", "search-column": "column", "near-count": "nearCount", "near-metric": "nearMetric",
};
const AS_TYPED = ["search", "size"]; // These act with every keystroke or pixel, the rest when they are done with.

export class Controls {
  /** `changed(setting, value)` is called for what the user does. */
  constructor(root, changed) {
    this.root = root;
    this.stop = new AbortController();
    const heard = ({ type, target }) => {
      const name = target.dataset?.control;
      if (!name || (type === "input") !== AS_TYPED.includes(name)) return;
      const setting = SETTINGS[name] ?? name;
      changed(setting, accept(setting, target.type === "checkbox" ? target.checked : target.value));
    };
    root.addEventListener("input", heard, { signal: this.stop.signal });
    root.addEventListener("change", heard, { signal: this.stop.signal });
  }

  get(name) {
    return this.root.querySelector(`[data-control="${name}"]`);
  }

  role(name) {
    return this.root.querySelector(`[data-role="${name}"]`);
  }

  /** Shows the state; what the user is typing in stays. */
  show(state) {
    for (const control of this.root.querySelectorAll("[data-control]")) {
      const value = state[SETTINGS[control.dataset.control] ?? control.dataset.control];
      if (value === undefined || control === document.activeElement && control.matches("[type=search]")) continue;
      if (control.type === "checkbox") control.checked = value;
      else if (control.value !== String(value)) control.value = value;
    }
    for (const button of this.root.querySelectorAll("[data-method]")) button.setAttribute("aria-pressed", button.dataset.method === state.method);
    for (const button of this.root.querySelectorAll("[data-dimensions]")) button.setAttribute("aria-pressed", Number(button.dataset.dimensions) === state.dims);
    for (const part of this.root.querySelectorAll("[data-for]")) part.hidden = !part.dataset.for.split(" ").includes(state.method);
    this.role("z-pair").hidden = state.dims === 2;
  }

  say(role, text) {
    const place = this.role(role);
    place.textContent = text ?? "";
    if (place.matches("[data-role=fault]")) place.hidden = !text;
  }

  dispose() {
    this.stop.abort();
  }
}
