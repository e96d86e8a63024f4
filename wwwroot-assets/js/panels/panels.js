// The panels of one page: which there are and which are visible, the runs and the view they share.
import { rounded } from "../charts/axis.js";
import { readPalette, watchTheme } from "../charts/palette.js";
import { RedrawQueue } from "../charts/redraw-queue.js";
import { Tip } from "./tip.js";

const NEAR = "300px";

/** Opens the panels below `root`; `create(page, host)` makes what draws into a host, `dotNet` hears of zooms. */
export class Panels {
  #panels = new Map(); // host element → Panel
  #visible = new Set();

  constructor(root, dotNet, create) {
    this.dotNet = dotNet;
    this.create = create;
    this.runs = null; // until the page has said which it shows
    this.view = {};
    this.palette = readPalette();
    this.redraws = new RedrawQueue();
    this.tip = new Tip();
    this.visibility = new IntersectionObserver((changes) => this.#visibilityChanged(changes), { rootMargin: NEAR });
    this.sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => this.#panels.get(target)?.refresh()));
    this.added = new MutationObserver(() => this.#find(root));
    this.added.observe(root, { childList: true, subtree: true });
    this.stopTheme = watchTheme(() => {
      this.palette = readPalette();
      this.#visible.forEach((panel) => this.redraws.request(panel));
    });
    this.#find(root);
  }

  /** The runs shown ([{id, name, style, blobs}]) and the view; called whenever either changed. */
  setPage({ runs, view }) {
    this.runs = new Map(runs.map((run) => [run.id, run]));
    this.view = view;
    this.#visible.forEach((panel) => panel.refresh());
  }

  /** The user chose a part: [from, to] on the axis of steps, [low, high] of the values, null for all. */
  zoomed(tag, steps, values, wheel = false) {
    this.dotNet.invokeMethodAsync("Zoomed", tag, steps && rounded(steps, false), values && rounded(values, false), wheel).catch(() => {}); // the circuit has gone
  }

  get all() {
    return [...this.#panels.values()];
  }

  dispose() {
    for (const observer of [this.visibility, this.sizes, this.added]) observer.disconnect();
    this.stopTheme();
    this.tip.hide();
    this.all.forEach((panel) => panel.remove());
    this.#panels.clear();
    this.#visible.clear();
  }

  #find(root) {
    for (const [host, panel] of this.#panels) {
      if (!host.isConnected) {
        this.visibility.unobserve(host);
        this.sizes.unobserve(host);
        this.#visible.delete(panel);
        this.#panels.delete(host);
        panel.remove();
      }
    }
    for (const host of root.querySelectorAll("[data-panel]")) {
      if (this.#panels.has(host)) continue;
      this.#panels.set(host, this.create(this, host));
      this.visibility.observe(host);
      this.sizes.observe(host);
    }
  }

  #visibilityChanged(changes) {
    for (const { target, isIntersecting } of changes) {
      const panel = this.#panels.get(target);
      if (!panel) continue;
      if (isIntersecting) {
        this.#visible.add(panel);
        panel.refresh();
      } else {
        this.#visible.delete(panel);
      }
    }
  }
}
