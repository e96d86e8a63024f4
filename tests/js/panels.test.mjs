import assert from "node:assert/strict";
import { test } from "node:test";
import { curve, extent } from "../../wwwroot-assets/js/distributions/bands.js";
import { columnEdges } from "../../wwwroot-assets/js/histograms/heatmap.js";
import { binOf, bucketAt, edge, rowNearest, toRows } from "../../wwwroot-assets/js/histograms/rows.js";
import { decodeBlocks } from "../../wwwroot-assets/js/panels/blocks.js";
import { follow, validSteps } from "../../wwwroot-assets/js/panels/steps.js";
import { clockTicks, niceTicks, stepTicks, tickText } from "../../wwwroot-assets/js/panels/ticks.js";
import { f1, isoF1, nearestPoint } from "../../wwwroot-assets/js/prcurves/curves.js";

test("a block frame is viewed by name and type", () => {
  const json = new TextEncoder().encode('{"facts":{"low":1},"blocks":[{"name":"n","type":"u32","count":1},{"name":"x","type":"f64","count":2}]}');
  const start = (8 + json.length + 7) & ~7;
  const buffer = new ArrayBuffer(start + 24);
  const view = new DataView(buffer);
  view.setUint32(0, 0x314b424d, true);
  view.setUint32(4, json.length, true);
  new Uint8Array(buffer).set(json, 8);
  view.setUint32(start, 7, true);
  view.setFloat64(start + 8, 2.5, true);
  const { low, n, x } = decodeBlocks(buffer);
  assert.deepEqual([low, [...n], [...x]], [1, [7], [2.5, 0]]);
  assert.throws(() => decodeBlocks(new ArrayBuffer(8)));
});

test("ticks are round, inside, and alike", () => {
  assert.deepEqual(niceTicks(0, 10, 5), [0, 2, 4, 6, 8, 10]);
  assert.deepEqual(stepTicks(0, 3, 10), [0, 1, 2, 3]);
  assert.deepEqual(niceTicks(3, 3, 5), [3]);
  assert.deepEqual(clockTicks(0, 120, 4), [0, 30, 60, 90, 120]);
  assert.deepEqual([0, 0.5, -1].map(tickText([0, 0.5])), ["0.0", "0.5", "−1.0"]);
});

test("rows are the mean of the steps they merge", () => {
  const rows = toRows({ bins: 2, merged: Uint32Array.from([1, 4]), counts: Float32Array.from([1, 2, 4, 8]) });
  assert.deepEqual([...rows.heights], [1, 2, 1, 2]);
  assert.equal(rows.greatest, 2);
});

test("bins and their edges agree", () => {
  const grid = { low: -1, high: 1, bins: 4 };
  for (let bin = 0; bin < 4; bin++) assert.equal(binOf(grid, (edge(grid, bin) + edge(grid, bin + 1)) / 2), bin);
  assert.equal(binOf(grid, 1), 3);
  assert.equal(binOf(grid, 1.01), -1);
});

test("the bucket under the pointer is the exact one", () => {
  const exact = { left: [0, 1, 5], right: [1, 2, 6], count: [3, 4, 5] };
  assert.deepEqual(bucketAt(exact, 1), { left: 1, right: 2, count: 4, total: 12 });
  assert.equal(bucketAt(exact, 6).count, 5);
  assert.equal(bucketAt(exact, 3).count, 0);
  assert.equal(bucketAt({ left: [2], right: [2], count: [9] }, 2).count, 9);
});

test("the nearest row is found, none where there are none", () => {
  assert.equal(rowNearest([0, 10, 20], 14), 1);
  assert.equal(rowNearest([], 1), -1);
});

test("columns of a heatmap meet half way", () => {
  assert.deepEqual(columnEdges([0, 10, 30], [0, 10, 30]), [-5, 5, 20, 40]);
  assert.deepEqual(columnEdges([3], [3]), [2.5, 3.5]);
});

test("a merged row of a quantile shows its least and its greatest value", () => {
  const data = { x: [1, 5], lastX: [1, 9], merged: [1, 5], least: new Float64Array(18).fill(1), greatest: new Float64Array(18).fill(3) };
  assert.deepEqual(curve(data, 0), [1, 1, 5, 1, 9, 3]);
  assert.deepEqual(extent(data), [1, 3]);
  assert.deepEqual(extent({ least: [NaN], greatest: [NaN] }), [0, 1]);
});

test("sliders skip superseded steps and stay at the end only if they stood there", () => {
  assert.deepEqual(validSteps({ steps: [1, 2, 2], walls: [5, null, 7], superseded: [1] }).map(({ index }) => index), [0, 2]);
  assert.equal(follow(null, 0, 3), 2);
  assert.equal(follow(2, 3, 5), 4);
  assert.equal(follow(1, 3, 5), 1);
});

test("iso-F1 lines have that F1 everywhere", () => {
  for (const [recall, precision] of isoF1(0.4)) assert.ok(Math.abs(f1(precision, recall) - 0.4) < 1e-9);
  assert.equal(f1(0, 0), 0);
});

test("the nearest threshold is found among all curves", () => {
  const curves = [{ data: { recall: [0, 1], precision: [1, 0] } }, { data: { recall: [0.5], precision: [0.6] } }];
  const best = nearestPoint(curves, (x) => x * 100, (y) => y * 100, 52, 58);
  assert.deepEqual([best.curve, best.i], [curves[1], 0]);
});
