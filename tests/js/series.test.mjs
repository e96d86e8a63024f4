import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeFrame } from "../../wwwroot-assets/js/charts/frame.js";
import { Series } from "../../wwwroot-assets/js/charts/series.js";
import { frame } from "./frames.mjs";

const points = (from, values, extra = {}) => decodeFrame(frame([{
  from, total: from + values.length, stepBase: from, ...extra,
  blocks: [Uint32Array.from(values.keys()), Uint32Array.from(values.keys()), Float32Array.from(values)],
}]))[0];

test("deltas append in order, over many growths", () => {
  const series = new Series(points(0, [0]));
  for (let i = 1; i < 500; i++) {
    const delta = points(i, [i]);
    assert.ok(series.continues(delta));
    series.append(delta);
  }
  assert.equal(series.count, 500);
  assert.equal(series.appended, 499);
  assert.deepEqual([...series.y.subarray(0, 500)], Array.from({ length: 500 }, (_, i) => i));
  assert.deepEqual([...series.step.subarray(0, 500)], Array.from({ length: 500 }, (_, i) => i));
});

test("a gap, a repetition, another generation or a requery notice does not continue", () => {
  const series = new Series(points(0, [1, 2]));
  assert.ok(series.continues(points(2, [3])));
  assert.ok(!series.continues(points(3, [3])));
  assert.ok(!series.continues(points(1, [3])));
  assert.ok(!series.continues(points(2, [3], { generation: 2 })));
  assert.ok(!series.continues({ ...points(2, [3]), requery: true }));
});

test("points told again take the place of what is held from their step on, however much of it was reduced", () => {
  const series = new Series(points(0, [0, 1, 2, 3, 4, 5]));
  const retold = { ...points(3, [30, 40, 50, 60]), retold: true, total: 7 };
  assert.ok(series.continues(retold));
  assert.ok(!series.continues({ ...retold, from: 7 }));
  assert.ok(!series.continues({ ...retold, count: 2 }));
  series.append(retold);
  assert.deepEqual([...series.y.subarray(0, series.count)], [0, 1, 2, 30, 40, 50, 60]);
  assert.equal(series.total, 7);
  assert.equal(series.retoldFrom, 3);

  const reduced = new Series({ ...points(0, [0, 5]), total: 100, step: Float64Array.of(0, 99) });
  reduced.append({ ...points(90, [1, 2]), retold: true, step: Float64Array.of(98, 99) });
  assert.deepEqual([...reduced.step.subarray(0, reduced.count)], [0, 98, 99]);
});

test("an empty series takes its first points from a delta", () => {
  const series = new Series(points(0, []));
  series.append(points(0, [5, 6], { seriesStart: 3 }));
  assert.deepEqual([...series.y.subarray(0, series.count)], [5, 6]);
});

test("points without a place on the arrival axis do not continue a series that has places", () => {
  const series = new Series({ ...points(0, [1, 2]), x: Float64Array.of(0, 1) });
  assert.ok(!series.continues(points(2, [3])));
});
