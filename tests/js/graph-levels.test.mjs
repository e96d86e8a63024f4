import assert from "node:assert/strict";
import { test } from "node:test";
import { asideOf } from "../../wwwroot-assets/js/graphs/layout/extract.js";
import { levelsOf } from "../../wwwroot-assets/js/graphs/layout/levels.js";
import { graphOf } from "./graph-model.mjs";

const graph = graphOf(
  [{ label: "a", children: [{ label: "b", children: ["c", "d"] }, "e"] }, { label: "f", children: ["g"] }, "h"],
  [["c", "d"], ["d", "e"], ["d", "g"], ["h", "c"], ["h", "e"], ["c", "g"]],
  { flags: { "c>g": 1 } },
);
const node = (label) => graph.labels.indexOf(label);
const name = (end) => (typeof end === "string" ? end.replace(/\d+/, (id) => graph.labels[id]) : graph.labels[end]);
const edges = (level) => [...level.edges.values()].map(({ from, to }) => `${name(from)} > ${name(to)}`).sort();
const open = (...labels) => levelsOf(graph, new Set(labels.map(node)), new Set());

test("closed groups stand for what they hold, and their inner edges are not there", () => {
  const { levels, bundles } = open();
  assert.deepEqual(levels.get(0).children.map(name), ["a", "f", "h"]);
  assert.deepEqual(edges(levels.get(0)), ["a > f", "h > a"]);
  assert.deepEqual(bundles.map(({ from, to, count, controls }) => [name(from), name(to), count, controls]), [["a", "f", 2, 1], ["h", "a", 2, 0]]);
});

test("an edge through open groups is cut at every border", () => {
  const { levels } = open("a", "b", "f");
  assert.deepEqual(edges(levels.get(0)), ["a > f", "h > a"]);
  assert.deepEqual(edges(levels.get(node("a"))), ["b > e", "b > out f", "in h > b", "in h > e"]);
  assert.deepEqual(edges(levels.get(node("b"))), ["c > d", "c > out f", "d > out e", "d > out f", "in h > c"]);
  assert.deepEqual(edges(levels.get(node("f"))), ["in a > g"]);
});

test("every bundle runs without a gap from its source to its target, whatever is open", () => {
  const groups = ["a", "b", "f"];
  for (let mask = 0; mask < 8; mask++) {
    const { levels, bundles } = open(...groups.filter((_, at) => mask & (1 << at)));
    bundles.forEach(({ from, to }, index) => {
      const parts = [...levels.values()].flatMap((level) => [...level.edges.values()].filter((edge) => edge.bundles.includes(index)));
      assert.equal(parts.filter((edge) => edge.from === from).length, 1);
      assert.equal(parts.filter((edge) => edge.to === to).length, 1);
      assert.equal(parts.filter((edge) => typeof edge.from !== "string" && typeof edge.to !== "string").length, 1);
    });
  }
});

test("a border with many neighbours has one port", () => {
  const sources = Array.from({ length: 12 }, (_, at) => `s${at}`);
  const wide = graphOf([{ label: "a", children: ["t"] }, ...sources], sources.map((source) => [source, "t"]));
  const { levels } = levelsOf(wide, new Set([1]), new Set());
  assert.deepEqual(levels.get(1).ports, ["in *"]);
  assert.equal([...levels.get(1).edges.values()][0].bundles.length, 12);
});

test("outliers by degree stand aside, unless put back", () => {
  const leaves = Array.from({ length: 30 }, (_, at) => `n${at}`);
  const star = graphOf(["hub", ...leaves], [...leaves.map((leaf) => ["hub", leaf]), ...leaves.slice(1).map((leaf, at) => [leaves[at], leaf])]);
  const level = levelsOf(star, new Set(), new Set()).levels.get(0);
  assert.deepEqual([...asideOf(level)], [1]);
  assert.deepEqual([...asideOf(level, { main: new Set([1]) })], []);
  assert.deepEqual([...asideOf(level, { aside: new Set([2]), main: new Set([1]) })], [2]);
});
