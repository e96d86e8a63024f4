// How nodes, groups and edges are drawn: SVG elements of the world's coordinates. Text reaches them as text.

import { SERIES } from "./graph.js";
import { HEADER, NODE_HEIGHT, shorten } from "./metrics.js";

const SVG = "http://www.w3.org/2000/svg";
const STACK = 3; // Offset of the sheets that show a series.

export function element(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== "" && value !== null) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A closed node, or the box of an open one. */
export function nodeFigure(graph, place, colours) {
  return place.open ? box(graph, place, colours) : closed(graph, place, colours);
}

function closed(graph, { id, x, y, width, height }, colours) {
  const group = graph.isGroup(id);
  const series = graph.kinds[id] === SERIES;
  const figure = element("g", { class: `node ${group ? "group" : "operation"} ${colours.classOf(id)}`, transform: `translate(${x} ${y})`, "data-node": id });
  const radius = group ? 8 : height / 2;
  if (series) for (const sheet of [2, 1]) figure.append(element("rect", { class: "sheet", x: sheet * STACK, y: -sheet * STACK, width, height, rx: radius }));
  figure.append(element("rect", { class: "shape", width, height, rx: radius }));
  figure.append(text("label", width / 2, height / 2 - 3, shorten(graph.labels[id] || "(empty)")));
  figure.append(text("caption", width / 2, height / 2 + 11, shorten(graph.typeText(id))));
  strip(figure, colours.sharesOf(id), width, height);
  figure.append(element("title", {}, graph.path(id)));
  return figure;
}

function box(graph, { id, x, y, width, height }, colours) {
  const figure = element("g", { class: `node open ${graph.kinds[id] === SERIES ? "series" : ""} ${colours.classOf(id)}`, transform: `translate(${x} ${y})`, "data-node": id });
  figure.append(
    element("rect", { class: "shape", width, height, rx: 8 }),
    element("path", { class: "fold", d: "M12 11l4 4 4-4" }),
    text("label start", 28, HEADER / 2 + 5, shorten(graph.labels[id] || "(empty)")),
    element("title", {}, graph.path(id)),
  );
  return figure;
}

/** The shares of several colours, at the bottom of a group. */
function strip(figure, shares, width, height) {
  if (shares.length < 2) return;
  let x = 8;
  for (const { className, share } of shares) {
    const length = share * (width - 16);
    figure.append(element("rect", { class: `share ${className}`, x, y: height - 5, width: length, height: 3 }));
    x += length;
  }
}

const text = (kind, x, y, content) => element("text", { class: kind, x, y }, content);

/** A line through its points, rounded at the inner ones. */
export function pathOf(points) {
  const at = ({ x, y }) => `${round(x)} ${round(y)}`;
  if (points.length === 4) return `M${at(points[0])}C${at(points[1])} ${at(points[2])} ${at(points[3])}`;
  let path = `M${at(points[0])}`;
  for (let i = 1; i < points.length - 1; i++) {
    const end = i === points.length - 2 ? points[i + 1] : { x: (points[i].x + points[i + 1].x) / 2, y: (points[i].y + points[i + 1].y) / 2 };
    path += `Q${at(points[i])} ${at(end)}`;
  }
  return points.length === 2 ? `${path}L${at(points[1])}` : path;
}

const round = (value) => Math.round(value * 10) / 10;

/** What runs along an edge of the picture. */
export function edgeFacts(graph, edge, bundles) {
  const all = edge.bundles.map((index) => bundles[index]);
  const count = all.reduce((sum, one) => sum + one.count, 0);
  const controls = all.reduce((sum, one) => sum + one.controls, 0);
  const [first] = all;
  const shape = all.every((one) => one.shape === first.shape) && first.shape > 0 ? graph.words.shapes[first.shape] : "";
  const label = controls === count ? "" : shape || (count - controls > 1 ? `${count - controls} tensors` : "");
  return { count, isControl: controls === count, isReference: all.some((one) => one.reference), label: shape && count - controls > 1 ? `${count - controls} × (${shape})` : label };
}

export function edgeFigure(edge, facts) {
  const kind = `${facts.isControl ? "control" : ""} ${facts.isReference ? "reference" : ""} ${edge.aside ? "aside" : ""}`;
  const ends = typeof edge.to === "string" ? "" : "url(#graph-arrow)";
  return element("path", { class: `edge ${kind}`, d: edge.path, "stroke-width": Math.min(5, 1 + Math.log2(facts.count) * 0.6).toFixed(1), "marker-end": ends });
}

/** The text on an edge, in its middle. */
export function edgeLabel(edge, facts) {
  const middle = edge.points[Math.floor(edge.points.length / 2)];
  const other = edge.points[Math.floor((edge.points.length - 1) / 2)];
  return element("text", { class: "edge-label", x: (middle.x + other.x) / 2, y: (middle.y + other.y) / 2 + 3 }, facts.label);
}

export function arrow() {
  return element("defs", {}, element("marker", { id: "graph-arrow", viewBox: "0 0 6 6", refX: 5.5, refY: 3, markerWidth: 6, markerHeight: 6, markerUnits: "userSpaceOnUse", orient: "auto" },
    element("path", { class: "arrow", d: "M0 0.5L6 3L0 5.5Z" })));
}

/** Many nodes as one path: from afar nothing else is to be seen of them. */
export const farPath = (places) => places.map(({ x, y, width }) => `M${round(x)} ${round(y)}h${round(width)}v${NODE_HEIGHT}h${-round(width)}Z`).join("");

/** Many edges as one path of straight lines: curves cost the most to draw. */
export const farLines = (edges) => edges.map(({ points }) => `M${round(points[0].x)} ${round(points[0].y)}L${round(points.at(-1).x)} ${round(points.at(-1).y)}`).join("");
