// Nodes with far more neighbours than the rest of their group stand aside, so that the others can be read.

const FEWEST_CHILDREN = 8;
const FEWEST_NEIGHBOURS = 8;
const FENCE = 3; // Interquartile ranges above the upper quartile: Tukey's "far out".
const LARGEST_SHARE = 1 / 3; // If more are outliers than this, none is.

/** The nodes of a level that stand aside: outliers, less those put back by hand, and those put aside by hand. */
export function asideOf(level, { aside = new Set(), main = new Set() } = {}) {
  const found = new Set(level.children.filter((node) => aside.has(node)));
  for (const node of outliers(level)) if (!main.has(node)) found.add(node);
  return found.size < level.children.length ? found : new Set();
}

function outliers({ children, edges }) {
  if (children.length < FEWEST_CHILDREN) return [];
  const neighbours = new Map(children.map((node) => [node, 0]));
  for (const { from, to } of edges.values()) {
    if (neighbours.has(from)) neighbours.set(from, neighbours.get(from) + 1);
    if (neighbours.has(to)) neighbours.set(to, neighbours.get(to) + 1);
  }
  const sorted = Int32Array.from(neighbours.values()).sort();
  const [low, high] = [sorted[Math.floor(sorted.length / 4)], sorted[Math.floor((3 * sorted.length) / 4)]];
  const limit = Math.max(FEWEST_NEIGHBOURS, high + FENCE * (high - low));
  const found = children.filter((node) => neighbours.get(node) > limit);
  return found.length <= children.length * LARGEST_SHARE ? found : [];
}
