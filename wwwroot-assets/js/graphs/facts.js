// What the panel tells of a node without asking the server.

import { CONTROL, REFERENCE, SERIES, chain } from "./graph.js";

const MOST_TYPES = 12;

/** The types of the operations within a group, the most frequent first. */
export function typesIn(graph, group) {
  const counts = new Map();
  for (let node = group; node <= group + graph.sizes[group]; node++) {
    if (!graph.isGroup(node)) counts.set(graph.types[node], (counts.get(graph.types[node]) ?? 0) + 1);
  }
  const sorted = [...counts].sort((one, other) => other[1] - one[1]);
  return { kinds: sorted.length, top: sorted.slice(0, MOST_TYPES).map(([type, count]) => ({ type: graph.words.types[type] || "(none)", count })) };
}

/** The operations outside a node that it takes from ("inputsOf") or gives to ("outputsOf"), each with what runs between. */
export function neighbours(graph, node, direction) {
  const far = direction === "inputsOf" ? graph.edges.from : graph.edges.to;
  const found = new Map();
  for (let inner = node; inner <= node + graph.sizes[node]; inner++) {
    if (graph.isGroup(inner)) continue;
    for (const edge of chain(graph[direction], inner)) {
      const other = far[edge];
      if (other === inner || other === node || graph.contains(node, other)) continue;
      const flags = graph.edges.flags[edge];
      const known = found.get(other);
      if (known) {
        known.count++;
        known.control &&= (flags & CONTROL) !== 0;
        known.reference ||= (flags & REFERENCE) !== 0;
      } else {
        const shape = graph.words.shapes[graph.edges.shapes[edge]];
        found.set(other, { node: other, count: 1, control: (flags & CONTROL) !== 0, reference: (flags & REFERENCE) !== 0, shape, port: graph.edges.ports[edge] });
      }
    }
  }
  return [...found.values()];
}

/** Other groups of the same structure. */
export function alike(graph, node) {
  if (!graph.isGroup(node)) return [];
  const found = [];
  for (let other = 1; other < graph.count; other++) {
    if (other !== node && graph.structures[other] === graph.structures[node] && graph.kinds[other] === graph.kinds[node]) found.push(other);
  }
  return found;
}

/** The series that a node is a member of; -1 when it is in none. */
export const seriesOf = (graph, node) => (node > 0 && graph.kinds[graph.parents[node]] === SERIES ? graph.parents[node] : -1);
