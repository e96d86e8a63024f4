import assert from "node:assert/strict";
import { test } from "node:test";
import { sameSteps, toStep, withEnd, withoutEnd } from "../../wwwroot-assets/js/charts/step-range.js";
import { COLUMNS, columnsFor, moved, shifted, sorted, toNumbers } from "../../wwwroot-assets/js/charts/value-columns.js";

const answer = {
  count: 3, start: 2, end: "NaN", smoothed: null, wall: 130, runStart: 100, seriesStart: 110, mean: null,
  startStep: "9007199254740993", endStep: "9007199254740995", min: 1, minStep: "9007199254740994", max: null, maxStep: null,
};

test("a row of the answer becomes numbers, steps exact however large", () => {
  const numbers = toNumbers(answer, "run");
  assert.equal(numbers.startStep, 9007199254740993n);
  assert.ok(Number.isNaN(numbers.end));
  assert.equal(numbers.relative, 30);
  assert.equal(toNumbers(answer, "series").relative, 20);
  assert.equal(toNumbers({ ...answer, runStart: null }, "run").relative, 20);
  assert.equal(toNumbers({ ...answer, wall: null }, "run").relative, null);
});

test("every column tells something of every row, and says when there is nothing", () => {
  const numbers = toNumbers(answer, "run");
  for (const { of, text } of Object.values(COLUMNS)) assert.equal(typeof text(of(numbers)), "string");
  assert.equal(COLUMNS.max.text(COLUMNS.max.of(numbers)), "–");
  assert.equal(COLUMNS.minstep.text(COLUMNS.minstep.of(numbers)).replace(/\D/g, ""), "9007199254740994");
});

test("change and percent are signed, against the magnitude of the start", () => {
  const numbers = { start: -2, end: -1 };
  assert.equal(COLUMNS.change.text(COLUMNS.change.of(numbers)), "+1");
  assert.equal(COLUMNS.percent.text(COLUMNS.percent.of(numbers)), "+50 %");
  assert.equal(COLUMNS.percent.text(COLUMNS.percent.of({ start: 0, end: 1 })), "–");
});

test("rows sort by a column, by name where equal, what is missing last in both directions", () => {
  const rows = [["b10", 1], ["b9", 1], ["a", null], ["c", 5]].map(([name, max]) => ({ run: { name }, numbers: { max } }));
  const names = (sort) => sorted(rows, sort).map(({ run }) => run.name);
  assert.deepEqual(names(null ?? undefined), ["a", "b9", "b10", "c"]);
  assert.deepEqual(names({ column: "max", descending: false }), ["b9", "b10", "c", "a"]);
  assert.deepEqual(names({ column: "max", descending: true }), ["c", "b9", "b10", "a"]);
  assert.deepEqual(names({ column: "run", descending: true }), ["c", "b10", "b9", "a"]);
});

test("columns move before another, to the end, and by a place", () => {
  assert.deepEqual(moved(["a", "b", "c"], "c", "a"), ["c", "a", "b"]);
  assert.deepEqual(moved(["a", "b", "c"], "a", null), ["b", "c", "a"]);
  assert.deepEqual(shifted(["a", "b", "c"], "b", -1), ["b", "a", "c"]);
  assert.deepEqual(shifted(["a", "b", "c"], "c", 1), ["a", "b", "c"]);
});

test("a single step has no column that needs a range", () => {
  assert.ok(!columnsFor(false).includes("max"));
  assert.ok(columnsFor(true).includes("maxstep"));
});

test("steps are read from pixels and from what people type, within 64 bits", () => {
  assert.equal(toStep(12.6), "13");
  assert.equal(toStep("1,234"), "1234");
  assert.equal(toStep("−7"), "-7");
  assert.equal(toStep("99999999999999999999"), "9223372036854775807");
  for (const text of ["", "x", "1e3", "0x"]) assert.equal(toStep(text), null);
});

test("an end that is moved past the other takes its place", () => {
  assert.deepEqual(withEnd({ from: "10", to: "20" }, "from", "30"), { from: "20", to: "30" });
  assert.deepEqual(withEnd({ from: "10", to: "20" }, "to", "15"), { from: "10", to: "15" });
  assert.deepEqual(withEnd({ from: "10", to: null }, "from", "3"), { from: "3", to: null });
});

test("without one end the other stays, without the only one nothing", () => {
  assert.deepEqual(withoutEnd({ from: "10", to: "20" }, "from"), { from: "20", to: null });
  assert.equal(withoutEnd({ from: "10", to: null }, "from"), null);
  assert.ok(sameSteps(null, undefined));
  assert.ok(!sameSteps({ from: "1", to: null }, { from: "1", to: "2" }));
});
