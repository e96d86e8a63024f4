import assert from "node:assert/strict";
import { test } from "node:test";
import { compareChannels } from "../../wwwroot-assets/js/media/difference.js";
import { Zoom } from "../../wwwroot-assets/js/media/zoom.js";

test("the difference of two pictures counts colours, not opacity", () => {
  const a = Uint8ClampedArray.of(10, 20, 30, 255, 0, 0, 0, 255);
  const b = Uint8ClampedArray.of(10, 20, 30, 0, 30, 0, 0, 255);
  assert.deepEqual(compareChannels(a, b), { mean: 5, max: 30, differing: 0.5 });
  assert.deepEqual(compareChannels(a, a), { mean: 0, max: 0, differing: 0 });
});

test("zooming keeps the point under the pointer where it is", () => {
  const zoom = new Zoom(() => {});
  zoom.by(4, 0.25, 0.5);
  // A point p of the picture stands at x + p * scale: the pointer's was at 0.25 before.
  assert.equal(zoom.x + 0.25 * zoom.scale, 0.25);
  assert.equal(zoom.y + 0.5 * zoom.scale, 0.5);
  zoom.by(2, 0.25, 0.5);
  assert.equal(zoom.x + 0.25 * zoom.scale, 0.25);
});

test("a picture never leaves its frame, and a smaller one stays in the middle", () => {
  const zoom = new Zoom(() => {});
  zoom.pan(5, -5);
  assert.deepEqual([zoom.x, zoom.y], [0, 0]);
  zoom.by(2);
  zoom.pan(-9, 9);
  assert.deepEqual([zoom.x, zoom.y], [-1, 0]);
  zoom.by(0.25);
  assert.deepEqual([zoom.scale, zoom.x, zoom.y], [0.5, 0.25, 0.25]);
});
