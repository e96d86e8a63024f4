// The whole picture as a file, in the colours of the page: an SVG that needs no style sheet, or a PNG.

import { arrow, edgeFigure, edgeLabel, element, nodeFigure } from "./figures.js";

const MARGIN = 16;
const LARGEST_SIDE = 8192;
const STYLES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "fill-opacity", "font-size", "font-family", "font-weight", "text-anchor", "paint-order", "stroke-linejoin"];

export function svgText(picture, styled) {
  const { graph, colours, bounds } = picture;
  const [width, height] = [bounds.width + 2 * MARGIN, bounds.height + 2 * MARGIN];
  const svg = element("svg", { xmlns: "http://www.w3.org/2000/svg", class: "graph-svg exporting", width, height, viewBox: `${-MARGIN} ${-MARGIN} ${width} ${height}` }, arrow());
  const paper = element("rect", { class: "paper", x: -MARGIN, y: -MARGIN, width, height });
  const places = [...picture.places.values()];
  const edges = picture.edges.filter((edge) => !edge.aside);
  svg.append(
    paper,
    ...places.filter((place) => place.open).map((place) => nodeFigure(graph, place, colours)),
    ...edges.map((edge) => edgeFigure(edge, edge.facts)),
    ...places.filter((place) => !place.open).map((place) => nodeFigure(graph, place, colours)),
    ...edges.filter((edge) => edge.facts.label && typeof edge.from !== "string" && typeof edge.to !== "string").map((edge) => edgeLabel(edge, edge.facts)),
  );
  styled.append(svg); // Styles exist only in the document.
  for (const part of svg.querySelectorAll("*")) {
    const style = getComputedStyle(part);
    for (const name of STYLES) {
      const value = style.getPropertyValue(name);
      if (value) part.setAttribute(name, value);
    }
    part.removeAttribute("class");
  }
  svg.remove();
  svg.removeAttribute("class");
  return new XMLSerializer().serializeToString(svg);
}

export async function pngBlob(text, { width, height }) {
  const scale = Math.min(2, LARGEST_SIDE / Math.max(width + 2 * MARGIN, height + 2 * MARGIN));
  const image = new Image();
  const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round((width + 2 * MARGIN) * scale));
    canvas.height = Math.max(1, Math.round((height + 2 * MARGIN) * scale));
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture is too large for an image."))), "image/png"));
  } finally {
    URL.revokeObjectURL(url);
  }
}

export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
