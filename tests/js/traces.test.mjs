import assert from "node:assert/strict";
import { test } from "node:test";
import { supersededTrace } from "../../wwwroot-assets/js/charts/traces.js";

const palette = { muted: "rgb(90, 100, 110)", runs: ["rgb(1, 2, 3)"] };
const curve = (x, y) => ({ run: { name: "run", style: 0 }, series: {}, x: Float64Array.from(x), y: Float64Array.from(y) });

test("superseded points of several histories are not joined by lines", () => {
  const [trace] = supersededTrace([curve([5, 5, 6, 6], [1, 9, 1, 9])], palette);
  assert.equal(trace.mode, "markers");
  assert.deepEqual([...trace.y], [1, 9, 1, 9]);
});

test("no superseded points are no trace", () => assert.deepEqual(supersededTrace([], palette), []));
