// Which colour class each node has, and the legend that explains it. Colours themselves are in css/graphs.css.

const TINTS = 12;
const HEATS = 10;

const PLAIN = { classOf: () => "", sharesOf: () => [], legend: [], note: "" };

/** @param profile {micros, bytes: Float64Array by node, sums included} or null */
export function colouring(graph, mode, profile) {
  if (mode === "structure") return byStructure(graph);
  if (mode === "device") return byWord(graph, graph.devices, graph.words.devices, profile?.devices, "No operation names its device.");
  if (mode === "cluster") return byWord(graph, graph.clusters, graph.words.clusters, null, "No operation belongs to an XLA cluster.");
  if (mode === "time" || mode === "memory") return byHeat(profile, mode);
  return PLAIN;
}

/** Groups of the same structure share a colour; what has no like stays plain. */
function byStructure(graph) {
  const members = new Map();
  for (let node = 1; node < graph.count; node++) {
    if (!graph.isGroup(node)) continue;
    const known = members.get(graph.structures[node]);
    if (known) known.push(node);
    else members.set(graph.structures[node], [node]);
  }
  const alike = [...members.values()].filter((nodes) => nodes.length > 1).sort((one, other) => other.length - one.length || one[0] - other[0]);
  const classes = new Map(alike.map((nodes, at) => [graph.structures[nodes[0]], `tint-${at % TINTS}`]));
  return {
    classOf: (node) => (graph.isGroup(node) ? (classes.get(graph.structures[node]) ?? "") : ""),
    sharesOf: () => [],
    legend: alike.slice(0, TINTS).map((nodes, at) => ({ className: `tint-${at}`, label: `${graph.labels[nodes[0]]} and ${nodes.length - 1} alike` })),
    note: alike.length === 0 ? "No two groups have the same structure." : "",
  };
}

/** Operations by a word of theirs; a group has the colour of most of its operations, and a strip that shows the shares. */
function byWord(graph, own, ownWords, reported, nothing) {
  const { words, indexOf } = reported ? mergeWords(own, ownWords, reported) : { words: ownWords, indexOf: (node) => own[node] };
  const classOf = (index) => (index > 0 ? `tint-${(index - 1) % TINTS}` : "");
  return {
    classOf: (node) => classOf(shares(graph, node, indexOf)[0]?.index ?? 0),
    sharesOf: (node) => (graph.isGroup(node) ? shares(graph, node, indexOf).map(({ index, share }) => ({ className: classOf(index) || "tint-none", share })) : []),
    legend: words.slice(1).map((word, at) => ({ className: `tint-${at % TINTS}`, label: word })),
    note: words.length > 1 ? "" : nothing,
  };
}

/** A profile says where operations ran: it is believed before what the graph asked for. */
function mergeWords(own, words, reported) {
  const merged = [""];
  const number = (word) => {
    if (word === "") return 0;
    const known = merged.indexOf(word);
    return known > 0 ? known : merged.push(word) - 1;
  };
  const ofReported = reported.words.map(number);
  const ofOwn = words.map(number);
  return { words: merged, indexOf: (node) => ofReported[reported.values[node]] || ofOwn[own[node]] };
}

function shares(graph, node, indexOf) {
  if (!graph.isGroup(node)) return [{ index: indexOf(node), share: 1 }];
  const counts = new Map();
  let total = 0;
  for (let inner = node + 1; inner <= node + graph.sizes[node]; inner++) {
    if (graph.isGroup(inner)) continue;
    counts.set(indexOf(inner), (counts.get(indexOf(inner)) ?? 0) + 1);
    total++;
  }
  return [...counts].map(([index, count]) => ({ index, share: count / total })).sort((one, other) => other.share - one.share);
}

function byHeat(profile, mode) {
  if (!profile) return { ...PLAIN, note: "Choose a profile: it tells what each operation took." };
  const values = mode === "time" ? profile.micros : profile.bytes;
  const format = mode === "time" ? timeText : bytesText;
  const most = values[0];
  if (!(most > 0)) return { ...PLAIN, note: mode === "time" ? "This profile holds no times of these operations." : "This profile holds no memory of these operations." };
  return {
    classOf: (node) => (values[node] > 0 ? `heat-${Math.min(HEATS - 1, Math.floor((values[node] / most) * HEATS))}` : ""),
    sharesOf: () => [],
    legend: [0, 3, 6, 9].map((heat) => ({ className: `heat-${heat}`, label: `${format((most * heat) / HEATS)} to ${format((most * (heat + 1)) / HEATS)}` })),
    note: `The whole graph took ${format(most)}.`,
  };
}

/** What a profile's answer says, by node; groups have the sum of what they hold. */
export function profileOf(graph, answer) {
  const micros = new Float64Array(graph.count);
  const bytes = new Float64Array(graph.count);
  const values = new Int32Array(graph.count);
  answer.nodes.forEach((node, at) => {
    micros[node] = answer.micros[at];
    bytes[node] = answer.bytes[at];
    values[node] = answer.devices[at];
  });
  for (let node = graph.count - 1; node > 0; node--) {
    micros[graph.parents[node]] += micros[node];
    bytes[graph.parents[node]] += bytes[node];
  }
  return { micros, bytes, devices: { values, words: answer.deviceNames }, ran: answer.nodes.length, unknown: answer.unknown };
}

export function timeText(micros) {
  if (micros >= 1e6) return `${significant(micros / 1e6)} s`;
  return micros >= 1e3 ? `${significant(micros / 1e3)} ms` : `${significant(micros)} µs`;
}

export function bytesText(bytes) {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let at = 0;
  for (; bytes >= 1000 && at < units.length - 1; at++) bytes /= 1000;
  return `${significant(bytes)} ${units[at]}`;
}

const significant = (value) => String(Number(value.toPrecision(3)));
