// Graphs for tests: {label, children} or a label alone; edges between labels.
import { Graph } from "../../wwwroot-assets/js/graphs/graph.js";

export function graphOf(children, edges = [], { series = [], flags = {} } = {}) {
  const [labels, kinds, sizes] = [[], [], []];
  const add = (node) => {
    const { label, children: inner } = typeof node === "string" ? { label: node } : node;
    const at = labels.push(label) - 1;
    kinds.push(inner ? (series.includes(label) ? 2 : 1) : 0);
    sizes.push(0);
    for (const one of inner ?? []) sizes[at] += add(one);
    return sizes[at] + 1;
  };
  add({ label: "", children });
  const of = (label) => labels.indexOf(label);
  const zeros = () => labels.map(() => 0);
  return new Graph({
    operations: kinds.filter((kind) => kind === 0).length, scopes: 0, series: 0, renamed: 0, functions: [],
    labels, kinds, sizes, types: kinds.map((kind) => (kind === 0 ? 1 : 0)), devices: zeros(), clusters: zeros(), structures: labels.map((_, at) => at),
    edges: { from: edges.map(([from]) => of(from)), to: edges.map(([, to]) => of(to)), ports: edges.map(() => 0), flags: edges.map(([from, to]) => flags[`${from}>${to}`] ?? 0), shapes: edges.map(() => 0) },
    words: { types: ["", "Op"], devices: [""], clusters: [""], shapes: [""] },
  });
}
