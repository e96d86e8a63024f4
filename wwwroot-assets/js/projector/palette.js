// Colours of the theme, as the picture needs them.
import { readPalette } from "../charts/palette.js";
import { parse } from "./colours.js";

export function readStagePalette() {
  const style = getComputedStyle(document.documentElement);
  const token = (name) => style.getPropertyValue(name).trim();
  const palette = { ...readPalette(), background: token("--surface-0"), strong: token("--text"), accent: token("--accent"), plain: token("--run-0"), font: token("--font") };
  return { ...palette, backgroundRgb: parse(palette.background), strongRgb: parse(palette.strong) };
}
