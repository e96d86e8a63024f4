// Everything that a node depends on.

import { chain } from "./graph.js";

/** The operations that lead to a node (all of a group's), the node's own included, as a Uint8Array of 0 and 1. */
export function inputsOf(graph, node) {
  const traced = new Uint8Array(graph.count);
  const open = [];
  for (let inner = node; inner <= node + graph.sizes[node]; inner++) {
    if (!graph.isGroup(inner)) {
      traced[inner] = 1;
      open.push(inner);
    }
  }
  while (open.length > 0) {
    for (const edge of chain(graph.inputsOf, open.pop())) {
      const source = graph.edges.from[edge];
      if (!traced[source]) {
        traced[source] = 1;
        open.push(source);
      }
    }
  }
  return traced;
}

/** Whether a node, or anything that it holds, is traced: by one sum for all nodes. */
export function tracedCounter(traced) {
  const sums = new Int32Array(traced.length + 1);
  for (let node = 0; node < traced.length; node++) sums[node + 1] = sums[node] + traced[node];
  return (node, size) => sums[node + size + 1] - sums[node];
}
