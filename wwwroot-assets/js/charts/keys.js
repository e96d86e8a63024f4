// Zooming and panning from the keyboard: keys that a card's own focus gives to its chart.

// Which part of the plot's width each key brings to the whole width.
const RANGES = {
  "+": [0.1, 0.9], "=": [0.1, 0.9], "-": [-0.125, 1.125],
  ArrowLeft: [-0.2, 0.8], ArrowRight: [0.2, 1.2],
};

/** What a key asks of the chart that has the focus: {range: [from, to]} in parts of its width, {reset: true}, or null. */
export function chartKey({ key, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === "0") return { reset: true };
  return Object.hasOwn(RANGES, key) ? { range: RANGES[key] } : null;
}

/** Listens below `root`; `cardOf(article)` gives the card of a focused article. Returns how to stop. */
export function listenKeys(root, cardOf) {
  const stop = new AbortController();
  root.addEventListener("keydown", (event) => {
    const asked = event.target.matches?.("[data-card]") ? chartKey(event) : null;
    const card = asked && cardOf(event.target);
    if (!card) return;
    event.preventDefault();
    if (asked.reset) card.resetZoom();
    else card.zoomToPart(asked.range);
  }, { signal: stop.signal });
  return () => stop.abort();
}
