// One tag's precision-recall curves of all runs, each at the step its slider stands at.
import { scale } from "../charts/axis.js";
import { formatValue } from "../charts/format.js";
import { Overlay } from "../charts/overlay.js";
import { isDashed, runColor } from "../charts/palette.js";
import { listen } from "../charts/pointer.js";
import { fetchBlocks } from "../panels/blocks.js";
import { StepRow } from "../panels/step-row.js";
import { fetchSteps, follow, stepText } from "../panels/steps.js";
import { Surface } from "../panels/surface.js";
import { niceTicks, tickText } from "../panels/ticks.js";
import { F1_LINES, f1, isoF1, nearestPoint } from "./curves.js";

const MARGINS = { left: 44, right: 14, top: 10, bottom: 40 };

export class PrCurvePanel {
  #curves = new Map(); // run id → {run, row, steps, at, asked, data, shown}

  constructor(page, host) {
    this.page = page;
    this.host = host;
    this.tag = Number(host.dataset.tag);
    this.tagName = host.dataset.tagName;
    this.list = host.parentElement.querySelector("[data-curves]");
    this.surface = new Surface(host);
    this.overlay = new Overlay(host);
    this.stop = listen(host, {
      area: () => this.surface.area,
      hover: (x, y) => this.#hover(x, y),
      leave: () => this.#leave(),
      select: (box) => this.overlay.showSelection(box && { x: box.x, y: box.y, width: box.width, height: box.height }),
      zoomTo: ({ x, y, wheel }) => this.place && page.zoomed(this.tagName, x.map(this.place.x.toValue), y ? y.map(this.place.toPrecision).sort((a, b) => a - b) : this.zoom?.values ?? null, wheel),
      reset: () => this.zoom && page.zoomed(this.tagName, null, null),
    });
  }

  get zoom() {
    return this.page.view.zooms?.[this.tagName];
  }

  /** Runs came or went, or have new steps: asks for what is missing. */
  refresh() {
    const { runs } = this.page;
    if (!runs) return;
    const wanted = (this.host.dataset.runs || "").split(",").filter(Boolean).map(Number).filter((id) => runs.has(id));
    for (const [id, curve] of this.#curves) {
      if (wanted.includes(id)) continue;
      curve.row.remove();
      this.#curves.delete(id);
    }
    for (const id of wanted) {
      const curve = this.#curves.get(id) ?? this.#add(id);
      curve.run = runs.get(id);
      if (curve.asked !== curve.run.blobs) this.#list(curve);
    }
    this.page.redraws.request(this);
  }

  redraw() {
    const { surface, page: { palette } } = this;
    if (!surface.begin(MARGINS)) return;
    const { area } = surface;
    const across = this.zoom?.steps ?? [0, 1];
    const up = scale(this.zoom?.values ?? [0, 1.02], false, area.height);
    this.place = { x: scale(across, false, area.width), y: (precision) => area.height - up.toPixel(precision), toPrecision: (y) => up.toValue(area.height - y) };
    const recalls = niceTicks(across[0], across[1], Math.max(2, area.width / 70));
    surface.xAxis(recalls, tickText(recalls), this.place.x.toPixel, palette);
    const precisions = niceTicks(...(this.zoom?.values ?? [0, 1]), 5);
    surface.yAxis(precisions, tickText(precisions), this.place.y, palette);
    surface.inside((context) => {
      this.#isoLines(context, palette);
      for (const curve of this.#drawn) this.#line(context, curve, palette);
    });
    this.#title(palette);
    this.overlay.place(area);
    this.#tell();
  }

  remove() {
    this.stop();
    this.#leave();
    this.page.redraws.cancel(this);
    this.#curves.forEach((curve) => curve.row.remove());
    this.#curves.clear();
    this.overlay.remove();
    this.surface.remove();
  }

  get #drawn() {
    return [...this.#curves.values()].filter((curve) => curve.data);
  }

  #add(id) {
    const curve = { id, steps: [], at: null, asked: null, data: null, problem: null };
    curve.row = new StepRow(this.list, (at) => {
      curve.at = at;
      this.#load(curve);
    });
    this.#curves.set(id, curve);
    return curve;
  }

  async #list(curve) {
    const asked = (curve.asked = curve.run.blobs);
    try {
      const steps = await fetchSteps(curve.id, this.tag);
      if (curve.asked !== asked || !this.#curves.has(curve.id) || steps.length === 0) return;
      curve.at = follow(curve.at, curve.steps.length, steps.length);
      curve.steps = steps;
      await this.#load(curve);
    } catch (error) {
      this.#failed(curve, error);
    }
  }

  async #load(curve) {
    const { index } = curve.steps[curve.at];
    curve.wanted = index;
    try {
      const data = await fetchBlocks(`api/prcurves?run=${curve.id}&tag=${this.tag}&index=${index}`);
      if (curve.wanted !== index) return; // the slider went on meanwhile
      Object.assign(curve, { data, problem: null });
      this.page.redraws.request(this);
    } catch (error) {
      if (curve.wanted === index) this.#failed(curve, error);
    }
  }

  #failed(curve, error) {
    Object.assign(curve, { data: null, problem: error.message });
    this.page.redraws.request(this);
  }

  #isoLines(context, palette) {
    context.strokeStyle = palette.axis;
    context.fillStyle = palette.text;
    context.lineWidth = 1;
    context.setLineDash([3, 3]);
    context.textAlign = "left";
    context.textBaseline = "bottom";
    for (const value of F1_LINES) {
      context.beginPath();
      for (const [recall, precision] of isoF1(value)) context.lineTo(this.place.x.toPixel(recall), this.place.y(precision));
      context.stroke();
      context.fillText(`F₁ ${value}`, this.place.x.toPixel(value / (2 - value)) + 4, this.place.y(0.96) + 12);
    }
    context.setLineDash([]);
  }

  #line(context, { run, data: { recall, precision } }, palette) {
    context.strokeStyle = context.fillStyle = runColor(palette, run.style);
    context.lineWidth = 1.5;
    context.setLineDash(isDashed(run.style) ? [5, 3] : []);
    context.beginPath();
    for (let i = 0; i < recall.length; i++) context.lineTo(this.place.x.toPixel(recall[i]), this.place.y(precision[i]));
    context.stroke();
    context.setLineDash([]);
    if (recall.length > 64) return;
    for (let i = 0; i < recall.length; i++) {
      context.beginPath();
      context.arc(this.place.x.toPixel(recall[i]), this.place.y(precision[i]), 2, 0, 2 * Math.PI);
      context.fill();
    }
  }

  #title(palette) {
    const { context, area } = this.surface;
    context.fillStyle = palette.text;
    context.textAlign = "center";
    context.textBaseline = "top";
    context.fillText("Recall", area.left + area.width / 2, area.top + area.height + 21);
    context.textAlign = "left";
    context.save();
    context.translate(4, area.top + area.height / 2);
    context.rotate(-Math.PI / 2);
    context.textAlign = "center";
    context.fillText("Precision", 0, 0);
    context.restore();
  }

  #tell() {
    const texts = [];
    for (const curve of this.#curves.values()) {
      const { run, row, steps, at, data, problem } = curve;
      const step = steps.length ? stepText(steps, at, this.page.view.axis) : "";
      const fact = data ? `AUC ${formatValue(data.area)}` : problem ?? "";
      row.show(run, steps.length, at ?? 0, step, fact);
      row.fact.title = data ? `Area under the drawn curve ${formatValue(data.area, true)}; average precision ${formatValue(data.averagePrecision, true)}; over the recalls its thresholds reach` : fact;
      if (data) texts.push(`${run.name} at ${step}: ${fact}, average precision ${formatValue(data.averagePrecision)}`);
    }
    this.host.setAttribute("aria-label", `${this.tagName}, precision over recall. ${texts.slice(0, 12).join("; ")}`);
    this.host.dataset.curves = this.#drawn.length;
    this.host.dataset.pictures = Number(this.host.dataset.pictures ?? 0) + 1;
  }

  #hover(x, y) {
    const best = this.place && nearestPoint(this.#drawn, this.place.x.toPixel, this.place.y, x, y);
    if (!best) return;
    const { curve: { run, data, steps, at }, i } = best;
    const { area } = this.surface;
    this.overlay.showDots([{ x: this.place.x.toPixel(data.recall[i]), y: this.place.y(data.precision[i]), color: runColor(this.page.palette, run.style), strong: true }]);
    this.page.tip.show(this.host, run.name, [
      ["Step", steps[at].step],
      ["Threshold", formatValue(data.threshold[i])],
      ["Precision", formatValue(data.precision[i])],
      ["Recall", formatValue(data.recall[i])],
      ["F₁", formatValue(f1(data.precision[i], data.recall[i]))],
      ["True positives", formatValue(data.truePositives[i])],
      ["False positives", formatValue(data.falsePositives[i])],
      ["True negatives", formatValue(data.trueNegatives[i])],
      ["False negatives", formatValue(data.falseNegatives[i])],
    ], { x: area.left + x, y: area.top + y });
  }

  #leave() {
    this.page.tip.hide();
    this.overlay.showDots([]);
  }
}
