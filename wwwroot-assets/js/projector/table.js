// The table of points: everything the picture shows, in words. Only the rows in sight are in the document.
import { element } from "./lists.js";

const ROW = 30;
const SPARE = 10;

export class PointTable {
  #points = [];
  #drawn = "";

  /** `toggled(point, isChosen)` is called for a check. */
  constructor(place, toggled) {
    this.place = place;
    this.toggled = toggled;
    this.scrolled = () => this.#draw();
    place.addEventListener("scroll", this.scrolled, { passive: true });
  }

  show(points, columns, chosen, placesOf) {
    Object.assign(this, { columns, chosen, placesOf });
    this.#points = points;
    this.#drawn = "";
    this.body = element("tbody");
    const head = element("tr", {}, ["Selected", ...columns.map(({ name }) => name), "drawn at"].map((name) => element("th", { scope: "col", textContent: name })));
    const table = element("table", {}, [element("thead", {}, [head]), this.body]);
    table.setAttribute("aria-rowcount", points.length + 1);
    this.place.replaceChildren(table);
    this.#draw();
  }

  dispose() {
    this.place.removeEventListener("scroll", this.scrolled);
  }

  #draw() {
    if (!this.body) return;
    const from = Math.max(0, Math.floor(this.place.scrollTop / ROW) - SPARE);
    const to = Math.min(this.#points.length, from + Math.ceil(this.place.clientHeight / ROW) + 2 * SPARE);
    const key = `${from}-${to}`;
    if (key === this.#drawn) return;
    this.#drawn = key;
    this.body.replaceChildren(space(from), ...this.#points.slice(from, to).map((point, i) => this.#row(point, from + i)), space(this.#points.length - to));
  }

  #row(point, index) {
    const box = element("input", { type: "checkbox", checked: this.chosen.has(point), ariaLabel: `Select point ${point}` });
    box.addEventListener("change", () => this.toggled(point, box.checked));
    const row = element("tr", {}, [
      element("td", {}, [box]),
      ...this.columns.map(({ texts }) => element("td", { textContent: texts[point], title: texts[point] })),
      element("td", { className: "num muted", textContent: this.placesOf(point) }),
    ]);
    row.setAttribute("aria-rowindex", index + 2);
    return row;
  }
}

function space(rows) {
  const row = element("tr", { ariaHidden: "true" });
  row.style.height = `${rows * ROW}px`;
  row.hidden = rows === 0;
  return row;
}

/** The points as tab-separated text. */
export function toTsv(points, columns) {
  const clean = (text) => text.replace(/[\t\r\n]/g, " ");
  return [columns.map(({ name }) => clean(name)).join("\t"), ...points.map((point) => columns.map(({ texts }) => clean(texts[point])).join("\t"))].join("\n") + "\n";
}
