// Colours of points by a column: the run palette for categories, an even ramp from dark violet to yellow for amounts.
import { HUES } from "../charts/palette.js";

// Lightness rises evenly, so that it is read without seeing hue (the idea of viridis; own stops).
const RAMP = [[62, 28, 110], [52, 86, 150], [33, 135, 142], [66, 178, 108], [160, 207, 60], [246, 226, 64]];

/** {colours: Uint8Array of RGB per point, legend} for a column; every point in `plain` without one. */
export function colourPoints(column, wanted, count, palette) {
  const colours = new Uint8Array(count * 3);
  const kind = column?.kind(wanted) ?? null;
  if (kind === "categories") return { colours, legend: paintCategories(colours, column, palette) };
  if (kind === "continuous") return { colours, legend: paintAmounts(colours, column, palette) };
  const plain = parse(palette.plain);
  for (let i = 0; i < count; i++) colours.set(plain, i * 3);
  return { colours, legend: null };
}

function paintCategories(colours, column, palette) {
  const entries = column.categories.map(([text, count], i) => ({ text, count, colour: categoryColour(i, palette) }));
  const byText = new Map(entries.map(({ text, colour }) => [text, colour]));
  column.texts.forEach((text, i) => colours.set(byText.get(text), i * 3));
  return { kind: "categories", name: column.name, entries: entries.map((entry) => ({ ...entry, colour: css(entry.colour) })) };
}

// Beyond the palette its hues come again, half way to the background's opposite.
function categoryColour(i, palette) {
  const base = parse(palette.runs[i % HUES]);
  const round = Math.floor(i / HUES);
  if (round === 0) return base;
  const towards = parse(palette.strong);
  const share = round % 2 === 1 ? 0.45 : 0.7;
  return base.map((part, j) => Math.round(part + (towards[j] - part) * share));
}

function paintAmounts(colours, column, palette) {
  const finite = column.numbers.filter(Number.isFinite);
  let [low, high] = [Infinity, -Infinity];
  for (const number of finite) [low, high] = [Math.min(low, number), Math.max(high, number)];
  const none = parse(palette.text);
  column.numbers.forEach((number, i) => colours.set(Number.isFinite(number) ? ramp(high > low ? (number - low) / (high - low) : 0.5) : none, i * 3));
  return { kind: "continuous", name: column.name, low, high, gradient: `linear-gradient(to right, ${RAMP.map(css).join(", ")})` };
}

function ramp(share) {
  const at = Math.min(0.999999, Math.max(0, share)) * (RAMP.length - 1);
  const i = Math.floor(at);
  return RAMP[i].map((part, j) => Math.round(part + (RAMP[i + 1][j] - part) * (at - i)));
}

/** Red, green, blue of a colour as computed styles write it. */
export function parse(colour) {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour);
  if (hex) return hex.slice(1, 4).map((part) => parseInt(part, 16));
  const parts = (colour.match(/[\d.]+/g) ?? [0, 0, 0]).map(Number);
  return parts.slice(0, 3).map((part) => Math.round(colour.startsWith("color(") ? part * 255 : part));
}

const css = ([r, g, b]) => `rgb(${r}, ${g}, ${b})`;
