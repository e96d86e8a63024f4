// Which layout is shown: asked of the server, kept per method, cut to the isolated points.
import { projectAxes } from "./api.js";
import { Job } from "./job.js";
import { findPoints } from "./search.js";

const METHODS = { pca: "Principal components", tsne: "t-SNE", umap: "UMAP", custom: "Custom axes" };

export class Projection {
  #layouts = new Map(); // What was computed, by the question.
  #axes = null; // Aborts the request for custom axes.

  /** `page`: state, count, only, columns, controls; `shown(layout)` is told every new layout. */
  constructor(page, shown) {
    this.page = page;
    this.shown = shown;
    this.layout = null;
    this.job = new Job({ frame: (frame, request) => this.#frame(frame, request), failed: (error) => this.#failed(error) });
  }

  /** Another embedding: nothing computed before is of use. */
  reset() {
    this.job.leave();
    this.#layouts.clear();
    this.layout = null;
    this.#describe();
  }

  /** Shows what the state asks for; computes it if it must, or if `anew`. */
  async show(anew = false) {
    const { state, controls } = this.page;
    controls.say("method-title", METHODS[state.method]);
    controls.say("job-error", "");
    controls.say("axes-error", "");
    if (state.method === "custom") return this.#showAxes();
    const request = this.#request();
    const known = this.#layouts.get(this.#key(request));
    if (known && (!anew || JSON.stringify(known.request) === JSON.stringify(request))) {
      this.job.leave();
      return this.use(known);
    }
    await this.job.start(request);
    this.#busy();
  }

  /** Shows a layout that comes from elsewhere: a bookmark. */
  use(layout) {
    this.layout = layout;
    this.#describe();
    this.#busy();
    this.shown(layout);
  }

  stop() {
    this.job.stop();
  }

  dispose() {
    this.job.leave();
    this.#axes?.abort();
  }

  #request() {
    const { state, only } = this.page;
    return {
      run: state.run, name: state.tensor, step: state.step === "" ? null : Number(state.step), method: state.method, dimensions: state.dims, spherize: state.spherize,
      metric: state.metric, perplexity: state.perplexity, learningRate: state.rate, iterations: state.method === "tsne" ? state.iterations : 0,
      neighbours: state.neighbours, minDistance: state.distance, seed: state.seed, points: only,
    };
  }

  // A change of perplexity waits for "Run"; a change of these is another picture at once.
  #key({ method, dimensions, spherize, points }) {
    return JSON.stringify([method, method === "pca" ? 0 : dimensions, spherize, points]);
  }

  #frame(frame, request) {
    if (frame.points > 0) {
      const { coordinates, dimensions, shares, trustworthiness } = frame;
      this.layout = { coordinates, stride: dimensions, shares, trustworthiness, which: request.points && Uint32Array.from(request.points), request };
      if (frame.state === "done") this.#layouts.set(this.#key(request), this.layout);
      this.shown(this.layout);
    }
    this.#busy(frame);
    if (frame.isOver) this.#describe();
    if (frame.state === "stopped") this.page.controls.say("quality", frame.text);
    if (frame.state === "failed") this.page.controls.say("job-error", frame.text);
  }

  #failed(error) {
    this.#busy();
    this.page.controls.say("job-error", error.message);
  }

  #busy(frame) {
    const { controls } = this.page;
    const isBusy = frame !== undefined && !frame.isOver;
    controls.role("progress").hidden = !isBusy;
    controls.root.querySelector('[data-action-here="stop"]').disabled = !isBusy;
    if (!isBusy) return;
    const bar = controls.role("progress").querySelector("progress");
    if (frame.total > 0) bar.value = frame.done / frame.total;
    else bar.removeAttribute("value");
    controls.say("progress-text", frame.total > 0 ? `${frame.text}: ${frame.done.toLocaleString("en-US")} of ${frame.total.toLocaleString("en-US")}` : frame.text);
  }

  #describe() {
    const { controls, state } = this.page;
    const { shares = [], trustworthiness = NaN, which = null } = this.layout ?? {};
    const picked = [state.x, state.y, state.z].slice(0, state.dims).filter((axis) => axis < shares.length);
    const sum = picked.reduce((total, axis) => total + shares[axis], 0);
    controls.say("variance", shares.length > 0 ? `These ${picked.length} explain ${percent(sum)} of the variance.` : "");
    controls.say("quality", [
      Number.isFinite(trustworthiness) ? `Trustworthiness ${trustworthiness.toFixed(3)} (12 neighbours)` : "",
      which ? `computed for ${which.length.toLocaleString("en-US")} isolated points` : "",
    ].filter(Boolean).join(", "));
  }

  async #showAxes() {
    this.job.leave();
    this.#busy();
    const { state, columns, count, controls } = this.page;
    const axes = [];
    for (const [name, from, to] of [["X", state.xFrom, state.xTo], ["Y", state.yFrom, state.yTo]]) {
      if (from === "" || to === "") continue; // Not said yet.
      const ends = [findPoints(from, columns, count), findPoints(to, columns, count)];
      const wrong = ends.find(({ error, points }) => error || points.length === 0);
      if (wrong) return controls.say("axes-error", wrong.error ?? `${name}: both searches must find points.`);
      axes.push({ from: ends[0].points, to: ends[1].points });
    }
    if (axes.length === 0) return;
    this.#axes?.abort();
    this.#axes = new AbortController();
    try {
      const found = await projectAxes({ run: state.run, name: state.tensor, step: state.step === "" ? null : Number(state.step), axes }, this.#axes.signal);
      this.use({ coordinates: found, stride: axes.length, shares: [], which: null });
    } catch (error) {
      if (error.name !== "AbortError") controls.say("axes-error", error.message);
    }
  }
}

export const percent = (share) => `${(share * 100).toFixed(1)} %`;
