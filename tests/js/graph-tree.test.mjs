import assert from "node:assert/strict";
import { test } from "node:test";
import { neighbours, typesIn } from "../../wwwroot-assets/js/graphs/facts.js";
import { search } from "../../wwwroot-assets/js/graphs/search.js";
import { inputsOf, tracedCounter } from "../../wwwroot-assets/js/graphs/trace.js";
import { rowsOf } from "../../wwwroot-assets/js/graphs/tree.js";
import { parseView, printView } from "../../wwwroot-assets/js/graphs/view.js";
import { graphOf } from "./graph-model.mjs";

const graph = graphOf(
  [{ label: "net", children: [{ label: "c_[0…1]", children: ["c", "c_1"] }, "d"] }, "x", "y"],
  [["x", "c"], ["c", "c_1"], ["c_1", "d"], ["y", "d"], ["d", "d"]],
  { series: ["c_[0…1]"] },
);
const node = (label) => graph.labels.indexOf(label);

test("paths leave series out, and lead back to their nodes", () => {
  assert.equal(graph.path(node("c_1")), "net/c_1");
  assert.equal(graph.path(node("c_[0…1]")), "net/c_[0…1]");
  for (let at = 1; at < graph.count; at++) assert.equal(graph.find(graph.path(at)), at);
  assert.equal(graph.find("none"), -1);
  assert.equal(graph.find(""), -1);
});

test("parents and what a node holds follow from sizes", () => {
  assert.deepEqual(graph.ancestors(node("c")), [node("net"), node("c_[0…1]")]);
  assert.equal(graph.operationsIn(0), 5);
  assert.equal(graph.operationsIn(node("net")), 3);
  assert.equal(graph.operationsIn(node("x")), 1);
});

test("the tree shows expanded groups, and the members of ungrouped series in their place", () => {
  const labels = (expanded, ungrouped) => rowsOf(graph, new Set(expanded), new Set(ungrouped)).map(({ node, level }) => `${level} ${graph.labels[node]}`);
  assert.deepEqual(labels([], []), ["1 net", "1 x", "1 y"]);
  assert.deepEqual(labels([node("net")], []), ["1 net", "2 c_[0…1]", "2 d", "1 x", "1 y"]);
  assert.deepEqual(labels([node("net")], [node("c_[0…1]")]), ["1 net", "2 c", "2 c_1", "2 d", "1 x", "1 y"]);
});

test("trace finds everything that leads to a node, and nothing else", () => {
  const traced = inputsOf(graph, node("c_1"));
  assert.deepEqual(graph.labels.filter((_, at) => traced[at]), ["c", "c_1", "x"]);
  const count = tracedCounter(traced);
  assert.equal(count(node("net"), graph.sizes[node("net")]), 2);
  assert.equal(count(node("y"), 0), 0);
});

test("search takes names and types, ignores case, and tells what is wrong with a pattern", () => {
  assert.deepEqual(search(graph, "NET/c").found.map((at) => graph.labels[at]), ["c_[0…1]", "c", "c_1"]);
  assert.equal(search(graph, "^op$").total, 5);
  assert.ok(search(graph, "(").error);
  assert.deepEqual(search(graph, ""), { found: [], total: 0, error: null });
});

test("neighbours of a group are outside of it", () => {
  assert.deepEqual(neighbours(graph, node("net"), "inputsOf").map((one) => graph.labels[one.node]), ["x", "y"]);
  assert.deepEqual(neighbours(graph, node("x"), "outputsOf").map((one) => graph.labels[one.node]), ["c"]);
  assert.deepEqual(typesIn(graph, 0), { kinds: 1, top: [{ type: "Op", count: 5 }] });
});

test("a view comes back from its pairs; nothing expanded is not the default", () => {
  const view = { ...parseView([]), of: "run", at: "2", color: "device", trace: true, expand: ["a", "b/c"], ungroup: ["s"], node: "a" };
  assert.deepEqual(parseView(printView(view)), view);
  assert.deepEqual(printView(parseView([])), []);
  assert.deepEqual(parseView([["expand", ""]]).expand, []);
  assert.equal(parseView([]).expand, null);
  assert.equal(parseView([["color", "evil"]]).color, null);
});
