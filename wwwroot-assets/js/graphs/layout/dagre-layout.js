// dagre's layout of one group: the best picture for what it can do in time.

import { Graph, layout } from "../../../vendor/dagre/dagre.esm.js";
import { GAP_X, GAP_Y } from "../metrics.js";

/** Same arguments and answer as layOutLayered. */
export function layOutByDagre(items, edges) {
  const graph = new Graph({ multigraph: false });
  graph.setGraph({ rankdir: "TB", nodesep: GAP_X, ranksep: GAP_Y, edgesep: 10, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of items) graph.setNode(String(id), { width, height });
  for (const { from, to, weight } of edges) graph.setEdge(String(from), String(to), { weight: weight ?? 1 });
  layout(graph);
  const { width, height } = graph.graph();
  const places = new Map(items.map((item) => {
    const { x, y } = graph.node(String(item.id));
    return [item.id, { x: x - item.width / 2, y: y - item.height / 2 }];
  }));
  return {
    width: Number.isFinite(width) ? width : 0,
    height: Number.isFinite(height) ? height : 0,
    places,
    edges: edges.map((edge) => ({ ...edge, points: graph.edge(String(edge.from), String(edge.to)).points })),
  };
}
