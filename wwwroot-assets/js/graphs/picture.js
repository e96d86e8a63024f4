// Draws a laid-out graph: only what is on screen has elements, and from afar many nodes are one path.

import { meets, windowOf } from "./camera.js";
import { arrow, edgeFacts, edgeFigure, edgeLabel, element, farLines, farPath, nodeFigure, pathOf } from "./figures.js";

const MOST_NODES = 700; // Elements on screen, beyond which nodes are drawn from afar.
const MOST_EDGES = 600; // Beyond it those that only pass by are left out.
const SMALLEST_SCALE = 0.2;
const LABEL_SCALE = 0.55;

export class Picture {
  #layers = Object.fromEntries(["boxes", "edges", "far", "nodes", "labels"].map((name) => [name, element("g", { class: name })]));
  #world = element("g", { class: "world" }, ...Object.values(this.#layers));
  #nodes = new Map(); // id → element
  #edges = new Map(); // edge → {line, label}
  #emphasis = { selected: -1, near: null, traced: null };
  #isFar = false;

  constructor(svg) {
    this.svg = svg;
    svg.append(arrow(), this.#world);
    this.places = new Map();
    this.edges = [];
  }

  show(graph, { nodes, edges, bundles, width, height }, colours) {
    this.#clear();
    Object.assign(this, { graph, colours, bundles, bounds: { x: 0, y: 0, width, height } });
    this.places = new Map(nodes.map((place) => [place.id, place]));
    this.edges = edges.map((edge) => ({ ...edge, path: pathOf(edge.points), box: boxOf(edge.points), facts: edgeFacts(graph, edge, bundles) }));
  }

  recolour(colours) {
    this.colours = colours;
    for (const figure of this.#nodes.values()) figure.remove();
    this.#nodes.clear();
    this.#layers.far.replaceChildren();
    this.#isFar = false;
  }

  /** Brings the elements up to what the camera sees. */
  draw(camera, view) {
    if (!this.graph) return;
    this.#world.setAttribute("transform", `translate(${camera.left} ${camera.top}) scale(${camera.scale})`);
    const seen = windowOf(camera, view);
    const places = [...this.places.values()].filter((place) => meets(place, seen));
    const closed = places.filter((place) => !place.open);
    const far = closed.length > MOST_NODES || (camera.scale < SMALLEST_SCALE && this.places.size > MOST_NODES / 4);
    const edges = this.edges.filter((edge) => meets(edge.box, seen) && (!edge.aside || this.#isNear(edge)));
    this.#drawFar(far);
    this.#sync(this.#nodes, far ? places.filter((place) => place.open || place.id === this.#emphasis.selected) : places, (place) => place.id, (place) => this.#addNode(place));
    const onScreen = new Set(closed.map((place) => place.id));
    const close = far ? edges.filter((edge) => this.#isNear(edge)) : edges.length > MOST_EDGES ? edges.filter((edge) => onScreen.has(edge.from) || onScreen.has(edge.to)) : edges;
    this.#sync(this.#edges, close.slice(0, MOST_EDGES), (edge) => edge, (edge) => this.#addEdge(edge));
    this.#layers.labels.style.display = camera.scale < LABEL_SCALE || far ? "none" : "";
    this.svg.dataset.far = far;
  }

  /** Marks the selected node, what is next to the one looked at, and what is traced. */
  emphasise({ selected, looked, traced }) {
    this.#emphasis = { selected, near: looked >= 0 ? looked : selected, traced };
    for (const [id, figure] of this.#nodes) this.#mark(id, figure);
    for (const [edge, { line }] of this.#edges) this.#markEdge(edge, line);
  }

  elementOf(node) {
    return this.#nodes.get(node);
  }

  #clear() {
    for (const layer of Object.values(this.#layers)) layer.replaceChildren();
    this.#nodes.clear();
    this.#edges.clear();
    this.#isFar = false;
  }

  #drawFar(far) {
    if (far === this.#isFar) return;
    this.#isFar = far;
    this.#layers.far.replaceChildren();
    if (!far) return;
    const byClass = new Map();
    for (const place of this.places.values()) {
      if (place.open) continue;
      const kind = this.colours.classOf(place.id);
      if (!byClass.has(kind)) byClass.set(kind, []);
      byClass.get(kind).push(place);
    }
    this.#layers.far.append(element("path", { class: "far-edges", d: farLines(this.edges.filter((edge) => !edge.aside)) }));
    for (const [kind, places] of byClass) this.#layers.far.append(element("path", { class: `far-nodes ${kind}`, d: farPath(places) }));
  }

  #sync(known, wanted, keyOf, make) {
    const keys = new Set(wanted.map(keyOf));
    for (const [key, made] of known) {
      if (keys.has(key)) continue;
      (made.line ?? made).remove();
      made.label?.remove();
      known.delete(key);
    }
    for (const one of wanted) if (!known.has(keyOf(one))) known.set(keyOf(one), make(one));
  }

  #addNode(place) {
    const figure = nodeFigure(this.graph, place, this.colours);
    const group = this.graph.isGroup(place.id);
    figure.setAttribute("role", "button");
    figure.setAttribute("tabindex", "-1");
    figure.setAttribute("aria-label", `${this.graph.labels[place.id]}, ${this.graph.typeText(place.id)}${place.aside ? ", beside the main graph" : ""}`);
    if (group) figure.setAttribute("aria-expanded", String(place.open));
    this.#layers[place.open ? "boxes" : "nodes"].append(figure);
    this.#mark(place.id, figure);
    return figure;
  }

  #addEdge(edge) {
    const line = edgeFigure(edge, edge.facts);
    this.#layers.edges.append(line);
    this.#markEdge(edge, line);
    const label = edge.facts.label && !edge.aside && typeof edge.to !== "string" && typeof edge.from !== "string" ? edgeLabel(edge, edge.facts) : null;
    if (label) this.#layers.labels.append(label);
    return { line, label };
  }

  #mark(id, figure) {
    const { selected, traced } = this.#emphasis;
    figure.classList.toggle("selected", id === selected);
    figure.setAttribute("aria-pressed", String(id === selected));
    if (id === selected) figure.setAttribute("tabindex", "0");
    else figure.setAttribute("tabindex", "-1");
    figure.classList.toggle("dimmed", traced !== null && !traced(id));
  }

  #markEdge(edge, line) {
    const { traced } = this.#emphasis;
    line.classList.toggle("near", this.#isNear(edge));
    line.classList.toggle("dimmed", traced !== null && !edge.bundles.some((index) => traced(this.bundles[index].from) && traced(this.bundles[index].to)));
  }

  #isNear(edge) {
    const { near } = this.#emphasis;
    if (near === null || near < 0 || !this.graph) return false;
    const touches = (node) => node === near || this.graph.contains(near, node);
    return edge.bundles.some((index) => touches(this.bundles[index].from) !== touches(this.bundles[index].to));
  }
}

function boxOf(points) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  return { x: left, y: top, width: right - left, height: bottom - top };
}
