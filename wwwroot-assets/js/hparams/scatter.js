// A matrix of scatter plots: a row for each metric, a column for each hyperparameter and metric. Dragging over a plot filters by both.
import { formatValue } from "../charts/format.js";
import { scaleOf } from "./scales.js";
import { canvas, short, svg } from "./svg.js";

const LABEL = { left: 64, top: 24 };
const GAP = 10;
const INSET = 6;
const MIN_CELL = 110;
const MAX_CELL = 240;
const CLICK = 3;
const TIGHT = 60; // pixels two labels need

export function drawScatter({ root, data, brushes, palette, ramp, tell }) {
  const columns = data.columns.map((column, index) => ({ column, index, scale: scaleOf(column, data.rows.map((row) => row.values[index])) }));
  const rows = columns.filter(({ column }) => column.metric);
  const cell = Math.min(MAX_CELL, Math.max(MIN_CELL, (root.clientWidth - 32 - LABEL.left) / columns.length - GAP));
  const width = LABEL.left + columns.length * (cell + GAP);
  const height = LABEL.top + rows.length * (cell + GAP) + 20;
  const points = canvas(width, height);
  const overlay = svg("svg", { width, height, class: "trial-overlay", role: "group", "aria-label": `Scatter plots of ${data.rows.length} trials: ${rows.length} metrics by ${columns.length} columns` });
  const colour = columns[data.colour];
  const shares = data.rows.map((row) => (colour ? colour.scale.place(row.values[colour.index]) : null));
  columns.forEach((x, i) => overlay.append(titled({ x: LABEL.left + i * (cell + GAP) + cell / 2, y: 14, "text-anchor": "middle", class: "trial-title" }, x.column.title, Math.floor(cell / 7))));
  rows.forEach((y, j) => {
    const top = LABEL.top + j * (cell + GAP);
    overlay.append(titled({ x: 12, y: top + cell / 2, "text-anchor": "middle", class: "trial-title", transform: `rotate(-90 12 ${top + cell / 2})` }, y.column.title, Math.floor(cell / 7)));
    yTicks(overlay, y, top, cell);
    columns.forEach((x, i) => {
      const left = LABEL.left + i * (cell + GAP);
      const place = { left, top, size: cell, x, y };
      paintCell(points.context, { data, place, shares, palette, ramp });
      overlay.append(brushOf({ place, brushes, tell }));
      if (j === rows.length - 1) xTicks(overlay, x, left, top + cell, cell);
    });
  });
  const frame = document.createElement("div");
  frame.className = "trial-frame";
  frame.style.width = `${width}px`;
  frame.style.height = `${height}px`;
  frame.append(points.element, overlay);
  root.replaceChildren(frame);
}

function titled(attributes, text, length) {
  const element = svg("text", attributes, short(text, length));
  element.append(svg("title", {}, text));
  return element;
}

const label = ({ scale }, tick) => short(scale.labels ? scale.labels[tick] || "(empty)" : formatValue(tick), 8);

// The ends are enough: a matrix is for the shape of things.
const ends = ({ scale }) => (scale.ticks.length > 1 ? [scale.ticks[0], scale.ticks[scale.ticks.length - 1]] : scale.ticks);

function yTicks(overlay, y, top, size) {
  for (const tick of ends(y)) {
    overlay.append(svg("text", { x: LABEL.left - 5, y: top + pixel(1 - y.scale.place(tick), size) + 4, "text-anchor": "end", class: "trial-tick" }, label(y, tick)));
  }
}

function xTicks(overlay, x, left, bottom, size) {
  const isTight = (ticks) => ticks.length > 1 && pixel(Math.abs(x.scale.place(ticks[1]) - x.scale.place(ticks[0])), size) < TIGHT;
  const ticks = isTight(ends(x)) ? ends(x).slice(1) : ends(x);
  ticks.forEach((tick, i) => {
    const anchor = ticks.length === 1 ? "middle" : i === 0 ? "start" : "end";
    overlay.append(svg("text", { x: left + pixel(x.scale.place(tick), size), y: bottom + 14, "text-anchor": anchor, class: "trial-tick" }, label(x, tick)));
  });
}

const pixel = (place, size) => INSET + place * (size - 2 * INSET);

function paintCell(context, { data, place: { left, top, size, x, y }, shares, palette, ramp }) {
  context.strokeStyle = palette.axis;
  context.globalAlpha = 1;
  context.strokeRect(left + 0.5, top + 0.5, size - 1, size - 1);
  const radius = data.rows.length > 300 ? 1.8 : 2.8;
  for (const kept of [false, true]) {
    context.globalAlpha = kept ? 0.8 : 0.15;
    data.rows.forEach((row, i) => {
      if (row.kept !== kept) return;
      const [px, py] = [x.scale.place(row.values[x.index]), y.scale.place(row.values[y.index])];
      if (px === null || py === null) return;
      context.fillStyle = kept ? ramp.of(shares[i]) : palette.muted;
      context.beginPath();
      context.arc(left + pixel(px, size), top + pixel(1 - py, size), radius, 0, 2 * Math.PI);
      context.fill();
    });
  }
  context.globalAlpha = 1;
}

function brushOf({ place: { left, top, size, x, y }, brushes, tell }) {
  const group = svg("g");
  const mark = svg("rect", { class: "trial-brush", hidden: "" });
  const area = svg("rect", { x: left, y: top, width: size, height: size, class: "trial-brush-area" });
  area.append(svg("title", {}, `${y.column.title} by ${x.column.title}: drag to filter, click to clear`));
  const show = ([x0, y0], [x1, y1]) => {
    mark.removeAttribute("hidden");
    const box = { x: Math.min(x0, x1), y: Math.min(y0, y1), width: Math.abs(x1 - x0), height: Math.abs(y1 - y0) };
    for (const [name, value] of Object.entries(box)) mark.setAttribute(name, value);
  };
  const [xs, ys] = [standing(x, brushes), standing(y, brushes)];
  if (xs || ys) {
    const [x0, x1] = (xs ?? [0, 1]).map((share) => left + pixel(share, size));
    const [y0, y1] = (ys ?? [0, 1]).map((share) => top + pixel(1 - share, size));
    show([x0, y0], [x1, y1]);
  }
  group.append(mark, area);
  area.addEventListener("pointerdown", (down) => {
    area.setPointerCapture(down.pointerId);
    const bounds = area.ownerSVGElement.getBoundingClientRect();
    const at = (event) => [clamp(event.clientX - bounds.left, left, size), clamp(event.clientY - bounds.top, top, size)];
    const from = at(down);
    const move = (event) => show(from, at(event));
    area.addEventListener("pointermove", move);
    area.addEventListener("pointerup", (up) => {
      area.removeEventListener("pointermove", move);
      const to = at(up);
      const isClick = Math.abs(to[0] - from[0]) < CLICK && Math.abs(to[1] - from[1]) < CLICK;
      const share = (value, start) => Math.min(1, Math.max(0, (value - start - INSET) / (size - 2 * INSET)));
      const xShares = [from[0], to[0]].map((value) => share(value, left)).sort((a, b) => a - b);
      const yShares = [from[1], to[1]].map((value) => 1 - share(value, top)).sort((a, b) => a - b);
      brushed([[x, xShares], [y, yShares]], isClick, tell);
    }, { once: true });
  });
  return group;
}

function standing({ column, scale }, brushes) {
  const brush = brushes[column.key];
  if (!brush || scale.labels || (brush.min === null && brush.max === null)) return null;
  const edge = (limit, otherwise) => Math.min(1, Math.max(0, (limit === null ? null : scale.place(limit)) ?? otherwise));
  return [edge(brush.min, 0), edge(brush.max, 1)];
}

// Numbers of both axes at once; the values of a category by themselves.
async function brushed(sides, isClick, tell) {
  const intervals = {};
  for (const [{ column, scale }, [from, to]] of sides) {
    if (!scale.labels) intervals[column.key] = isClick ? null : [scale.value(from), scale.value(to)];
  }
  if (Object.keys(intervals).length > 0) await tell("Brushed", intervals);
  for (const [{ column, scale }, [from, to]] of sides) {
    if (scale.labels) await tell("Chosen", column.key, isClick ? [] : scale.labels.filter((_, i) => scale.place(i) >= from && scale.place(i) <= to));
  }
}

const clamp = (value, start, size) => Math.min(start + size, Math.max(start, value));
