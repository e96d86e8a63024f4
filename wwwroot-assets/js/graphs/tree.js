// The graph as a list: a tree whose rows are drawn only where one looks, for keyboards, screen readers and quick reading.

import { SERIES } from "./graph.js";

const ROW = 26;
const SPARE = 6;

/** The rows of the tree: expanded groups show what they hold; a series that is ungrouped has no row of its own. */
export function rowsOf(graph, expanded, ungrouped) {
  const rows = [];
  const visit = (group, level) => {
    for (const node of graph.children(group)) {
      if (graph.kinds[node] === SERIES && ungrouped.has(node)) {
        visit(node, level);
        continue;
      }
      rows.push({ node, level });
      if (expanded.has(node)) visit(node, level + 1);
    }
  };
  visit(0, 1);
  return rows;
}

export class TreeList {
  #rows = [];
  #drawn = "";

  /** @param on {select(node), toggle(node)} */
  constructor(root, on) {
    this.root = root;
    this.on = on;
    this.selected = -1;
    this.sheet = document.createElement("div");
    this.sheet.className = "graph-tree-sheet";
    this.sheet.setAttribute("role", "presentation");
    root.append(this.sheet);
    root.addEventListener("scroll", () => this.#draw());
    root.addEventListener("click", (event) => this.#click(event));
    root.addEventListener("keydown", (event) => this.#key(event));
    new ResizeObserver(() => this.#draw()).observe(root);
  }

  /** @param rows [{node, level}]; flat for results of a search. */
  show(graph, rows, expanded, selected) {
    Object.assign(this, { graph, expanded, selected });
    this.#rows = rows;
    this.#drawn = "";
    this.sheet.style.height = `${rows.length * ROW}px`;
    this.#draw();
  }

  select(node) {
    this.selected = node;
    this.#drawn = "";
    const at = this.#rows.findIndex((row) => row.node === node);
    if (at >= 0) {
      const top = at * ROW;
      if (top < this.root.scrollTop) this.root.scrollTop = top;
      else if (top + ROW > this.root.scrollTop + this.root.clientHeight) this.root.scrollTop = top + ROW - this.root.clientHeight;
    }
    this.#draw();
  }

  #draw() {
    if (!this.graph) return;
    const first = Math.max(0, Math.floor(this.root.scrollTop / ROW) - SPARE);
    const last = Math.min(this.#rows.length, Math.ceil((this.root.scrollTop + this.root.clientHeight) / ROW) + SPARE);
    if (this.#drawn === `${first} ${last}`) return;
    this.#drawn = `${first} ${last}`;
    this.sheet.replaceChildren(...this.#rows.slice(first, last).map((row, at) => this.#row(row, first + at)));
    const active = this.#rows.some((row, at) => row.node === this.selected && at >= first && at < last);
    if (active) this.root.setAttribute("aria-activedescendant", `graph-row-${this.selected}`);
    else this.root.removeAttribute("aria-activedescendant");
  }

  #row({ node, level, text }, at) {
    const row = document.createElement("div");
    row.id = `graph-row-${node}`;
    row.className = "graph-row";
    row.dataset.node = node;
    row.style.top = `${at * ROW}px`;
    row.style.paddingLeft = `${8 + 14 * (Math.min(level, 12) - 1)}px`;
    row.setAttribute("role", "treeitem");
    row.setAttribute("aria-level", level);
    row.setAttribute("aria-posinset", at + 1);
    row.setAttribute("aria-setsize", this.#rows.length);
    row.setAttribute("aria-selected", String(node === this.selected));
    const group = this.graph.isGroup(node) && text === undefined;
    if (group) row.setAttribute("aria-expanded", String(this.expanded.has(node)));
    const fold = document.createElement("span");
    fold.className = group ? "graph-fold" : "graph-leaf";
    fold.setAttribute("aria-hidden", "true");
    const label = document.createElement("span");
    label.className = "graph-row-label";
    label.textContent = text ?? (this.graph.labels[node] || "(empty)");
    const kind = document.createElement("span");
    kind.className = "graph-row-kind";
    kind.textContent = this.graph.typeText(node);
    row.title = this.graph.path(node);
    row.append(fold, label, kind);
    return row;
  }

  #click(event) {
    const row = event.target.closest("[data-node]");
    if (!row) return;
    const node = Number(row.dataset.node);
    if (event.target.closest(".graph-fold")) this.on.toggle(node);
    else this.on.select(node);
  }

  #key(event) {
    const at = this.#rows.findIndex((row) => row.node === this.selected);
    const node = this.#rows[at]?.node ?? -1;
    const open = node >= 0 && this.expanded.has(node);
    const page = Math.max(1, Math.floor(this.root.clientHeight / ROW) - 1);
    const target = {
      ArrowDown: at + 1,
      ArrowUp: at < 0 ? 0 : at - 1,
      PageDown: Math.min(this.#rows.length - 1, at + page),
      PageUp: Math.max(0, at - page),
      Home: 0,
      End: this.#rows.length - 1,
    }[event.key];
    if (target !== undefined) {
      const next = this.#rows[target];
      if (next) this.on.select(next.node);
    } else if (node < 0) return;
    else if (event.key === "Enter" || event.key === " ") this.graph.isGroup(node) ? this.on.toggle(node) : this.on.select(node);
    else if (event.key === "ArrowRight" && this.graph.isGroup(node)) open ? this.on.select(this.#rows[at + 1].node) : this.on.toggle(node);
    else if (event.key === "ArrowLeft") open ? this.on.toggle(node) : this.#up(node);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #up(node) {
    const group = this.graph.ancestors(node).findLast((one) => this.#rows.some((row) => row.node === one));
    if (group !== undefined) this.on.select(group);
  }
}
