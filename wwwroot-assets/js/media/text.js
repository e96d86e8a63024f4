// The text page: markdown or raw, tensors as tables, steps that contain a phrase, and what changed.
import { diffLines } from "./diff.js";
import { el } from "./dom.js";
import { MediaPage } from "./page.js";
import { safeFragment } from "./safe-html.js";
import { stepText } from "./steps.js";
import { problem, Tile } from "./tile.js";

const HIGHLIGHT = "media-search";
const SEARCH_MS = 200;

/** Opens the texts below `root`. */
export function open(root, dotNet) {
  return new MediaPage(root, dotNet, "text", (card, run) => new TextTile(card, run));
}

class TextTile extends Tile {
  #phrase = "";
  #searched = null; // values that were searched
  #matches = null;
  #searching = 0;
  #ranges = [];

  get #settings() {
    return this.card.page.settings;
  }

  get drawKey() {
    const { isRaw, comparison } = this.#settings;
    const [first] = this.card.tiles;
    const base = comparison === "run" ? `${first.run.id}:${first.list?.steps.length}` : "";
    return `${isRaw}|${comparison}|${this.#phrase}|${base}`;
  }

  runChanged(run) {
    super.runChanged(run);
    this.#searchIfNew();
  }

  filter(indices) {
    return this.#phrase && this.#matches ? indices.filter((index) => this.#matches.has(index)) : indices;
  }

  showStep(step) {
    this.#searchIfNew();
    super.showStep(step);
  }

  async draw(indices) {
    const values = await Promise.all(indices.map((index) => this.describe("text/value", index)));
    const parts = await Promise.all(values.map((value, i) => this.#part(value, indices[i])));
    this.body.replaceChildren(...(parts.length > 0 ? parts : [problem(this.#phrase ? `No step contains “${this.#phrase}”.` : "There is no text.")]));
    this.#highlight();
  }

  remove() {
    clearTimeout(this.#searching);
    this.#forgetRanges();
    super.remove();
  }

  async #part(value, index) {
    if (value.error) return problem(value.error);
    const compared = await this.#compared(index);
    const part = el("div", { class: this.list.superseded.has(index) ? "text-value is-superseded" : "text-value" });
    if (compared) part.append(...this.#changes(value, compared));
    else part.append(this.#settings.isRaw ? rawOf(value) : renderedOf(value));
    if (value.cells.length < value.count) part.append(problem(`${value.cells.length} of ${value.count} texts of shape [${value.shape.join(", ")}] are shown.`));
    return part;
  }

  // What a value is compared with: {value, name}; null for nothing.
  async #compared(index) {
    if (this.#settings.comparison === "step") {
      const shown = this.list.shown(false).filter((other) => this.list.steps[other] < this.list.steps[index]);
      if (shown.length === 0) return null;
      return { value: await this.describe("text/value", shown.at(-1)), name: `step ${stepText(this.list.steps[shown.at(-1)])}` };
    }
    const [first] = this.card.tiles;
    if (this.#settings.comparison !== "run" || first === this || !first.list) return null;
    const other = first.list.at(this.list.steps[index], first.list.shown(false)).at(-1);
    return other === undefined ? null : { value: await first.describe("text/value", other), name: `${first.run.name}, step ${stepText(first.list.steps[other])}` };
  }

  #changes(value, { value: before, name }) {
    if (before.error) return [problem(before.error), rawOf(value)];
    const lines = diffLines(plainOf(before), plainOf(value));
    const changed = lines.filter(({ kind }) => kind !== "same").length;
    const marks = { same: " ", removed: "−", added: "+" };
    return [
      el("p", { class: "text-compared" }, changed === 0 ? `Same as ${name}` : `Changes since ${name}: ${lines.filter(({ kind }) => kind === "added").length} added, ${lines.filter(({ kind }) => kind === "removed").length} removed`),
      el("pre", { class: "text-diff", tabindex: "0" }, lines.map(({ kind, text }) => el({ same: "span", removed: "del", added: "ins" }[kind], {}, `${marks[kind]} ${text}\n`))),
    ];
  }

  #searchIfNew() {
    const phrase = this.#settings.search ?? "";
    if (phrase === this.#phrase && (phrase === "" || this.#searched === this.list)) return;
    this.#phrase = phrase;
    this.#searched = this.list;
    clearTimeout(this.#searching);
    if (phrase === "") {
      this.#matches = null;
      this.chooseShown();
      return;
    }
    this.#searching = setTimeout(() => this.#search(phrase), SEARCH_MS);
  }

  async #search(phrase) {
    try {
      const query = new URLSearchParams({ run: this.run.id, tag: this.card.tag, phrase });
      const answer = await fetch(`api/text/search?${query}`, { signal: this.stop.signal });
      if (!answer.ok || phrase !== this.#phrase) return;
      this.#matches = new Set((await answer.json()).matches);
      this.chooseShown();
      this.card.listed();
    } catch (error) {
      if (error.name !== "AbortError") this.fail(`The texts could not be searched: ${error.message}.`);
    }
  }

  // Marks the phrase without touching the text: by the browser's own highlights.
  #highlight() {
    this.#forgetRanges();
    if (!this.#phrase || !globalThis.CSS?.highlights) return;
    const needle = this.#phrase.toLowerCase();
    const highlight = CSS.highlights.get(HIGHLIGHT) ?? new Highlight();
    CSS.highlights.set(HIGHLIGHT, highlight);
    const walker = document.createTreeWalker(this.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.data.toLowerCase();
      if (text.length !== walker.currentNode.data.length) continue; // Some letters change their length with their case.
      for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
        const range = new StaticRange({ startContainer: walker.currentNode, startOffset: at, endContainer: walker.currentNode, endOffset: at + needle.length });
        highlight.add(range);
        this.#ranges.push(range);
      }
    }
  }

  #forgetRanges() {
    const highlight = globalThis.CSS?.highlights?.get(HIGHLIGHT);
    for (const range of this.#ranges) highlight?.delete(range);
    this.#ranges = [];
  }
}

const plainOf = (value) => value.cells.map((cell) => cell.text).join("\n");

const rawOf = (value) => tableOf(value, (cell) => el("pre", { class: "text-raw" }, cell.text));

const renderedOf = (value) => tableOf(value, (cell) => (cell.html === null
  ? el("pre", { class: "text-raw" }, cell.text)
  : el("div", { class: "markdown" }, safeFragment(cell.html))));

// One text stands by itself; more of them are the rows and columns of their tensor.
function tableOf({ cells, columns, shape }, draw) {
  if (cells.length === 1) return draw(cells[0]);
  if (cells.length === 0) return problem(`An empty tensor of shape [${shape.join(", ")}].`);
  const rows = Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) => cells.slice(row * columns, (row + 1) * columns));
  return el("div", { class: "text-table", tabindex: "0", role: "region", "aria-label": `Table of ${rows.length} rows` },
    el("table", {}, el("tbody", {}, rows.map((row) => el("tr", {}, row.map((cell) => el("td", {}, draw(cell))))))));
}
