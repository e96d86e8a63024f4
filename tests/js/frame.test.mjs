import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeFrame } from "../../wwwroot-assets/js/charts/frame.js";
import { frame } from "./frames.mjs";

test("offsets are added to their bases", () => {
  const [series] = decodeFrame(frame([{ stepBase: 100, wallBase: 1e9, total: 3, blocks: [Uint32Array.of(0, 5, 9), Uint32Array.of(0, 250, 1000), Float32Array.of(1, 2.5, NaN)] }]));
  assert.deepEqual([...series.step], [100, 105, 109]);
  assert.deepEqual([...series.wall], [1e9, 1e9 + 0.25, 1e9 + 1]);
  assert.deepEqual([...series.y], [1, 2.5, NaN]);
  assert.equal(series.total, 3);
});

test("odd counts are padded so that the next block stays aligned", () => {
  const flags = 1 | 2 | 16 | 32;
  const [a, b] = decodeFrame(frame([
    { run: 7, flags, blocks: [Uint32Array.of(1), Float64Array.of(2), Float64Array.of(3), Float64Array.of(4), Uint32Array.of(5)] },
    { run: 8, blocks: [Uint32Array.of(6), Uint32Array.of(7), Float32Array.of(8)] },
  ]));
  assert.deepEqual([a.run, a.wall[0], a.y[0], a.smoothed[0], a.weight[0]], [7, 2, 3, 4, 5]);
  assert.deepEqual([b.run, b.step[0], b.y[0]], [8, 6, 8]);
});

test("steps beyond 2^53 keep their exact digits", () => {
  const [series] = decodeFrame(frame([{ flags: 8, blocks: [BigInt64Array.of(9007199254740993n), Uint32Array.of(0), Float32Array.of(0)] }]));
  assert.equal(series.exactStep[0], 9007199254740993n);
});

test("a reference shares the earlier series' steps", () => {
  const [first, second] = decodeFrame(frame([
    { blocks: [Uint32Array.of(1, 2), Uint32Array.of(0, 0), Float32Array.of(0, 0)] },
    { xRef: 0, blocks: [Uint32Array.of(0, 0), Float32Array.of(3, 4)] },
  ]));
  assert.equal(second.step, first.step);
  assert.deepEqual([...second.y], [3, 4]);
});

test("a requery notice has no blocks", () => {
  const [notice, next] = decodeFrame(frame([{ flags: 64, count: 9, blocks: [] }, { run: 2, blocks: [Uint32Array.of(1), Uint32Array.of(1), Float32Array.of(1)] }]));
  assert.equal(notice.requery, true);
  assert.equal(notice.count, 0);
  assert.equal(next.run, 2);
});

test("a view into a larger buffer decodes", () => {
  const bytes = new Uint8Array(frame([{ blocks: [Uint32Array.of(4), Uint32Array.of(0), Float32Array.of(5)] }]));
  const larger = new Uint8Array(bytes.length + 3);
  larger.set(bytes, 3);
  assert.equal(decodeFrame(larger.subarray(3))[0].step[0], 4);
});

test("anything else is refused", () => {
  assert.throws(() => decodeFrame(new ArrayBuffer(4)), /not a Monitor frame/);
  const other = frame([]);
  new DataView(other).setUint16(4, 2, true);
  assert.throws(() => decodeFrame(other), /version 2/);
});
