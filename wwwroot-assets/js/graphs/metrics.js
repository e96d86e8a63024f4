// Sizes of what is drawn, in pixels at scale 1. The worker lays out with them, the picture draws with them.

export const NODE_HEIGHT = 38;
export const HEADER = 26; // Of an expanded group.
export const PADDING = 16;
export const GAP_X = 22;
export const GAP_Y = 34;
export const ASIDE_GAP = 40;

const LETTER = 6.7;
const CAPTION_LETTER = 6;
const LONGEST_LABEL = 30;

/** A label that is too long loses its middle: its ends tell nodes apart. */
export function shorten(label, longest = LONGEST_LABEL) {
  if (label.length <= longest) return label;
  const kept = longest - 1;
  return `${label.slice(0, Math.ceil(kept / 2))}…${label.slice(label.length - Math.floor(kept / 2))}`;
}

export const nodeWidth = (label, caption) =>
  Math.round(Math.max(64, 24 + Math.max(shorten(label).length * LETTER, shorten(caption).length * CAPTION_LETTER)));

/** Least width of an expanded group: its header is not cut. */
export const headerWidth = (label) => Math.round(64 + shorten(label).length * LETTER);
