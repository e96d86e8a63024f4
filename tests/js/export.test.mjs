import assert from "node:assert/strict";
import { test } from "node:test";
import { legendHeight, withLegend } from "../../wwwroot-assets/js/charts/export.js";

test("the legend names each run once, at its main line, as text", () => {
  const traces = withLegend([{ name: "<b>a" }, { name: "c" }, { name: "<b>a" }, { name: "c" }, { mode: "markers" }]);
  assert.deepEqual(traces.map((trace) => trace.showlegend), [false, false, true, true, false]);
  assert.equal(traces[2].name, "&lt;b&gt;a");
});

test("a legend of many runs gets its own room below the plot", () => {
  const named = (count, name) => Array.from({ length: count }, () => ({ name, showlegend: true }));
  assert.ok(legendHeight(named(20, "some/long/run/name"), 560) > 5 * legendHeight(named(1, "some/long/run/name"), 560) / 2);
  assert.equal(legendHeight(named(3, "a"), 560), legendHeight(named(1, "a"), 560));
});
