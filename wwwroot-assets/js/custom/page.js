// The charts of the Custom page: several tags of the shown runs in one plot, margins as bands; drawn with the charts page's modules.
import { LiveConnection } from "../charts/live.js";
import { readPalette, watchTheme } from "../charts/palette.js";
import { QueryBatch } from "../charts/query.js";
import { CustomChart } from "./chart.js";

const LIVE_MS = 1000;

/** Opens the charts below `root`. */
export function openCustomCharts(root) {
  return new CustomPage(root);
}

class CustomPage {
  #charts = new Map(); // host element → CustomChart
  #due = 0;

  constructor(root) {
    this.root = root;
    this.runs = [];
    this.smoothing = 0.6;
    this.palette = readPalette();
    this.queries = new QueryBatch();
    this.live = new LiveConnection({ delta: () => this.#later(), state: () => {}, resync: () => this.#later() });
    this.sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => this.#charts.get(target)?.resize()));
    this.stopTheme = watchTheme(() => {
      this.palette = readPalette();
      for (const chart of this.#charts.values()) chart.draw();
    });
    this.live.start();
  }

  /** The shown runs ([{id, name, style}]) and the smoothing weight; asks for everything anew. */
  show(runs, smoothing) {
    this.runs = runs;
    this.smoothing = smoothing;
    const hosts = new Set(this.root.querySelectorAll("[data-custom-chart]"));
    for (const [host, chart] of this.#charts) {
      if (hosts.has(host)) continue;
      chart.remove();
      this.sizes.unobserve(host);
      this.#charts.delete(host);
    }
    for (const host of hosts) {
      if (!this.#charts.has(host)) {
        this.#charts.set(host, new CustomChart(this, host));
        this.sizes.observe(host);
      }
    }
    return this.#load();
  }

  dispose() {
    clearTimeout(this.#due);
    this.live.stop();
    this.stopTheme();
    this.sizes.disconnect();
    for (const chart of this.#charts.values()) chart.remove();
    this.#charts.clear();
  }

  async #load() {
    await Promise.all([...this.#charts.values()].map((chart) => chart.load()));
    this.live.watch([...this.#charts.values()].flatMap((chart) => chart.watched()));
  }

  // Points that came are asked for together, at most once a second.
  #later() {
    if (this.#due) return;
    this.#due = setTimeout(() => {
      this.#due = 0;
      this.#load();
    }, LIVE_MS);
  }
}
