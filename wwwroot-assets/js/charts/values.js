// The table below a chart: one row for each run, its numbers at the selected step or over the selected range, asked of the server,
// which knows every point.
import { icon } from "../media/dom.js";
import { runColor } from "./palette.js";
import { COLUMNS, moved, shifted, sorted, toNumbers } from "./value-columns.js";

const ROWS_AT_FIRST = 50;
const REFRESH_MS = 500;

/** Asks the numbers of series; `query`: {from, to, smoothing, smoother, series}. */
export async function queryNumbers(query, signal) {
  const response = await fetch("api/series/statistics", {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(query), signal,
  });
  if (!response.ok) throw new Error(`The server refused the query (${response.status}).`);
  return response.json();
}

export class ValueTable {
  #rows = [];
  #limit = ROWS_AT_FIRST;
  #abort = null;
  #timer = 0;
  #headOf = "";
  #asking = null;
  #isBehind = false;

  constructor(card) {
    this.card = card;
    this.page = card.page;
  }

  /** Where the page keeps room for it; null while nothing is selected. */
  get place() {
    return this.card.host.closest("[data-card]")?.querySelector("[data-values]") ?? null;
  }

  /** Asks anew, at once; the old numbers stay until the answer is there. */
  async refresh() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#abort?.abort();
    const { selection, smoothing, smoother, relativeTo } = this.card.view;
    if (!selection) return;
    const abort = (this.#abort = new AbortController());
    try {
      const rows = await this.page.numbers.ask({ ...selection, smoothing, smoother }, this.card.pairs(), abort.signal);
      if (abort.signal.aborted) return;
      this.#rows = rows.flatMap((row) => this.card.rowsOf(row).map((one) => ({ ...one, numbers: toNumbers(row, relativeTo) })));
      this.draw();
    } catch (error) {
      if (error.name !== "AbortError") this.page.queryFailed(this.card, error);
    }
  }

  /** Asks anew after the answer under way, so that a selection that moves all the time still shows numbers. */
  follow() {
    this.#isBehind = true;
    this.#asking ??= this.#followUp().finally(() => (this.#asking = null));
  }

  async #followUp() {
    while (this.#isBehind) {
      this.#isBehind = false;
      await this.refresh();
    }
  }

  /** Asks anew before long: the points change all the time. */
  refreshSoon() {
    this.#timer ||= setTimeout(() => this.refresh(), REFRESH_MS);
  }

  draw() {
    const { place } = this;
    if (!place) return;
    const { columns, sort, selection } = this.card.view;
    const table = place.querySelector("table") ?? this.#build(place);
    const head = JSON.stringify([columns, sort]);
    if (this.#headOf !== head || !table.tHead) {
      this.#headOf = head;
      table.tHead?.remove();
      table.createTHead().append(this.#head(columns, sort));
    }
    const rows = sorted(this.#rows, sort);
    table.tBodies[0].replaceChildren(...rows.slice(0, this.#limit).map((row) => this.#row(row, columns)));
    const more = place.querySelector(".values-more");
    more.hidden = rows.length <= this.#limit;
    more.textContent = `Show all ${rows.length} runs`;
    const note = place.querySelector(".values-note");
    note.hidden = rows.length > 0;
    note.textContent = selection?.to ? "No points in this range" : "No points";
    place.dataset.rows = rows.length;
  }

  remove() {
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  #build(place) {
    const table = document.createElement("table");
    table.append(document.createElement("tbody"));
    const more = Object.assign(document.createElement("button"), { type: "button", className: "button quiet values-more", hidden: true });
    more.addEventListener("click", () => {
      this.#limit = Infinity;
      this.draw();
    });
    const scroller = Object.assign(document.createElement("div"), { className: "values-scroll", tabIndex: 0 });
    scroller.setAttribute("role", "region");
    scroller.setAttribute("aria-label", `Values of ${this.card.tagName}`);
    scroller.append(table, Object.assign(document.createElement("p"), { className: "values-note", hidden: true }), more);
    place.replaceChildren(scroller);
    return table;
  }

  #head(columns, sort) {
    const row = document.createElement("tr");
    row.append(this.#heading("run", "Run", "Name of the run", sort));
    for (const name of columns) row.append(this.#heading(name, COLUMNS[name].title, COLUMNS[name].help, sort));
    const last = document.createElement("th");
    const menu = Object.assign(document.createElement("button"), { type: "button", className: "icon-button", title: "Columns" });
    menu.setAttribute("aria-label", "Columns");
    menu.append(icon("sliders"));
    menu.addEventListener("click", () => this.page.columnMenu.open(menu));
    last.append(menu);
    row.append(last);
    return row;
  }

  #heading(name, title, help, sort) {
    const heading = document.createElement("th");
    heading.scope = "col";
    const isSorted = sort?.column === name;
    heading.setAttribute("aria-sort", isSorted ? (sort.descending ? "descending" : "ascending") : "none");
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: title, title: `${help}\nClick to sort` });
    button.addEventListener("click", () => this.page.sortBy(nextSort(name, sort)));
    heading.append(button);
    if (name !== "run") this.#makeMovable(heading, button, name);
    return heading;
  }

  #makeMovable(heading, button, name) {
    button.title += "; drag, or Alt and an arrow, moves the column, Delete takes it away";
    heading.draggable = true;
    heading.addEventListener("dragstart", (event) => {
      event.dataTransfer.setData("text/plain", name);
      event.dataTransfer.effectAllowed = "move";
      this.page.draggedColumn = name;
    });
    heading.addEventListener("dragend", () => (this.page.draggedColumn = null));
    heading.addEventListener("dragover", (event) => {
      if (!this.page.draggedColumn || this.page.draggedColumn === name) return;
      event.preventDefault();
      heading.classList.add("is-target");
    });
    heading.addEventListener("dragleave", () => heading.classList.remove("is-target"));
    heading.addEventListener("drop", (event) => {
      event.preventDefault();
      const { columns } = this.card.view;
      const dragged = this.page.draggedColumn;
      const isRightwards = columns.indexOf(dragged) < columns.indexOf(name);
      this.page.chooseColumns(moved(columns, dragged, isRightwards ? columns[columns.indexOf(name) + 1] ?? null : name));
    });
    button.addEventListener("keydown", (event) => {
      const by = event.altKey ? { ArrowLeft: -1, ArrowRight: 1 }[event.key] : undefined;
      if (by === undefined && event.key !== "Delete") return;
      event.preventDefault();
      event.stopPropagation();
      const { columns } = this.card.view;
      this.page.chooseColumns(by === undefined ? columns.filter((column) => column !== name) : shifted(columns, name, by));
      this.place?.querySelectorAll("th button")[by === undefined ? 0 : this.card.view.columns.indexOf(name) + 1]?.focus();
    });
  }

  #row({ run, label, numbers }, columns) {
    const row = document.createElement("tr");
    const name = document.createElement("th");
    name.scope = "row";
    name.title = label ?? run.name;
    const dot = document.createElement("i");
    dot.style.background = runColor(this.page.palette, run.style);
    name.append(dot, label ?? run.name);
    row.append(name);
    for (const column of columns) {
      const value = COLUMNS[column].of(numbers);
      const cell = row.insertCell();
      cell.textContent = COLUMNS[column].text(value);
      if (value !== null) cell.title = String(value);
    }
    row.insertCell();
    return row;
  }
}

// The first click sorts, the second turns around, the third gives the order of names back.
function nextSort(column, sort) {
  if (sort?.column !== column) return { column, descending: column !== "run" };
  return sort.descending === (column !== "run") ? { column, descending: !sort.descending } : null;
}
