// The tensors page: what a tensor of any plugin is like, in numbers and as a picture.
import { diverging, sequential } from "./colours.js";
import { el } from "./dom.js";
import { MediaPage } from "./page.js";
import { problem, Tile } from "./tile.js";

/** Opens the tensors below `root`. */
export function open(root, dotNet) {
  return new MediaPage(root, dotNet, "tensors", (card, run) => new TensorTile(card, run));
}

class TensorTile extends Tile {
  async draw(indices) {
    const values = await Promise.all(indices.map((index) => this.describe("tensors/value", index)));
    this.body.replaceChildren(...values.map((value) => el("div", { class: "tensor" }, ...partsOf(value))));
  }
}

function partsOf(value) {
  const plugin = el("p", { class: "tensor-facts" }, value.plugin ? `Plugin ${value.plugin}` : "No plugin named");
  if (value.error) return [plugin, problem(value.error)];
  const facts = el("p", { class: "tensor-facts num" }, `${value.dtype} [${value.shape.join(", ")}], ${value.count.toLocaleString("en-US")} ${value.count === 1 ? "element" : "elements"}`);
  if (value.strings) return [plugin, facts, ...value.strings.map((text) => el("pre", { class: "text-raw" }, text))];
  if (value.count === 0) return [plugin, facts];
  return [plugin, facts, pictureOf(value), ...(value.count === 1 ? [] : [statisticsOf(value)])];
}

function statisticsOf(value) {
  const rows = [["min", value.min], ["max", value.max], ["mean", value.mean], ["std", value.std], ["zeros", value.zeros],
    ["NaN", value.nan || null], ["+∞", value.positiveInfinities || null], ["−∞", value.negativeInfinities || null]];
  return el("dl", { class: "statistics num" }, rows.filter(([, number]) => number !== null)
    .map(([name, number]) => el("div", {}, el("dt", {}, name), el("dd", { title: String(number) }, numberText(number)))));
}

function pictureOf(value) {
  if (value.count === 1) return el("p", { class: "tensor-scalar num" }, numberText(value.cells[0]));
  return value.rows === 1 ? lineOf(value) : heatmapOf(value);
}

function lineOf({ cells, columns, min, max, shape }) {
  const [width, height] = [320, 96];
  const y = (number) => (max === min ? height / 2 : height - 2 - ((number - min) / (max - min)) * (height - 4));
  const x = (column) => (columns === 1 ? width / 2 : (column * width) / (columns - 1));
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "tensor-line");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `Line of ${shape.at(-1) ?? 1} elements from ${numberText(min)} to ${numberText(max)}`);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  let isOpen = false;
  path.setAttribute("d", cells.map((number, column) => {
    const command = typeof number !== "number" ? "" : `${isOpen ? "L" : "M"}${x(column).toFixed(1)},${y(number).toFixed(1)}`;
    isOpen = command !== "";
    return command;
  }).join(""));
  svg.append(path);
  return svg;
}

// Numbers of both signs diverge from zero; others run from the least to the largest.
function heatmapOf({ cells, rows, columns, min, max, shape }) {
  const canvas = el("canvas", { class: "heatmap", width: columns, height: rows, role: "img", "aria-label": `Heatmap of shape [${shape.join(", ")}]` });
  const context = canvas.getContext("2d");
  const image = context.createImageData(columns, rows);
  const extreme = Math.max(-min, max);
  const colour = min < 0 && max > 0
    ? (number) => diverging(0.5 + number / (2 * extreme))
    : (number) => sequential(max === min ? 0.5 : (number - min) / (max - min));
  cells.forEach((number, i) => image.data.set(typeof number === "number" ? [...colour(number), 255] : [128, 128, 128, 90], i * 4));
  context.putImageData(image, 0, 0);
  canvas.addEventListener("pointermove", ({ offsetX, offsetY }) => {
    const [column, row] = [Math.floor((offsetX / canvas.clientWidth) * columns), Math.floor((offsetY / canvas.clientHeight) * rows)];
    canvas.title = `[${row}, ${column}]: ${numberText(cells[row * columns + column] ?? NaN)}`;
  });
  return canvas;
}

const numberText = (number) => (typeof number === "number" ? String(Number(number.toPrecision(4))) : String(number));
