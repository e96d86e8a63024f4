// Search by regular expression over names and types.

const MOST_LISTED = 500;

/** @returns {{found: number[], total: number, error: string|null}} Nodes in the order of the graph; a name beats a type. */
export function search(graph, text) {
  if (text === "") return { found: [], total: 0, error: null };
  let pattern;
  try {
    pattern = new RegExp(text, "i");
  } catch (error) {
    return { found: [], total: 0, error: error.message };
  }
  const found = [];
  let total = 0;
  for (let node = 1; node < graph.count; node++) {
    if (!pattern.test(graph.paths[node]) && !(graph.types[node] > 0 && pattern.test(graph.words.types[graph.types[node]]))) continue;
    total++;
    if (found.length < MOST_LISTED) found.push(node);
  }
  return { found, total, error: null };
}
