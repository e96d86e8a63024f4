// What the page shows, as one flat object, and as the query of its address: only what differs from the defaults is written.

export const DEFAULTS = Object.freeze({
  run: "", tensor: "", step: "",
  method: "pca", dims: 3, x: 0, y: 1, z: 2,
  perplexity: 30, rate: 0, iterations: 1000,
  neighbours: 15, distance: 0.1, metric: "euclidean", seed: 0,
  xFrom: "", xTo: "", yFrom: "", yTo: "",
  colour: "", label: "", scale: "auto", size: 7, labels: "chosen", sprites: true, fog: true, spherize: false,
  search: "", column: "", nearCount: 10, nearMetric: "cosine",
  selected: "", only: "", camera: "",
});

const CHOICES = {
  method: ["pca", "tsne", "umap", "custom"], dims: [2, 3], metric: ["euclidean", "cosine"], nearMetric: ["cosine", "euclidean"],
  scale: ["auto", "categories", "continuous"], labels: ["chosen", "many", "none"],
};

const LIMITS = {
  x: [0, 9], y: [0, 9], z: [0, 9], perplexity: [2, 100], rate: [0, 100000], iterations: [10, 10000], neighbours: [2, 100],
  distance: [0, 1], seed: [0, 4294967295], size: [2, 24], nearCount: [1, 1000],
};

/** The state an address stands for; what makes no sense in it is left at its default. */
export function readState(query) {
  const parameters = new URLSearchParams(query);
  const state = { ...DEFAULTS };
  for (const name of Object.keys(DEFAULTS)) {
    if (parameters.has(name)) state[name] = accept(name, parameters.get(name));
  }
  return state;
}

/** The query of a state, behind what is in the address beside. Lists of points that would make it longer than an address may be are left out. */
export function writeState(state, others = undefined) {
  const parameters = new URLSearchParams(others);
  for (const [name, value] of Object.entries(DEFAULTS)) {
    if (state[name] !== value && String(state[name]).length <= 1500) parameters.set(name, state[name]);
  }
  const query = parameters.toString();
  return query ? `?${query}` : "";
}

/** A value for a setting, made to fit. */
export function accept(name, text) {
  const usual = DEFAULTS[name];
  let value = text;
  if (typeof usual === "boolean") value = text === true || text === "true";
  if (typeof usual === "number") {
    value = Number(text);
    if (text === "" || !Number.isFinite(value)) return usual;
    const [low, high] = LIMITS[name] ?? [-Infinity, Infinity];
    value = Math.min(high, Math.max(low, value));
  }
  return !CHOICES[name] || CHOICES[name].includes(value) ? value : usual;
}

/** Points as short text: "3-7,12". */
export function packPoints(points) {
  const sorted = [...points].sort((a, b) => a - b);
  const parts = [];
  for (let i = 0; i < sorted.length;) {
    let end = i;
    while (end + 1 < sorted.length && sorted[end + 1] === sorted[end] + 1) end++;
    parts.push(end > i ? `${sorted[i]}-${sorted[end]}` : `${sorted[i]}`);
    i = end + 1;
  }
  return parts.join(",");
}

/** The points of such a text that are below `count`. */
export function unpackPoints(text, count) {
  const points = [];
  for (const part of text ? text.split(",") : []) {
    if (!/^\d+(-\d+)?$/.test(part)) continue;
    const [from, to = from] = part.split("-").map(Number);
    for (let point = from; point <= Math.min(to, count - 1); point++) points.push(point);
  }
  return points;
}
