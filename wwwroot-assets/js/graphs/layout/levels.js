// Which nodes are on the picture, and which edges between them, group by group: pure and linear in the graph's size.
// An edge that crosses the border of an expanded group is cut there: outside it ends at the group, inside at a port.

import { CONTROL, REFERENCE, SERIES } from "../graph.js";

const MOST_PORTS = 8; // A side of a group with more neighbours has one port for all.

/**
 * @param graph sizes, parents, kinds, edges
 * @param expanded Set of groups that show what they hold
 * @param ungrouped Set of series whose members stand for themselves
 * @returns {{levels: Map, bundles: Array, parentOf: Map}} levels by group: {group, depth, children, edges, ports}. A bundle is
 * all edges between two nodes of the picture; an edge of a level carries the bundles that run through it.
 */
export function levelsOf(graph, expanded, ungrouped) {
  const shown = show(graph, expanded, ungrouped);
  const bundles = bundle(graph, shown);
  bundles.forEach((one, index) => route(shown, one, index));
  for (const level of shown.levels.values()) mergePorts(level);
  return { levels: shown.levels, bundles, parentOf: shown.parentOf };
}

function show({ sizes, kinds, parents }, expanded, ungrouped) {
  const represents = new Int32Array(sizes.length);
  const parentOf = new Map();
  const levels = new Map([[0, newLevel(0, 0)]]);
  const openAround = (node) => {
    let group = parents[node];
    while (!levels.has(group)) group = parents[group];
    return group;
  };
  for (let node = 1; node < sizes.length; ) {
    if (kinds[node] === SERIES && ungrouped.has(node)) {
      node++;
      continue;
    }
    const group = openAround(node);
    parentOf.set(node, group);
    levels.get(group).children.push(node);
    if (sizes[node] > 0 && expanded.has(node)) {
      levels.set(node, newLevel(node, levels.get(group).depth + 1));
      node++;
    } else {
      represents.fill(node, node, node + sizes[node] + 1);
      node += sizes[node] + 1;
    }
  }
  return { represents, parentOf, levels };
}

const newLevel = (group, depth) => ({ group, depth, children: [], edges: new Map(), ports: [] });

/** All edges between two nodes of the picture as one. */
function bundle({ edges, sizes }, { represents }) {
  const found = new Map();
  for (let edge = 0; edge < edges.from.length; edge++) {
    const from = represents[edges.from[edge]];
    const to = represents[edges.to[edge]];
    if (from === to) continue;
    const key = from * sizes.length + to;
    let one = found.get(key);
    if (!one) found.set(key, (one = { from, to, count: 0, controls: 0, reference: false, shape: edges.shapes[edge] }));
    one.count++;
    if (edges.flags[edge] & CONTROL) one.controls++;
    else if (one.controls === one.count - 1) one.shape = edges.shapes[edge]; // The first that carries something.
    else if (one.shape !== edges.shapes[edge]) one.shape = -1; // They differ.
    if (edges.flags[edge] & REFERENCE) one.reference = true;
  }
  return [...found.values()];
}

/** Lays a bundle through the groups it crosses. */
function route({ levels, parentOf }, { from, to }, index) {
  const up = [];
  const down = [];
  let [source, target] = [from, to];
  const depth = (node) => levels.get(parentOf.get(node)).depth;
  while (parentOf.get(source) !== parentOf.get(target)) {
    if (depth(source) >= depth(target)) {
      up.push(source);
      source = parentOf.get(source);
    } else {
      down.push(target);
      target = parentOf.get(target);
    }
  }
  add(levels.get(parentOf.get(source)), source, target, index);
  for (const node of up) add(levels.get(parentOf.get(node)), node, `out ${target}`, index);
  for (const node of down) add(levels.get(parentOf.get(node)), `in ${source}`, node, index);
}

function add(level, from, to, index) {
  const key = `${from}>${to}`;
  const known = level.edges.get(key);
  if (known) known.bundles.push(index);
  else level.edges.set(key, { from, to, bundles: [index] });
}

function mergePorts(level) {
  const ports = new Set();
  for (const { from, to } of level.edges.values()) {
    if (typeof from === "string") ports.add(from);
    if (typeof to === "string") ports.add(to);
  }
  for (const side of ["in", "out"]) {
    const ofSide = [...ports].filter((port) => port.startsWith(`${side} `));
    if (ofSide.length <= MOST_PORTS) continue;
    const merged = new Map();
    for (const edge of level.edges.values()) {
      const rename = (end) => (typeof end === "string" && end.startsWith(`${side} `) ? `${side} *` : end);
      const [from, to] = [rename(edge.from), rename(edge.to)];
      const known = merged.get(`${from}>${to}`);
      if (known) known.bundles.push(...edge.bundles);
      else merged.set(`${from}>${to}`, { from, to, bundles: [...edge.bundles] });
    }
    level.edges = merged;
    for (const port of ofSide) ports.delete(port);
    ports.add(`${side} *`);
  }
  level.ports = [...ports];
}
