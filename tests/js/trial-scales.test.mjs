import assert from "node:assert/strict";
import { test } from "node:test";
import { niceTicks, scaleOf } from "../../wwwroot-assets/js/hparams/scales.js";
import { nearestLine } from "../../wwwroot-assets/js/hparams/parallel.js";

const column = (scale, values = null) => ({ scale, values });

test("a linear scale maps its ends to 0 and 1, back again, and gives nulls no place", () => {
  const scale = scaleOf(column("linear"), [2, null, 6]);
  assert.deepEqual([2, 4, 6, null].map(scale.place), [0, 0.5, 1, null]);
  assert.equal(scale.value(0.5), 4);
});

test("a logarithmic scale has powers of ten at equal distances and no place for zero", () => {
  const scale = scaleOf(column("log"), [0.001, 0, 0.1]);
  assert.equal(scale.place(0), null);
  assert.ok(Math.abs(scale.place(0.01) - 0.5) < 1e-9);
  assert.equal(scale.ticks.length, 3);
});

test("a quantile scale goes by rank, equal values in the middle of theirs", () => {
  const scale = scaleOf(column("quantile"), [1, 5, 5, 1000]);
  assert.deepEqual([1, 5, 1000].map(scale.place), [0, 0.5, 1]);
  assert.equal(scale.value(1), 1000);
});

test("categories and a value alone stand in the middle or spread out", () => {
  assert.equal(scaleOf(column("linear", ["a"]), [0]).place(0), 0.5);
  assert.deepEqual([0, 1, 2].map(scaleOf(column("linear", ["a", "b", "c"]), []).place), [0, 0.5, 1]);
  assert.equal(scaleOf(column("linear"), [3, 3]).place(3), 0.5);
  assert.deepEqual(scaleOf(column("quantile"), []).ticks, []);
});

test("ticks are round numbers within the range", () => {
  assert.deepEqual(niceTicks(0, 1), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  assert.deepEqual(niceTicks(16, 32), [20, 25, 30]);
  assert.deepEqual(niceTicks(5, 5), [5]);
});

test("the nearest line is a kept one within reach, gaps are no lines", () => {
  const rows = [{ kept: true }, { kept: false }, { kept: true }];
  const paths = [[[0, 0], [10, 10]], [[0, 5], [10, 5]], [[0, 6], [10, null]]];
  assert.equal(nearestLine(paths, { rows }, 5, 6), 0);
  assert.equal(nearestLine(paths, { rows }, 5, 40), -1);
});
