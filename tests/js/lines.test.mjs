import assert from "node:assert/strict";
import { test } from "node:test";
import { Lines } from "../../wwwroot-assets/js/charts/lines.js";
import { dashOf } from "../../wwwroot-assets/js/charts/palette.js";

const run = (id, style) => [id, { id, name: `run-${id}`, style }];
const made = (xTag) => new Lines({ tag: "-1", tags: JSON.stringify([{ id: 7, name: "loss" }, { id: 9, name: "acc" }]), xTag });

test("a card of one tag has a line for each run, as the run looks", () => {
  const lines = new Lines({ tag: "7" });
  const runs = new Map([run(1, 3), run(2, 15)]);
  assert.deepEqual(lines.pairs(runs), [[1, 7], [2, 7]]);
  assert.equal(lines.look(runs, 2, 7), runs.get(2));
  assert.equal(lines.look(runs, 3, 7), undefined);
  assert.equal(lines.look(runs, 1, 8), undefined);
  assert.equal(lines.xTag, null);
});

test("of one run each tag has a colour of its own and names the line", () => {
  const runs = new Map([run(1, 3)]);
  assert.deepEqual([7, 9].map((tag) => made().look(runs, 1, tag)).map(({ name, style }) => [name, style]), [["loss", 0], ["acc", 1]]);
});

test("of several runs each keeps its colour, and dashes tell the tags", () => {
  const runs = new Map([run(1, 3), run(2, 15)]);
  const looks = made("4").pairs(runs).map(([id, tag]) => made().look(runs, id, tag));
  assert.deepEqual(looks.map(({ style }) => style), [3, 3, 3, 3]);
  assert.deepEqual(looks.map(dashOf), ["none", "6 3", "none", "6 3"]);
  assert.equal(looks[3].name, "run-2 · acc");
  assert.equal(made("4").xTag, 4);
});

test("runs in no group keep their neutral look", () => {
  assert.equal(made().look(new Map([run(1, 24), run(2, 1)]), 1, 7).style, 24);
});
