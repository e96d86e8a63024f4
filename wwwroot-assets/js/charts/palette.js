// Colours of the current theme, read from the token stylesheet; told again when the theme changes.

export const HUES = 12;

/** The colours charts draw with. The tokens are registered as colours, so what is read here is what the theme resolved to. */
export function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const token = (name) => style.getPropertyValue(name).trim();
  return {
    runs: Array.from({ length: HUES }, (_, hue) => token(`--run-${hue}`)),
    text: token("--text-2"),
    grid: token("--grid"),
    axis: token("--border"),
    muted: token("--text-2"),
  };
}

/** Calls `changed` after the theme or the run colours changed; returns how to stop. */
export function watchTheme(changed) {
  const media = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "data-palette"] });
  media.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    media.removeEventListener("change", changed);
  };
}

/** The slot of runs that belong to none of the groups that are coloured. */
export const NO_GROUP = 2 * HUES;

/** Colour and dash of a run's palette slot. */
export const runColor = (palette, style) => (style === NO_GROUP ? palette.muted : palette.runs[style % HUES]);
export const isDashed = (style) => style % (2 * HUES) >= HUES;

/** The dashes of a run's lines as SVG spells them; "none" for a solid line. */
export const dashOf = ({ style, dash }) => dash ?? (isDashed(style) ? "5 3" : "none");

/** The same colour, fainter. */
export function faint(color, opacity) {
  const parts = color.match(/[\d.]+/g);
  return parts ? `rgba(${parts[0]}, ${parts[1]}, ${parts[2]}, ${opacity})` : color;
}
