// Parallel coordinates: one line per trial on a canvas, axes with brushes above it. A brush is the column's filter; an axis moves by
// dragging its name, or with the arrow keys; its scale changes with the button below.
import { formatValue } from "../charts/format.js";
import { scaleOf } from "./scales.js";
import { canvas, short, svg } from "./svg.js";

const PAD = { top: 44, bottom: 40, side: 72 };
const AXIS_WIDTH = 132; // below it the plot scrolls sideways
const BRUSH_WIDTH = 22;
const CLICK = 3; // pixels
const REACH = 8; // pixels from a line that still mean it
const SCALES = ["linear", "log", "quantile"];
const MAX_LABELS = 24;

export function drawParallel({ root, data, brushes, palette, ramp, tell }) {
  const focus = root.contains(document.activeElement) ? document.activeElement.dataset.focus : undefined;
  const width = Math.max(root.clientWidth - 32, PAD.side * 2 + (data.columns.length - 1) * AXIS_WIDTH, 240);
  const height = Math.max(280, root.clientHeight - 32);
  const axes = layOut(data, width, height);
  const lines = canvas(width, height);
  const overlay = svg("svg", { width, height, class: "trial-overlay", role: "group", "aria-label": `Parallel coordinates of ${data.rows.length} trials` });
  const tip = document.createElement("p");
  tip.className = "trial-tip";
  tip.hidden = true;
  const paths = data.rows.map((row) => axes.map((axis) => [axis.x, axis.y(row.values[axis.index])]));
  const shares = colourShares(data, axes);
  const paint = (strong = -1) => paintLines(lines.context, { width, height, data, paths, shares, palette, ramp, strong });
  paint();
  axes.forEach((axis, place) => overlay.append(drawAxis({ axis, place, axes, height, brushes, palette, tell })));
  listenForLines({ overlay, tip, data, axes, paths, paint });
  const frame = document.createElement("div");
  frame.className = "trial-frame";
  frame.style.width = `${width}px`;
  frame.style.height = `${height}px`;
  frame.append(lines.element, overlay, tip);
  root.replaceChildren(frame);
  if (focus) root.querySelector(`[data-focus="${CSS.escape(focus)}"]`)?.focus();
}

function layOut(data, width, height) {
  const gap = data.columns.length > 1 ? (width - 2 * PAD.side) / (data.columns.length - 1) : 0;
  const length = height - PAD.top - PAD.bottom;
  return data.columns.map((column, index) => {
    const scale = scaleOf(column, data.rows.map((row) => row.values[index]));
    const y = (value) => {
      const place = scale.place(value);
      return place === null ? null : PAD.top + (1 - place) * length;
    };
    const valueAt = (pixel) => scale.value(1 - Math.min(1, Math.max(0, (pixel - PAD.top) / length)));
    return { column, index, scale, y, valueAt, x: data.columns.length > 1 ? PAD.side + index * gap : width / 2 };
  });
}

function colourShares(data, axes) {
  const axis = axes[data.colour];
  return data.rows.map((row) => (axis ? axis.scale.place(row.values[axis.index]) : null));
}

// Trials that the filters leave out first, faint, so that the others lie on top.
function paintLines(context, { width, height, data, paths, shares, palette, ramp, strong }) {
  context.clearRect(0, 0, width, height);
  const alpha = Math.min(0.85, Math.max(0.25, 120 / data.rows.length));
  for (const kept of [false, true]) {
    context.globalAlpha = kept ? alpha : Math.min(0.18, alpha / 3);
    context.lineWidth = kept ? 1.25 : 1;
    data.rows.forEach((row, i) => {
      if (row.kept === kept) stroke(context, paths[i], kept ? ramp.of(shares[i]) : palette.muted);
    });
  }
  context.globalAlpha = 1;
  if (strong < 0) return;
  context.lineWidth = 3;
  stroke(context, paths[strong], palette.text);
}

// A value that is missing leaves a gap.
function stroke(context, path, color) {
  context.strokeStyle = color;
  context.beginPath();
  let isDown = false;
  for (const [x, y] of path) {
    if (y === null) isDown = false;
    else if (isDown) context.lineTo(x, y);
    else {
      context.moveTo(x, y);
      isDown = true;
    }
  }
  context.stroke();
}

function drawAxis({ axis, place, axes, height, brushes, palette, tell }) {
  const { column, x, scale } = axis;
  const group = svg("g", { class: "trial-axis" });
  const bottom = height - PAD.bottom;
  const title = svg("text", { x, y: 16, "text-anchor": "middle", class: `trial-title${column.metric ? " is-metric" : ""}`, tabindex: 0, role: "button", "data-focus": `title ${column.key}`, "aria-label": `${column.title}: move with the arrow keys` }, short(column.title, 18));
  title.append(svg("title", {}, `${column.title}: drag, or arrow keys, to move`));
  group.append(svg("line", { x1: x, x2: x, y1: PAD.top, y2: bottom, class: "trial-rule" }), title);
  const stride = Math.ceil(scale.ticks.length / MAX_LABELS);
  scale.ticks.filter((_, i) => i % stride === 0).forEach((tick) => {
    const y = axis.y(tick);
    const label = scale.labels ? scale.labels[tick] : formatValue(tick);
    group.append(svg("line", { x1: x - 4, x2: x, y1: y, y2: y, class: "trial-rule" }), svg("text", { x: x - 7, y: y + 4, "text-anchor": "end", class: "trial-tick" }, short(label || "(empty)", 10)));
  });
  if (!scale.labels) group.append(scaleButton(axis, bottom, tell));
  group.append(brushOf({ axis, brushes, bottom, tell }));
  moveBy(title, { axis, place, axes, tell });
  return group;
}

function scaleButton({ column, x }, bottom, tell) {
  const next = SCALES[(SCALES.indexOf(column.scale) + 1) % SCALES.length];
  const button = svg("text", { x, y: bottom + 24, "text-anchor": "middle", class: "trial-scale", role: "button", tabindex: 0, "data-focus": `scale ${column.key}`, "aria-label": `Scale of ${column.title}: ${column.scale}; change to ${next}` }, column.scale);
  const change = () => tell("Scaled", column.key, next);
  button.addEventListener("click", change);
  button.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    change();
  });
  return button;
}

function brushOf({ axis, brushes, bottom, tell }) {
  const { column, x } = axis;
  const group = svg("g");
  const area = svg("rect", { x: x - BRUSH_WIDTH / 2, y: PAD.top - 4, width: BRUSH_WIDTH, height: bottom - PAD.top + 8, class: "trial-brush-area" });
  area.append(svg("title", {}, `Drag to filter by ${column.title}; click to clear`));
  const mark = svg("rect", { x: x - BRUSH_WIDTH / 2, width: BRUSH_WIDTH, class: "trial-brush", hidden: "" });
  const show = (from, to) => {
    mark.removeAttribute("hidden");
    mark.setAttribute("y", Math.min(from, to));
    mark.setAttribute("height", Math.max(2, Math.abs(to - from)));
  };
  const standing = standingBrush(axis, brushes[column.key], bottom);
  if (standing) show(...standing);
  group.append(mark, area);
  area.addEventListener("pointerdown", (down) => {
    area.setPointerCapture(down.pointerId);
    const top = area.ownerSVGElement.getBoundingClientRect().top;
    const clamp = (y) => Math.min(bottom + 4, Math.max(PAD.top - 4, y - top));
    const from = clamp(down.clientY);
    const move = (event) => show(from, clamp(event.clientY));
    area.addEventListener("pointermove", move);
    area.addEventListener("pointerup", (up) => {
      area.removeEventListener("pointermove", move);
      const to = clamp(up.clientY);
      brushed(axis, Math.abs(to - from) < CLICK ? null : [from, to], tell);
    }, { once: true });
  });
  return group;
}

function standingBrush(axis, brush, bottom) {
  if (!brush) return null;
  if (axis.scale.labels) {
    const places = brush.values.map((value) => axis.scale.labels.indexOf(value)).filter((index) => index >= 0).map((index) => axis.y(index));
    return places.length > 0 ? [Math.min(...places) - 6, Math.max(...places) + 6] : null;
  }
  if (brush.min === null && brush.max === null) return null;
  const edge = (limit, otherwise) => Math.min(bottom, Math.max(PAD.top, (limit === null ? null : axis.y(limit)) ?? otherwise));
  return [edge(brush.max, PAD.top), edge(brush.min, bottom)];
}

function brushed(axis, pixels, tell) {
  const { column, scale } = axis;
  if (scale.labels) {
    const within = pixels ? scale.labels.filter((_, index) => axis.y(index) >= Math.min(...pixels) && axis.y(index) <= Math.max(...pixels)) : [];
    tell("Chosen", column.key, within);
    return;
  }
  tell("Brushed", { [column.key]: pixels && [axis.valueAt(Math.max(...pixels)), axis.valueAt(Math.min(...pixels))] });
}

function moveBy(title, { axis, place, axes, tell }) {
  const moveTo = (target) => {
    if (target === place || target < 0 || target >= axes.length) return;
    const keys = axes.map((other) => other.column.key);
    keys.splice(target, 0, ...keys.splice(place, 1));
    tell("Reordered", keys);
  };
  title.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    moveTo(place + by);
  });
  title.addEventListener("pointerdown", (down) => {
    title.setPointerCapture(down.pointerId);
    const move = (event) => title.setAttribute("x", axis.x + event.clientX - down.clientX);
    title.addEventListener("pointermove", move);
    title.addEventListener("pointerup", (up) => {
      title.removeEventListener("pointermove", move);
      title.setAttribute("x", axis.x);
      const x = axis.x + up.clientX - down.clientX;
      const nearest = axes.reduce((best, other, i) => (Math.abs(other.x - x) < Math.abs(axes[best].x - x) ? i : best), 0);
      moveTo(nearest);
    }, { once: true });
  });
}

function listenForLines({ overlay, tip, data, axes, paths, paint }) {
  let shown = -1;
  const show = (index, event) => {
    if (index !== shown) {
      shown = index;
      paint(index);
    }
    tip.hidden = index < 0;
    if (index < 0) return;
    const bounds = overlay.getBoundingClientRect();
    tip.textContent = [data.rows[index].name, ...axes.map((axis) => `${axis.column.title}: ${textOf(axis, data.rows[index].values[axis.index])}`)].join("\n");
    const x = event.clientX - bounds.left;
    tip.style.left = `${Math.max(0, x > bounds.width / 2 ? x - tip.offsetWidth - 14 : x + 14)}px`;
    tip.style.top = `${Math.max(0, Math.min(event.clientY - bounds.top + 10, bounds.height - tip.offsetHeight))}px`;
  };
  overlay.addEventListener("pointermove", (event) => {
    const bounds = overlay.getBoundingClientRect();
    show(event.buttons ? -1 : nearestLine(paths, data, event.clientX - bounds.left, event.clientY - bounds.top), event);
  });
  overlay.addEventListener("pointerleave", (event) => show(-1, event));
}

const textOf = (axis, value) => (value === null ? "–" : axis.scale.labels ? axis.scale.labels[value] : formatValue(value));

/** Index of the kept trial whose line passes nearest to a point, within reach; −1 for none. */
export function nearestLine(paths, data, x, y) {
  let [best, distance] = [-1, REACH];
  paths.forEach((path, index) => {
    if (!data.rows[index].kept) return;
    for (let i = 1; i < path.length; i++) {
      const [[x0, y0], [x1, y1]] = [path[i - 1], path[i]];
      if (x < x0 || x > x1 || y0 === null || y1 === null) continue;
      const here = Math.abs(y0 + ((x - x0) / (x1 - x0)) * (y1 - y0) - y);
      if (here < distance) [best, distance] = [index, here];
    }
  });
  return best;
}
