import assert from "node:assert/strict";
import { test } from "node:test";
import { diffLines } from "../../wwwroot-assets/js/media/diff.js";

const marks = { same: " ", removed: "-", added: "+" };
const diff = (a, b) => diffLines(a, b).map(({ kind, text }) => marks[kind] + text);

test("a diff keeps common lines in order and marks the others", () => {
  assert.deepEqual(diff("a\nb\nc", "a\nc\nd"), [" a", "-b", " c", "+d"]);
  assert.deepEqual(diff("same", "same"), [" same"]);
  assert.deepEqual(diff("", "x"), ["-", "+x"]);
});

test("a diff leads from one text to the other, whatever they are", () => {
  let seed = 7;
  const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  for (let round = 0; round < 200; round++) {
    const [a, b] = [0, 1].map(() => Array.from({ length: random(12) }, () => "abc"[random(3)]).join("\n"));
    const lines = diffLines(a, b);
    assert.equal(lines.filter(({ kind }) => kind !== "added").map(({ text }) => text).join("\n"), a);
    assert.equal(lines.filter(({ kind }) => kind !== "removed").map(({ text }) => text).join("\n"), b);
  }
});

test("texts too long to compare count as replaced, at once", () => {
  const [a, b] = ["a", "b"].map((letter) => Array.from({ length: 30000 }, (_, i) => `${letter}${i}`).join("\n"));
  assert.equal(diffLines(a, b).length, 60000);
});
