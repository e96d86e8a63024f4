import assert from "node:assert/strict";
import { test } from "node:test";
import { formatValue } from "../../wwwroot-assets/js/charts/format.js";

test("every digit of a 32-bit value is not the seventeen digits of its 64-bit image", () => {
  for (const value of [4.5974078, 0.1, 1 / 3, 1.17549435e-38, 3.4028235e38, 16777217]) {
    const text = formatValue(Math.fround(value), true);
    assert.equal(Math.fround(Number(text)), Math.fround(value));
    assert.ok(text.replace(/e.*|[-.]|^0\.0*/g, "").length <= 9 || Math.fround(value) > 1e20, text);
  }
  assert.equal(formatValue(Math.fround(4.597407817840576), true), "4.597408");
  assert.equal(formatValue(0.1, true), "0.1");
  assert.equal(formatValue(0.1 + 0.2, true), "0.30000000000000004");
});
