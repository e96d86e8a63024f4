import assert from "node:assert/strict";
import { test } from "node:test";
import { extent, inliers, nearest, padded, relativeZero, rounded, scale, xColumn } from "../../wwwroot-assets/js/charts/axis.js";

test("extent skips what is not finite, and what a log axis cannot show", () => {
  assert.deepEqual(extent([3, NaN, -1, Infinity, 0.5], false), [-1, 3]);
  assert.deepEqual(extent([3, NaN, -1, Infinity, 0.5], true), [0.5, 3]);
  assert.equal(extent([NaN], false), null);
});

test("inliers are TensorBoard's 5th and 95th percentile", () => {
  const values = Array.from({ length: 101 }, (_, i) => i);
  assert.deepEqual(inliers([values], false), [5, 95]);
  assert.deepEqual(inliers([[1, 2]], false), [1, 2]);
  assert.equal(inliers([[NaN]], false), null);
});

test("padding makes every range drawable", () => {
  assert.deepEqual(padded([0, 10], false, 0.1), [-1, 11]);
  assert.deepEqual(padded([5, 5], false, 0.1), [4.5, 5.5]);
  assert.deepEqual(padded([0, 0], false, 0.1), [-1, 1]);
  assert.deepEqual(padded([4, 4], true, 0.1), [2, 8]);
  assert.deepEqual(padded(null, true, 0.1), [1, 10]);
});

test("a scale maps both ways", () => {
  const linear = scale([10, 20], false, 100);
  assert.equal(linear.toPixel(15), 50);
  assert.equal(linear.toValue(50), 15);
  const log = scale([1, 100], true, 100);
  assert.ok(Math.abs(log.toPixel(10) - 50) < 1e-9);
  assert.ok(Math.abs(log.toValue(50) - 10) < 1e-9);
});

test("nearest finds the closest of a sorted column", () => {
  const column = Float64Array.of(0, 10, 20);
  assert.deepEqual([-5, 4, 6, 14, 16, 99].map((x) => nearest(column, x)), [0, 0, 1, 1, 2, 2]);
  assert.equal(nearest(new Float64Array(0), 1), -1);
});

test("relative time counts from the run, or from the series when asked or when the run's start is unknown", () => {
  const series = { count: 2, wall: Float64Array.of(105, 107), runStart: 100, seriesStart: 105, step: Float64Array.of(0, 1) };
  assert.deepEqual([...xColumn(series, { xAxis: "relative", relativeTo: "run" })], [5, 7]);
  assert.deepEqual([...xColumn(series, { xAxis: "relative", relativeTo: "series" })], [0, 2]);
  assert.equal(relativeZero({ ...series, runStart: NaN }, { relativeTo: "run" }), 105);
});

test("a zoomed range keeps the digits its span needs, whatever its size", () => {
  assert.deepEqual(rounded([320.025974025974, 493.012987012987], false), [320.03, 493.01]);
  assert.deepEqual(rounded([1767225600.123456, 1767225600.623456], false), [1767225600.12346, 1767225600.62346]);
  assert.deepEqual(rounded([1.23456789e-9, 2.3456789e-9], false), [1.2346e-9, 2.3457e-9]);
  assert.deepEqual(rounded([0.0123456789, 3e9], true), [0.0123457, 3e9]);
  assert.deepEqual(rounded([1e15 + 0.5, 3e15], false), [1e15 + 1, 3e15]);
});
