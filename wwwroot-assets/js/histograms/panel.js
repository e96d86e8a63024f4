// One run's histograms of one tag, as ridges, lines or a heatmap.
import { formatStep, formatTime, formatValue } from "../charts/format.js";
import { Panel, setRange } from "../panels/panel.js";
import { Heatmap } from "./heatmap.js";
import { Overlaid } from "./overlaid.js";
import { Ridgeline } from "./ridgeline.js";
import { binOf, bucketAt, edge, toRows } from "./rows.js";

const MODES = { offset: new Ridgeline(), overlay: new Overlaid(), heatmap: new Heatmap() };

export class HistogramPanel extends Panel {
  #rowsOf = null;
  #drawn = null; // the mode of the picture on screen: a mode just chosen has drawn nothing yet that could be pointed at

  get mode() {
    return MODES[this.view.mode] ?? MODES.offset;
  }

  url() {
    const { steps, values } = this.zoom ?? {};
    const { rows, bins } = this.mode.resolution(this.size);
    const query = new URLSearchParams({ run: this.runId, tag: this.tag, x: this.view.axis, rows, bins });
    setRange(query, "from", "to", steps);
    setRange(query, "low", "high", values);
    return `api/histograms?${query}`;
  }

  draw() {
    if (this.#rowsOf !== this.data) {
      this.#rowsOf = this.data;
      this.rows = toRows(this.data);
    }
    this.#drawn = this.mode;
    this.#drawn.draw(this);
    const { total, selected, superseded, unreadable, step, lastStep } = this.data;
    const last = lastStep.length ? formatStep(Number(lastStep.at(-1))) : "";
    const parts = step.length === 0 ? ["no steps in this range"] : [`${formatStep(selected)} of ${formatStep(total)} steps, ${formatStep(Number(step[0]))} to ${last}`,
      `values from ${formatValue(this.data.low)} to ${formatValue(this.data.high)}`];
    if (unreadable > 0) parts.push(`${unreadable} cannot be read`);
    if (superseded > 0) parts.push(`${superseded} superseded left out`);
    this.host.setAttribute("aria-label", `${this.tagName}, ${this.run.name}: ${parts.join("; ")}`);
    Object.assign(this.host.dataset, { mode: this.view.mode, rows: step.length, steps: selected, lastStep: lastStep.length ? String(lastStep.at(-1)) : "" });
    const note = unreadable > 0 ? `${unreadable} of ${selected} histograms cannot be read` : step.length === 0 ? "No steps in this range" : "";
    if (note) this.host.dataset.note = note;
    else delete this.host.dataset.note;
  }

  zoomOf(box) {
    return this.#drawn ? this.#drawn.zoomOf(this, box) : null;
  }

  hover(x, y) {
    const at = this.#drawn?.at(this, x, y);
    if (!at) return this.leave();
    this.overlay.showDots([{ x: at.px, y: at.py, color: at.color, strong: true }]);
    this.page.tip.show(this.host, this.#title(at.row), this.#facts(at), { x: this.surface.area.left + x, y: this.surface.area.top + y });
  }

  #title(row) {
    const { step, lastStep, merged } = this.data;
    return merged[row] === 1 ? `Step ${step[row].toLocaleString()}` : `Steps ${step[row].toLocaleString()} – ${lastStep[row].toLocaleString()}`;
  }

  #facts({ row, value, again }) {
    const { data } = this;
    const facts = [["Time", formatTime(data.wall[row])], ["Value", formatValue(value)]];
    if (data.merged[row] > 1) {
      const bin = binOf(data, value);
      facts.push(["Merged", `${data.merged[row]} steps`]);
      if (bin >= 0) facts.push(["Bin", `${formatValue(edge(data, bin))} – ${formatValue(edge(data, bin + 1))}`], ["Mean count", formatValue(this.rows.heights[row * data.bins + bin])]);
      return facts;
    }
    const exact = this.exact(`api/histograms/exact?run=${this.runId}&tag=${this.tag}&index=${data.index[row]}`, again);
    if (!exact) return facts;
    const bucket = bucketAt(exact, value);
    facts.push(["Bucket", bucket.count > 0 || !Number.isNaN(bucket.left) ? `${formatValue(bucket.left)} – ${formatValue(bucket.right)}` : "none here"],
      ["Count", `${formatValue(bucket.count)} of ${formatValue(bucket.total)}`]);
    return facts;
  }
}
