// The tooltip of a panel: lines of text beside the pointer; text only, never under the pointer.
import { besides } from "../charts/tooltip.js";

export class Tip {
  constructor() {
    this.element = document.createElement("div");
    this.element.className = "chart-tooltip panel-tip";
    this.element.setAttribute("role", "presentation");
  }

  /** `rows`: [name, value] pairs below a title; `at`: pixels in `host`. */
  show(host, title, rows, { x, y }) {
    const head = Object.assign(document.createElement("strong"), { textContent: title });
    const list = document.createElement("dl");
    for (const [name, value] of rows) {
      list.append(Object.assign(document.createElement("dt"), { textContent: name }), Object.assign(document.createElement("dd"), { textContent: value }));
    }
    this.element.replaceChildren(head, list);
    if (this.element.parentElement !== document.body) document.body.append(this.element);
    const box = host.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const place = besides({ x: box.left + x, y: box.top + y }, { width, height }, { width: innerWidth, height: innerHeight });
    Object.assign(this.element.style, { left: `${place.left}px`, top: `${place.top}px` });
  }

  hide() {
    this.element.remove();
  }
}
