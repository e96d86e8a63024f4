// The menu of a table's columns: which there are, and in which order. One for all tables of the page.
import { iconButton } from "../media/dom.js";
import { COLUMNS, columnsFor, shifted } from "./value-columns.js";

export class ColumnMenu {
  constructor(page) {
    this.page = page;
    this.element = Object.assign(document.createElement("div"), { className: "column-menu", popover: "auto" });
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", "Columns of the tables");
  }

  open(button) {
    document.body.append(this.element);
    this.draw();
    this.element.showPopover();
    const { bottom, right } = button.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.element;
    this.element.style.left = `${Math.max(8, right - width)}px`;
    this.element.style.top = `${Math.max(8, Math.min(bottom + 4, innerHeight - height - 8))}px`;
  }

  draw() {
    const { columns, selection } = this.page.view;
    const others = columnsFor(Boolean(selection?.to)).filter((name) => !columns.includes(name));
    this.element.replaceChildren(...[...columns, ...others].map((name) => this.#line(name, columns)));
  }

  remove() {
    this.element.remove();
  }

  #line(name, columns) {
    const isChosen = columns.includes(name);
    const line = Object.assign(document.createElement("div"), { className: "column-line" });
    const label = Object.assign(document.createElement("label"), { title: COLUMNS[name].help });
    const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: isChosen });
    box.addEventListener("change", () => this.#choose(isChosen ? columns.filter((one) => one !== name) : [...columns, name], name));
    label.append(box, COLUMNS[name].title);
    line.append(label);
    if (isChosen) {
      line.append(iconButton("previous", `Move ${COLUMNS[name].title} left`, () => this.#choose(shifted(columns, name, -1), name)),
        iconButton("next", `Move ${COLUMNS[name].title} right`, () => this.#choose(shifted(columns, name, 1), name)));
    }
    line.dataset.column = name;
    return line;
  }

  #choose(columns, name) {
    this.page.chooseColumns(columns);
    this.draw();
    this.element.querySelector(`[data-column=${name}] input`)?.focus();
  }
}
