// Saves the chart a card shows as an image, with title and legend, on the theme's background.

const SCALE = 2;

/** Downloads the plot as "svg" or "png". */
export async function saveImage(card, format) {
  const { element, size } = card.plot;
  const style = getComputedStyle(document.documentElement);
  const named = element.data.filter((trace) => trace.name);
  const seen = new Set();
  const data = element.data.map((trace) => {
    // The last trace of a run is its main line; the faint raw one below it stays out of the legend.
    const isMain = trace.name && named.findLast((other) => other.name === trace.name) === trace && !seen.has(trace.name);
    if (isMain) seen.add(trace.name);
    return { ...trace, showlegend: Boolean(isMain) };
  });
  const layout = {
    ...element.layout, width: Math.max(640, size.width), height: Math.max(400, size.height + 120), showlegend: true,
    legend: { orientation: "h", y: -0.15 }, title: { text: escapeMarkup(card.tagName), font: { size: 15 } },
    margin: { l: 60, r: 16, t: 44, b: 60 }, paper_bgcolor: getComputedStyle(document.body).backgroundColor,
    font: { family: style.fontFamily, color: card.page.palette.text },
  };
  await globalThis.Plotly.downloadImage({ data, layout }, { format, width: layout.width, height: layout.height, scale: format === "png" ? SCALE : 1, filename: fileName(card.tagName) });
}

// Plotly reads a little HTML in texts; a tag is text.
const escapeMarkup = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const fileName = (tag) => tag.replace(/[^\p{L}\p{N}._-]+/gu, "_") || "chart";
