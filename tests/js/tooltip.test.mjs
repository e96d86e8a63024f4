import assert from "node:assert/strict";
import { test } from "node:test";
import { besides } from "../../wwwroot-assets/js/charts/tooltip.js";

const covers = ({ left, top }, { width, height }, { x, y }) => x >= left && x <= left + width && y >= top && y <= top + height;

test("a tooltip never covers the pointer and stays in the window, on a phone too", () => {
  const size = { width: 300, height: 60 };
  for (const window of [{ width: 1440, height: 900 }, { width: 390, height: 800 }]) {
    for (let x = 0; x <= window.width; x += 30) {
      for (let y = 0; y <= window.height; y += 50) {
        const place = besides({ x, y }, size, window);
        assert.ok(!covers(place, size, { x, y }), `${x},${y}`);
        assert.ok(place.left >= 0 && place.left + size.width <= window.width, `${x},${y}: ${place.left}`);
        assert.ok(place.top >= 0 && place.top + size.height <= window.height, `${x},${y}: ${place.top}`);
      }
    }
  }
});
