// Colours for a metric from low to high: blue to gold, which all eyes tell apart, in the current theme's variants.

const STEPS = 32;

/** Colour of a share from 0 to 1; of null (no metric) the muted one. */
export function rampOf(palette) {
  const [from, to] = [palette.runs[5], palette.runs[4]].map((color) => color.match(/[\d.]+/g).slice(0, 3).map(Number));
  const colors = Array.from({ length: STEPS }, (_, step) => {
    const share = step / (STEPS - 1);
    return `rgb(${from.map((part, i) => Math.round(part + share * (to[i] - part))).join(" ")})`;
  });
  return { of: (share) => (share === null ? palette.muted : colors[Math.round(Math.min(1, Math.max(0, share)) * (STEPS - 1))]), low: colors[0], high: colors[STEPS - 1] };
}
