// The page's end of the worker: one ask under way, the last one wins.

import { nodeWidth } from "./metrics.js";

export class Layouter {
  #worker = new Worker(new URL("./layout/worker.js", import.meta.url), { type: "module" });
  #asks = 0;
  #waiting = null;

  constructor() {
    this.#worker.addEventListener("message", ({ data }) => this.#settle(data));
    this.#worker.addEventListener("error", (event) => this.#settle({ ask: this.#asks, fault: event.message || "The layout's script failed." }));
  }

  setGraph(graph) {
    const widths = Int32Array.from(graph.labels, (label, node) => nodeWidth(label, graph.typeText(node)));
    const { labels, kinds, sizes, parents, edges } = graph;
    this.#worker.postMessage({ graph: { labels, kinds: Uint8Array.from(kinds), sizes, parents, edges, widths } });
  }

  /** The picture of a view; null when another was asked for meanwhile. */
  ask(view) {
    this.#waiting?.resolve(null);
    const { promise, resolve, reject } = Promise.withResolvers?.() ?? withResolvers();
    this.#waiting = { resolve, reject };
    this.#worker.postMessage({ ask: ++this.#asks, view });
    return promise;
  }

  close() {
    this.#worker.terminate();
    this.#waiting?.resolve(null);
  }

  #settle({ ask, picture, fault }) {
    if (ask !== this.#asks || !this.#waiting) return;
    const { resolve, reject } = this.#waiting;
    this.#waiting = null;
    if (fault) reject(new Error(fault));
    else resolve(picture);
  }
}

function withResolvers() {
  const result = {};
  result.promise = new Promise((resolve, reject) => Object.assign(result, { resolve, reject }));
  return result;
}
