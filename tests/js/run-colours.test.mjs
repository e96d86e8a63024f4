import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { contrast, leastDistance, linear, visions } from "./colour-vision.mjs";

const css = readFileSync(new URL("../../wwwroot-assets/css/tokens.css", import.meta.url), "utf8");

/** The run colours of a palette: of both themes, as the token stylesheet has them. */
function coloursOf(selector) {
  const from = css.indexOf(`${selector} {`);
  const rule = css.slice(from, css.indexOf("}", from));
  const pairs = [...rule.matchAll(/--run-(\d+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)];
  assert.deepEqual(pairs.map(([, hue]) => Number(hue)), Array.from({ length: 12 }, (_, hue) => hue), selector);
  return { light: pairs.map(([, , light]) => light), dark: pairs.map(([, , , dark]) => dark) };
}

const BACKGROUNDS = { light: "#ffffff", dark: "#0f1216" };
const PALETTES = [
  { selector: ":root", among: visions, least: 0.0545 },
  { selector: ':root[data-palette="red-green"]', among: ["normal", "protan", "deutan"], least: 0.105 },
  { selector: ':root[data-palette="blue-yellow"]', among: ["normal", "tritan"], least: 0.12 },
];

for (const { selector, among, least } of PALETTES) {
  for (const theme of ["light", "dark"]) {
    test(`run colours of ${selector}, ${theme}: any two stay apart with ${among.join(", ")} vision, each stands out from the page`, () => {
      const colours = coloursOf(selector)[theme];
      assert.ok(leastDistance(colours, among) >= least, `least distance ${leastDistance(colours, among)}`);
      for (const colour of colours) assert.ok(contrast(linear(colour), linear(BACKGROUNDS[theme])) >= 3, colour);
    });
  }
}

test("the measure itself: red and green are far apart, but not for deutan eyes", () => {
  const [red, green] = ["#b05a3c", "#7a7a2a"];
  assert.ok(leastDistance([red, green], ["normal"]) > 2 * leastDistance([red, green], ["deutan"]));
  assert.equal(contrast(linear("#000000"), linear("#ffffff")), 21);
});
