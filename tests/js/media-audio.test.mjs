import assert from "node:assert/strict";
import { test } from "node:test";
import { envelope, spectrogram, transform, waveRate } from "../../wwwroot-assets/js/media/spectrum.js";

test("the fast transform is the slow one", () => {
  const n = 16;
  const signal = Float64Array.from({ length: n }, (_, i) => Math.sin(i) + 0.3 * i);
  const [re, im] = [Float64Array.from(signal), new Float64Array(n)];
  transform(re, im);
  for (let k = 0; k < n; k++) {
    const [x, y] = signal.reduce(([a, b], value, i) => [a + value * Math.cos((2 * Math.PI * k * i) / n), b - value * Math.sin((2 * Math.PI * k * i) / n)], [0, 0]);
    assert.ok(Math.abs(re[k] - x) < 1e-9 && Math.abs(im[k] - y) < 1e-9, `bin ${k}`);
  }
});

test("a full-scale sine stands at 0 decibels in its own bin", () => {
  const samples = Float32Array.from({ length: 8192 }, (_, i) => Math.sin((2 * Math.PI * 32 * i) / 256));
  const powers = spectrogram(samples, 8, 256);
  const middle = powers.subarray(4 * 128, 5 * 128);
  assert.equal(middle.indexOf(Math.max(...middle)), 32);
  assert.ok(Math.abs(middle[32]) < 0.1, String(middle[32]));
  assert.ok(middle[64] < -90);
});

test("an envelope holds every extreme, also of sounds shorter than it", () => {
  const samples = new Float32Array(1000);
  samples[537] = 0.9;
  samples[12] = -0.7;
  const [low, high] = envelope(samples, 10);
  assert.ok(Math.abs(high[5] - 0.9) < 1e-6 && Math.abs(low[0] + 0.7) < 1e-6);
  assert.deepEqual([...envelope(Float32Array.of(0.5), 3)[1]], [0.5, 0.5, 0.5]);
  assert.deepEqual([...envelope(new Float32Array(0), 2)[0]], [0, 0]);
});

test("the rate of a WAV file is its own; other bytes have none", () => {
  const bytes = new ArrayBuffer(44);
  const view = new DataView(bytes);
  [..."RIFF"].forEach((c, i) => view.setUint8(i, c.charCodeAt(0)));
  [..."WAVEfmt "].forEach((c, i) => view.setUint8(8 + i, c.charCodeAt(0)));
  view.setUint32(24, 22050, true);
  assert.equal(waveRate(bytes), 22050);
  assert.equal(waveRate(new ArrayBuffer(10)), 0);
});
