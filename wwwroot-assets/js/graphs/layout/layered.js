// A layered layout in linear time (but for sorting) for groups too large for dagre: ranks by longest path, order by
// barycentre, wide ranks broken into rows, and what would be a tower set in columns like a newspaper.

import { GAP_X, GAP_Y } from "../metrics.js";

const SWEEPS = 4;
const MOST_IN_ROW = 24;
const COLUMN_GAP = 4 * GAP_X;
const TALLEST = 3; // Height by width beyond which there are columns.

/**
 * @param items [{id, width, height}]
 * @param edges [{from, to}] between ids
 * @returns {{width, height, places: Map<id, {x, y}>, edges: Array<{from, to, points}>}} x, y: the top left corner.
 */
export function layOutLayered(items, edges) {
  const index = new Map(items.map((item, at) => [item.id, at]));
  const links = edges.map(({ from, to }) => [index.get(from), index.get(to)]).filter(([from, to]) => from !== to);
  const graph = adjacency(items.length, links);
  const ranks = rank(items.length, graph);
  const loose = items.map((_, at) => graph.out[at].length === 0 && graph.into[at].length === 0);
  const rows = breakRows(order(ranks, graph, loose));
  const extra = grid(items.flatMap((_, at) => (loose[at] ? [at] : [])));
  const places = placeColumns(items, rows.concat(extra), graph);
  return { ...places, edges: edges.map((edge) => ({ ...edge, points: line(items, index, places.places, edge) })) };
}

function adjacency(count, links) {
  const out = Array.from({ length: count }, () => []);
  const into = Array.from({ length: count }, () => []);
  for (const [from, to] of links) {
    out[from].push(to);
    into[to].push(from);
  }
  return { out, into };
}

/** Longest path from a source; edges that close a cycle do not count. */
export function rank(count, { out }) {
  const state = new Uint8Array(count); // 0 new, 1 open, 2 done
  const postorder = [];
  const forward = Array.from({ length: count }, () => []);
  for (let root = 0; root < count; root++) {
    if (state[root]) continue;
    const open = [[root, 0]];
    state[root] = 1;
    while (open.length > 0) {
      const top = open.at(-1);
      const next = out[top[0]][top[1]++];
      if (next === undefined) {
        state[top[0]] = 2;
        postorder.push(top[0]);
        open.pop();
      } else if (state[next] !== 1) {
        forward[top[0]].push(next);
        if (state[next] === 0) {
          state[next] = 1;
          open.push([next, 0]);
        }
      }
    }
  }
  const ranks = new Int32Array(count);
  for (const node of postorder.reverse()) for (const next of forward[node]) ranks[next] = Math.max(ranks[next], ranks[node] + 1);
  return ranks;
}

function order(ranks, { out, into }, loose) {
  const rows = [];
  ranks.forEach((rank, node) => {
    if (!loose[node]) (rows[rank] ??= []).push(node);
  });
  const filled = rows.filter(Boolean);
  const position = new Float64Array(ranks.length);
  const number = (row) => row.forEach((node, at) => (position[node] = at / row.length));
  filled.forEach(number);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const [sequence, neighbours] = sweep % 2 === 0 ? [filled, into] : [filled.toReversed(), out];
    for (const row of sequence) {
      const centre = new Map(row.map((node) => [node, mean(neighbours[node], position) ?? position[node]]));
      row.sort((one, other) => centre.get(one) - centre.get(other));
      number(row);
    }
  }
  return filled;
}

function mean(nodes, position) {
  if (nodes.length === 0) return null;
  let sum = 0;
  for (const node of nodes) sum += position[node];
  return sum / nodes.length;
}

function breakRows(rows) {
  return rows.flatMap((row) => {
    const pieces = Math.ceil(row.length / MOST_IN_ROW);
    const length = Math.ceil(row.length / pieces);
    return Array.from({ length: pieces }, (_, at) => row.slice(at * length, (at + 1) * length)).filter((piece) => piece.length > 0);
  });
}

function grid(nodes) {
  const columns = Math.max(1, Math.min(MOST_IN_ROW, Math.ceil(Math.sqrt(nodes.length / 2.5))));
  return Array.from({ length: Math.ceil(nodes.length / columns) }, (_, at) => nodes.slice(at * columns, (at + 1) * columns));
}

function placeColumns(items, rows, graph) {
  const heights = rows.map((row) => Math.max(...row.map((node) => items[node].height)) + GAP_Y);
  const widths = rows.map((row) => row.reduce((sum, node) => sum + items[node].width + GAP_X, -GAP_X));
  const height = heights.reduce((sum, one) => sum + one, 0);
  const width = Math.max(1, ...widths);
  const columns = height > TALLEST * width ? Math.ceil(Math.sqrt(height / (width + COLUMN_GAP) / 1.5)) : 1;
  const xs = new Float64Array(items.length);
  const ys = new Float64Array(items.length);
  let [left, y, tallest, columnWidth] = [0, 0, 0, 0];
  rows.forEach((row, at) => {
    if (y > 0 && y + heights[at] > height / columns + heights[at] / 2) [left, y, columnWidth] = [left + columnWidth + COLUMN_GAP, 0, 0];
    const centred = columns > 1 ? 0 : (width - widths[at]) / 2;
    placeRow(items, row, graph, xs, left + centred, columns > 1 ? null : width);
    for (const node of row) {
      ys[node] = y + (heights[at] - GAP_Y - items[node].height) / 2;
      columnWidth = Math.max(columnWidth, xs[node] + items[node].width - left);
    }
    y += heights[at];
    tallest = Math.max(tallest, y - GAP_Y);
  });
  const places = new Map(items.map((item, at) => [item.id, { x: xs[at], y: ys[at] }]));
  return { places, width: left + columnWidth, height: Math.max(0, tallest) };
}

/** From left to right, each node under what it comes from where there is room for that within the width. */
function placeRow(items, row, { into }, xs, start, width) {
  let free = width === null ? start : 0;
  let rest = row.reduce((sum, node) => sum + items[node].width + GAP_X, -GAP_X);
  for (const node of row) {
    const above = width === null ? null : mean(into[node], xs);
    const latest = width === null ? free : width - rest;
    const wanted = above === null ? (width === null ? free : Math.max(free, start)) : above;
    xs[node] = Math.max(free, Math.min(wanted, latest));
    free = xs[node] + items[node].width + GAP_X;
    rest -= items[node].width + GAP_X;
  }
}

function line(items, index, places, { from, to }) {
  const [source, target] = [items[index.get(from)], items[index.get(to)]];
  const [a, b] = [places.get(from), places.get(to)];
  const start = { x: a.x + source.width / 2, y: a.y + source.height };
  const end = { x: b.x + target.width / 2, y: b.y };
  const bend = Math.max(GAP_Y / 2, Math.min(80, Math.abs(end.y - start.y) / 3));
  return [start, { x: start.x, y: start.y + bend }, { x: end.x, y: end.y - bend }, end];
}
