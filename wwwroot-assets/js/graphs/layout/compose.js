// Lays out every expanded group by itself, innermost first, and sets the results into each other. What did not change since the
// last picture is not laid out again.

import { asideOf } from "./extract.js";
import { layOutByDagre } from "./dagre-layout.js";
import { layOutLayered } from "./layered.js";
import { levelsOf } from "./levels.js";
import { ASIDE_GAP, GAP_Y, HEADER, NODE_HEIGHT, PADDING, headerWidth } from "../metrics.js";

// Measured (tests/Benchmarks, "graphs"): dagre takes about 0.3 s for this much, and far more for twice of it.
const MOST_FOR_DAGRE = 260; // nodes and edges
const MOST_KEPT = 400;
const ASIDE_ROWS = 12;

export class Composer {
  #kept = new Map();

  /** @param graph columns, with widths: of each node when closed, and labels' lengths for headers. */
  constructor(graph) {
    this.graph = graph;
  }

  /** @returns {{nodes, edges, bundles, width, height}} Places are absolute; nodes: groups before what they hold. */
  picture({ expanded, ungrouped, aside, main }) {
    const { levels, bundles } = levelsOf(this.graph, expanded, ungrouped);
    const laidOut = new Map();
    for (const level of [...levels.values()].sort((one, other) => other.depth - one.depth)) {
      laidOut.set(level.group, this.#layOut(level, bundles, laidOut, asideOf(level, { aside, main })));
    }
    const result = { nodes: [], edges: [], bundles };
    place(laidOut, 0, 0, 0, result);
    const { width, height } = laidOut.get(0);
    return { ...result, width, height };
  }

  #layOut(level, bundles, laidOut, aside) {
    const items = level.children.map((id) => ({ id, aside: aside.has(id), ...this.#size(id, laidOut) }));
    const edges = [...level.edges.values()];
    const key = JSON.stringify([items, level.ports, edges.map(({ from, to }) => [from, to])]);
    const known = this.#kept.get(level.group);
    if (known?.key === key) {
      // The same shape: only which bundles run through each edge may have changed.
      known.layout.edges.forEach((edge) => (edge.bundles = level.edges.get(`${edge.from}>${edge.to}`).bundles));
      return known.layout;
    }
    const layout = layOutGroup(items, level.ports, edges);
    if (level.group > 0) layout.width = Math.max(layout.width, headerWidth(this.graph.labels[level.group]) - 2 * PADDING);
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(level.group, { key, layout });
    return layout;
  }

  #size(id, laidOut) {
    const inner = laidOut.get(id);
    return inner
      ? { open: true, width: inner.width + 2 * PADDING, height: inner.height + HEADER + 2 * PADDING }
      : { open: false, width: this.graph.widths[id], height: NODE_HEIGHT };
  }
}

export function layOutGroup(items, ports, edges) {
  const asideIds = new Set(items.filter((item) => item.aside).map((item) => item.id));
  const main = items.filter((item) => !item.aside);
  const [shown, hidden] = [[], []];
  for (const edge of edges) (asideIds.has(edge.from) || asideIds.has(edge.to) ? hidden : shown).push(edge);
  const used = new Set(shown.flatMap(({ from, to }) => [from, to]));
  const lanes = ports.filter((port) => used.has(port)).map((id) => ({ id, width: 1, height: 1 }));
  const all = main.concat(lanes);
  const layOut = all.length + shown.length <= MOST_FOR_DAGRE ? layOutByDagre : layOutLayered;
  const result = withinBounds(layOut(all, shown));
  const nodes = main.map((item) => ({ ...item, ...result.places.get(item.id) }));
  const size = withAside(nodes, items.filter((item) => item.aside), result);
  const solid = result.edges.map((edge) => ({ ...edge, points: toBorder(edge, edge.points, size.height), aside: false }));
  const spots = new Map(nodes.map((node) => [node.id, node]));
  const loose = hidden.map((edge) => ({ ...edge, points: besides(edge, spots, size), aside: true }));
  return { ...size, nodes, edges: solid.concat(loose) };
}

/** Bends of edges may leave the rectangle of the nodes: it grows to hold them. */
function withinBounds({ places, edges, width, height }) {
  let [left, right] = [0, width];
  for (const { points } of edges) for (const { x } of points) [left, right] = [Math.min(left, x), Math.max(right, x)];
  if (left === 0 && right === width) return { places, edges, width, height };
  return {
    places: new Map([...places].map(([id, { x, y }]) => [id, { x: x - left, y }])),
    edges: edges.map((edge) => ({ ...edge, points: edge.points.map(({ x, y }) => ({ x: x - left, y })) })),
    width: right - left,
    height,
  };
}

/** Sets what stands aside in columns to the right. */
function withAside(nodes, aside, { width, height }) {
  let [left, top, columnWidth] = [width + (width > 0 && aside.length > 0 ? ASIDE_GAP : 0), 0, 0];
  let bottom = height;
  aside.forEach((item, at) => {
    if (at > 0 && at % ASIDE_ROWS === 0) [left, top, columnWidth] = [left + columnWidth + GAP_Y, 0, 0];
    nodes.push({ ...item, x: left, y: top });
    top += item.height + GAP_Y / 2;
    columnWidth = Math.max(columnWidth, item.width);
    bottom = Math.max(bottom, top - GAP_Y / 2);
  });
  return { width: aside.length > 0 ? left + columnWidth : width, height: bottom };
}

const isPort = (end) => typeof end === "string";

/** Edges of a port reach the group's border above or below it. */
function toBorder({ from, to }, points, height) {
  let result = points;
  if (isPort(from)) result = [{ x: points[0].x, y: -PADDING }, ...result];
  if (isPort(to)) result = [...result, { x: points.at(-1).x, y: height + PADDING }];
  return result;
}

/** The edge between a node aside and another: drawn only while one of them is looked at. */
function besides({ from, to }, spots, { width, height }) {
  const end = (id, isStart) => {
    const spot = spots.get(id);
    return spot
      ? { x: spot.x + spot.width / 2, y: spot.y + (isStart ? spot.height : 0) }
      : { x: width / 2, y: isStart ? -PADDING : height + PADDING };
  };
  const [start, stop] = [end(from, true), end(to, false)];
  return [start, { x: start.x, y: start.y + GAP_Y / 2 }, { x: stop.x, y: stop.y - GAP_Y / 2 }, stop];
}

function place(laidOut, group, left, top, result, borders = new Map()) {
  const { nodes, edges } = laidOut.get(group);
  const inner = new Map();
  for (const node of nodes) {
    const [x, y] = [left + node.x, top + node.y];
    result.nodes.push({ ...node, x, y });
    if (node.open) {
      inner.set(node.id, new Map());
      place(laidOut, node.id, x + PADDING, y + HEADER + PADDING, result, inner.get(node.id));
    }
  }
  for (const { from, to, bundles, aside, points } of edges) {
    const placed = points.map(({ x, y }) => ({ x: left + x, y: top + y }));
    if (isPort(from)) {
      placed[0].y -= HEADER; // The group's border is above its header.
      borders.set(from, placed[0]);
    }
    if (isPort(to)) borders.set(to, placed.at(-1));
    result.edges.push({ from, to, group, bundles, aside, points: meetBorders(from, to, placed, inner) });
  }
}

/** Where an edge ends at an open group, it ends where it goes on inside. */
function meetBorders(from, to, points, inner) {
  const out = inner.get(from)?.get(`out ${to}`) ?? inner.get(from)?.get("out *");
  const into = inner.get(to)?.get(`in ${from}`) ?? inner.get(to)?.get("in *");
  return points.map((point, at) => (out && at === 0 ? { ...out } : into && at === points.length - 1 ? { ...into } : point));
}
