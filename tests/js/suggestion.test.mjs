import assert from "node:assert/strict";
import { test } from "node:test";
import { applySuggestion } from "../../wwwroot-assets/js/experiments/suggestion.js";

test("a suggestion takes the place of the part before the caret", () => {
  assert.deepEqual(applySuggestion("sta", { start: 0, length: 3 }, "status "), { text: "status ", caret: 7 });
  assert.deepEqual(applySuggestion("last(va) > 1", { start: 5, length: 2 }, "val/acc"), { text: "last(val/acc) > 1", caret: 12 });
});

test("no space is doubled in the middle of a query", () => {
  assert.deepEqual(applySuggestion("sta = failed", { start: 0, length: 3 }, "status "), { text: "status = failed", caret: 7 });
});
