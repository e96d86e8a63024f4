// Colours between two of the tokens', as numbers a canvas understands.
import { runColor } from "../charts/palette.js";

/** Red, green and blue of a colour, 0 to 255. */
export const channels = (color) => {
  const hex = /^#([0-9a-f]{6})$/i.exec(color);
  if (hex) return [0, 2, 4].map((at) => parseInt(hex[1].slice(at, at + 2), 16));
  return (color.match(/[\d.]+/g) ?? [0, 0, 0]).slice(0, 3).map(Number);
};

/** A colour from `back` (0) to `front` (1). */
export function mix(back, front, part) {
  const [a, b] = [channels(back), channels(front)];
  return `rgb(${a.map((channel, i) => Math.round(channel + (b[i] - channel) * part)).join(",")})`;
}

/** The page's background and the run's colour. */
export function ends(panel) {
  const back = getComputedStyle(document.documentElement).getPropertyValue("--surface-0").trim();
  return { back, front: runColor(panel.page.palette, panel.run.style) };
}
