import assert from "node:assert/strict";
import { test } from "node:test";
import { chartKey } from "../../wwwroot-assets/js/charts/keys.js";
import { restartPlaces } from "../../wwwroot-assets/js/charts/restarts.js";

test("plus and minus undo each other", () => {
  const [from, to] = chartKey({ key: "+" }).range;
  const [back, forth] = chartKey({ key: "-" }).range;
  const width = to - from;
  assert.ok(Math.abs(from + back * width) < 1e-9);
  assert.ok(Math.abs(from + forth * width - 1) < 1e-9);
});

test("zero resets; other keys and the browser's own are left alone", () => {
  assert.deepEqual(chartKey({ key: "0" }), { reset: true });
  assert.equal(chartKey({ key: "0", ctrlKey: true }), null);
  assert.equal(chartKey({ key: "x" }), null);
  assert.equal(chartKey({ key: "toString" }), null);
});

test("restarts stand at their step, or at their time on the axes of time", () => {
  const curves = [{ run: { restarts: [[5, 130], [9, null]] }, series: { seriesStart: 110, runStart: 100 } }];
  const at = (view) => restartPlaces(curves, view).map(({ x }) => x);
  assert.deepEqual(at({ xAxis: "step" }), [5, 9]);
  assert.deepEqual(at({ xAxis: "relative", relativeTo: "run" }), [30]);
  assert.deepEqual(at({ xAxis: "relative", relativeTo: "series" }), [20]);
  assert.deepEqual(at({ xAxis: "arrival" }), []);
});
