import assert from "node:assert/strict";
import { test } from "node:test";
import { Camera, frameOf, toFrame } from "../../wwwroot-assets/js/meshes/camera.js";

const apply = (m, [x, y, z]) => [0, 1, 2].map((row) => m[row] * x + m[4 + row] * y + m[8 + row] * z + m[12 + row]);

test("the view turns without stretching", () => {
  const camera = new Camera();
  camera.turn(1.1, -0.4);
  const m = camera.view();
  for (const [a, b] of [[0, 1], [0, 2], [1, 2]]) {
    const dot = [0, 1, 2].reduce((sum, row) => sum + m[4 * a + row] * m[4 * b + row], 0);
    assert.ok(Math.abs(dot) < 1e-6);
  }
  assert.ok(Math.abs(Math.hypot(m[0], m[1], m[2]) - 1) < 1e-6);
});

test("the middle of the mesh stands before the camera, upright", () => {
  const camera = new Camera();
  const [x, y, z] = apply(camera.view(), [0, 0, 0]);
  assert.ok(Math.abs(x) < 1e-6 && Math.abs(y) < 1e-6 && z < 0);
  assert.ok(apply(camera.view(), [0, 1, 0])[1] > 0);
});

test("any finite points are scaled into the unit sphere", () => {
  const points = Float32Array.from([100, 0, 0, 104, 2, 0, NaN, 1, Infinity]);
  const moved = toFrame(points, frameOf(points));
  for (const value of moved) assert.ok(!Number.isFinite(value) || Math.abs(value) <= 1);
  assert.deepEqual(frameOf(new Float32Array(0)), { center: [0, 0, 0], radius: 1 });
});
