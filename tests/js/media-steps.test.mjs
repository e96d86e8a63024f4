import assert from "node:assert/strict";
import { test } from "node:test";
import { parseStep, placeOf, unionOf, ValueList } from "../../wwwroot-assets/js/media/steps.js";

const list = (steps, superseded = []) => new ValueList({ steps, walls: steps.map(() => 0), superseded });

test("a step shows the last value that is not beyond it, and the first when all are", () => {
  const values = list([0, 5, 10]);
  const shown = values.shown(false);
  assert.deepEqual(values.at(7, shown), [1]);
  assert.deepEqual(values.at(10, shown), [2]);
  assert.deepEqual(values.at(-3, shown), [0]);
  assert.deepEqual(values.at(null, shown), [2]);
  assert.deepEqual(list([]).at(3, []), []);
});

test("superseded values are reachable on demand, in order of step, together with what superseded them", () => {
  const values = list([0, 5, 10, 5, 6], [1, 2]);
  assert.deepEqual(values.shown(false), [0, 3, 4]);
  assert.deepEqual(values.shown(true), [0, 1, 3, 4, 2]);
  assert.deepEqual(values.at(5, values.shown(true)), [1, 3]);
});

test("steps beyond 2^53 stay exact and in order beside small ones", () => {
  const values = list([1, "9007199254740993", "9007199254740994"]);
  assert.equal(values.steps[1], 9007199254740993n);
  assert.deepEqual(values.at(9007199254740993n, values.shown(false)), [1]);
  assert.deepEqual(unionOf([[1, 9007199254740993n], [2, 9007199254740993n]]), [1, 2, 9007199254740993n]);
  assert.equal(parseStep("12"), 12);
});

test("placeOf finds every place as a linear search does", () => {
  const steps = [-4, 0, 0, 3, 9];
  for (let step = -6; step < 12; step++) {
    assert.equal(placeOf(steps, step), steps.filter((other) => other <= step).length - 1);
  }
});
