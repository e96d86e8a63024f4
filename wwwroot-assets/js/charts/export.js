// Saves the chart a card shows as an image, with title and legend, on the theme's background.

const SCALE = 2;
const FONT = "system-ui, sans-serif"; // An image cannot carry the page's own font, and text must be as wide as it was measured.
const MARGIN = { l: 60, r: 16, t: 44, b: 34 };
const LEGEND_ROW = 19;
const LETTER = 7;
const LEGEND_LINE = 45;

/** Downloads the plot as "svg" or "png". */
export async function saveImage(card, format) {
  const { element, size } = card.plot;
  const data = withLegend(element.data);
  const width = Math.max(640, size.width);
  const legend = legendHeight(data, width - MARGIN.l - MARGIN.r);
  const height = Math.max(340, size.height) + legend;
  const layout = {
    ...element.layout, width, height, showlegend: true, margin: { ...MARGIN, b: MARGIN.b + legend },
    legend: { orientation: "h", x: 0, yref: "container", y: 0, yanchor: "bottom" },
    title: { text: escapeMarkup(card.tagName), font: { size: 15 } },
    paper_bgcolor: getComputedStyle(document.body).backgroundColor, font: { family: FONT, color: card.page.palette.text },
  };
  await globalThis.Plotly.downloadImage({ data, layout }, { format, width, height, scale: format === "png" ? SCALE : 1, filename: fileName(card.tagName) });
}

/** The traces, of which only each name's last is in the legend: the main line, not the faint raw one below it. */
export function withLegend(traces) {
  const last = new Map(traces.map((trace) => [trace.name, trace]));
  return traces.map((trace) => ({
    ...trace, name: escapeMarkup(trace.name ?? ""), showlegend: Boolean(trace.name) && last.get(trace.name) === trace,
  }));
}

/** Pixels that a legend of columns as wide as the longest name takes, in `width`. */
export function legendHeight(traces, width) {
  const names = traces.filter((trace) => trace.showlegend).map((trace) => trace.name.length);
  const columns = Math.max(1, Math.floor(width / (Math.max(0, ...names) * LETTER + LEGEND_LINE)));
  return Math.ceil(names.length / columns) * LEGEND_ROW + LEGEND_ROW / 2;
}

// Plotly reads a little HTML in texts; a tag and a run's name are text.
const escapeMarkup = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const fileName = (tag) => tag.replace(/[^\p{L}\p{N}._-]+/gu, "_") || "chart";
