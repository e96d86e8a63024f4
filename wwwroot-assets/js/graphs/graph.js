// A graph as the server tells it: a tree in preorder (node 0 is the root) and edges between its leaves, all in columns.

export const OPERATION = 0;
export const SCOPE = 1;
export const SERIES = 2;
export const CONTROL = 1;
export const REFERENCE = 2;

export class Graph {
  #paths = null;
  #byPath = null;
  #inputsOf = null;
  #outputsOf = null;
  #operationsBefore = null;

  constructor(answer) {
    Object.assign(this, answer); // labels, kinds, types, devices, clusters, structures, words, counts
    this.count = answer.labels.length;
    this.sizes = Int32Array.from(answer.sizes);
    this.edges = Object.fromEntries(Object.entries(answer.edges).map(([name, column]) => [name, Int32Array.from(column)]));
    this.parents = parentsOf(this.sizes);
  }

  isGroup(node) {
    return this.kinds[node] !== OPERATION;
  }

  contains(group, node) {
    return node > group && node <= group + this.sizes[group];
  }

  *children(group) {
    for (let child = group + 1; child <= group + this.sizes[group]; child += this.sizes[child] + 1) yield child;
  }

  /** The groups around a node, the root left out, outermost first. */
  ancestors(node) {
    const found = [];
    for (let group = this.parents[node]; group > 0; group = this.parents[group]) found.unshift(group);
    return found;
  }

  /** The name that links and searches use: scopes joined by slashes; a series is no part of its members' names. */
  path(node) {
    return this.paths[node];
  }

  get paths() {
    if (!this.#paths) {
      const bases = new Array(this.count).fill("");
      this.#paths = new Array(this.count).fill("");
      for (let node = 1; node < this.count; node++) {
        const parent = this.parents[node];
        this.#paths[node] = bases[parent] + this.labels[node];
        bases[node] = this.kinds[node] === SERIES ? bases[parent] : `${this.#paths[node]}/`;
      }
    }
    return this.#paths;
  }

  /** The node of that name; -1 when there is none. */
  find(path) {
    this.#byPath ??= new Map(this.paths.map((known, node) => [known, node]).reverse());
    return path === "" ? -1 : (this.#byPath.get(path) ?? -1);
  }

  /** Indices of the edges that end at each operation, as {first, next} chains. */
  get inputsOf() {
    return (this.#inputsOf ??= chains(this.edges.to, this.count));
  }

  get outputsOf() {
    return (this.#outputsOf ??= chains(this.edges.from, this.count));
  }

  /** How many operations a node holds; 1 for an operation. */
  operationsIn(node) {
    if (!this.#operationsBefore) {
      this.#operationsBefore = new Int32Array(this.count + 1);
      for (let at = 0; at < this.count; at++) this.#operationsBefore[at + 1] = this.#operationsBefore[at] + (this.kinds[at] === OPERATION ? 1 : 0);
    }
    return this.#operationsBefore[node + this.sizes[node] + 1] - this.#operationsBefore[node];
  }

  /** What a node is, in a word or two. */
  typeText(node) {
    if (this.kinds[node] === OPERATION) return this.words.types[this.types[node]] || "node";
    const count = this.operationsIn(node);
    const what = this.kinds[node] === SERIES ? "series" : "scope";
    return `${what} of ${count.toLocaleString("en")}`;
  }
}

export function parentsOf(sizes) {
  const parents = new Int32Array(sizes.length);
  parents[0] = -1;
  const open = [0];
  for (let node = 1; node < sizes.length; node++) {
    while (node > open.at(-1) + sizes[open.at(-1)]) open.pop();
    parents[node] = open.at(-1);
    if (sizes[node] > 0) open.push(node);
  }
  return parents;
}

function chains(ends, count) {
  const first = new Int32Array(count).fill(-1);
  const next = new Int32Array(ends.length).fill(-1);
  for (let edge = ends.length - 1; edge >= 0; edge--) {
    next[edge] = first[ends[edge]];
    first[ends[edge]] = edge;
  }
  return { first, next };
}

export function* chain({ first, next }, node) {
  for (let edge = first[node]; edge >= 0; edge = next[edge]) yield edge;
}
