// The graphs page: keeps view, picture, tree and panel the same. Blazor made the elements and keeps the URL; it touches nothing within.

import { fit, reveal, windowOf, zoomAt } from "./camera.js";
import { offerChoices } from "./choices.js";
import { colouring, profileOf } from "./colours.js";
import { pngBlob, save, svgText } from "./export.js";
import { seriesOf } from "./facts.js";
import { attachGestures, nextPlace } from "./gestures.js";
import { Graph } from "./graph.js";
import { Layouter } from "./layouter.js";
import { showLegend } from "./legend.js";
import { Minimap } from "./minimap.js";
import { Panel } from "./panel.js";
import { Picture } from "./picture.js";
import { search } from "./search.js";
import { fetchGraph, fetchNode, fetchProfile, listRuns, resolve, upload } from "./source.js";
import { Status } from "./status.js";
import { inputsOf, tracedCounter } from "./trace.js";
import { TreeList, rowsOf } from "./tree.js";
import { parseView, printView } from "./view.js";

export const openGraphs = (root, page, pairs) => new GraphsPage(root, page, pairs);

class GraphsPage {
  #graph = null;
  #opened = ""; // Which graph that is.
  #runs = [];
  #profile = null;
  #camera = { scale: 1, left: 0, top: 0 };
  #looked = -1;
  #frame = 0;
  #layouter = new Layouter();
  #abort = new AbortController();
  #turn = 0;
  #status;

  constructor(root, page, pairs) {
    this.root = root;
    this.page = page;
    this.view = parseView(pairs);
    this.parts = Object.fromEntries([...root.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
    this.#status = new Status(this.parts.status);
    this.picture = new Picture(this.parts.svg);
    this.minimap = new Minimap(this.parts.minimap, (x, y) => this.#centre(x, y));
    this.panel = new Panel(this.parts.panel, (node) => fetchNode(this.shown, node), { go: (node) => this.#go(node), act: (name, node) => this.#act(name, node) });
    this.tree = new TreeList(this.parts.tree, { select: (node) => this.#select(node, { center: true }), toggle: (node) => this.#act("toggle", node) });
    this.parts.legend.parentElement.open = root.clientWidth >= 1100; // On a small page it would cover the picture.
    this.#attach();
    this.sourcesChanged();
  }

  /** Back or forward. */
  async setView(pairs) {
    this.view = parseView(pairs);
    await this.#open();
  }

  /** Runs, graphs or profiles came or went. */
  async sourcesChanged() {
    try {
      this.#runs = await listRuns();
      await this.#open();
    } catch (error) {
      this.#status.fail(error);
    }
  }

  dispose() {
    this.#abort.abort();
    this.resize.disconnect();
    this.#layouter.close();
    cancelAnimationFrame(this.#frame);
  }

  async #open() {
    const turn = ++this.#turn;
    const shown = resolve(this.view, this.#runs);
    this.#offerChoices(shown);
    if (!shown) {
      this.#status.say(this.view.of ? `The run “${this.view.of}” has no such graph now.` : "No run has logged a graph yet.");
      return;
    }
    const opened = JSON.stringify([shown.of, shown.tag, shown.at, shown.upload]);
    try {
      if (opened !== this.#opened) {
        this.#status.busy("Reading the graph…");
        const graph = new Graph(await fetchGraph(shown));
        if (turn !== this.#turn) return;
        Object.assign(this, { shown });
        this.#opened = opened;
        this.#graph = graph;
        this.#profile = null;
        this.#layouter.setGraph(graph);
        this.#readSets();
        await this.#openProfile(shown);
        await this.#layOut("fit");
      } else {
        const before = this.shown;
        this.shown = shown;
        this.#readSets();
        if (before.profile !== shown.profile || before.profileAt !== shown.profileAt) await this.#openProfile(shown);
        await this.#layOut("stay");
      }
    } catch (error) {
      if (turn === this.#turn) {
        this.#opened = "";
        this.#status.fail(error);
      }
    }
  }

  async #openProfile(shown) {
    this.#profile = shown.profile ? profileOf(this.#graph, await fetchProfile(shown)) : null;
  }

  /** Names of the view → numbers of the graph. */
  #readSets() {
    const numbers = (paths) => new Set((paths ?? []).map((path) => this.#graph.find(path)).filter((node) => node > 0));
    this.ungrouped = numbers(this.view.ungroup);
    this.aside = numbers(this.view.aside);
    this.main = numbers(this.view.main);
    this.expanded = this.view.expand === null ? this.#firstExpanded() : numbers(this.view.expand);
    this.selected = this.view.node ? this.#graph.find(this.view.node) : -1;
    if (this.selected >= 0) for (const group of this.#around(this.selected)) this.expanded.add(group);
  }

  /** A picture of few nodes says nothing: the group that holds most of the graph is opened, as long as the picture stays small. */
  #firstExpanded() {
    const expanded = new Set();
    for (let group = 0; expanded.size < 3; ) {
      const children = [...this.#graph.children(group)];
      const next = children.filter((node) => this.#graph.isGroup(node)).sort((one, other) => this.#graph.sizes[other] - this.#graph.sizes[one])[0];
      const share = next === undefined ? 0 : this.#graph.sizes[next] / this.#graph.sizes[group];
      if (children.length > 6 || share < 0.6 || [...this.#graph.children(next)].length > 40) break;
      expanded.add((group = next));
    }
    return expanded;
  }

  #around = (node) => this.#graph.ancestors(node).filter((group) => !this.ungrouped.has(group));

  async #layOut(camera, anchor = -1) {
    const turn = this.#turn;
    this.#status.busy("Laying out…");
    const before = anchor >= 0 ? this.picture.places.get(anchor) : null;
    const picture = await this.#layouter.ask({ expanded: this.expanded, ungrouped: this.ungrouped, aside: this.aside, main: this.main });
    if (!picture || turn !== this.#turn) return;
    this.colours = colouring(this.#graph, this.view.color ?? "structure", this.#profile);
    this.picture.show(this.#graph, picture, this.colours);
    this.minimap.show(this.picture.places, this.picture.bounds);
    const after = anchor >= 0 ? this.picture.places.get(anchor) : null;
    if (camera === "fit") this.#fit();
    else if (before && after) {
      this.#camera.left += (before.x - after.x) * this.#camera.scale;
      this.#camera.top += (before.y - after.y) * this.#camera.scale;
    }
    if (camera === "reveal" || (camera === "fit" && this.selected >= 0)) this.#reveal(this.selected);
    this.#listTree();
    showLegend(this.parts.legend, this.colours);
    this.#emphasise();
    this.#showPanel();
    this.#status.done();
    this.parts.svg.setAttribute("aria-label", `Graph of ${this.#graph.operations.toLocaleString("en")} operations, ${this.picture.places.size} nodes shown`);
    this.root.dataset.drawn = String(Number(this.root.dataset.drawn ?? 0) + 1);
    this.root.dataset.nodes = this.picture.places.size;
  }

  // Actions

  #act(name, node) {
    const { expanded, ungrouped, aside, main } = this;
    const path = (one) => this.#graph.path(one);
    if (name === "toggle") {
      if (!this.#graph.isGroup(node)) return;
      if (!expanded.delete(node)) expanded.add(node);
    } else if (name === "ungroup") {
      ungrouped.add(node);
      expanded.delete(node);
      this.selected = -1;
    } else if (name === "group") {
      const series = seriesOf(this.#graph, node);
      ungrouped.delete(series);
      this.selected = series;
    } else if (name === "aside") {
      const isAside = this.picture.places.get(node)?.aside === true;
      (isAside ? aside : main).delete(node);
      (isAside ? main : aside).add(node);
    } else if (name === "trace") {
      this.view.trace = !this.view.trace;
    }
    Object.assign(this.view, { expand: [...expanded].map(path), ungroup: [...ungrouped].map(path), aside: [...aside].map(path), main: [...main].map(path) });
    this.view.node = this.selected >= 0 ? path(this.selected) : null;
    this.#tell(true);
    if (name === "trace") {
      this.#emphasise();
      this.#showPanel();
    } else this.#layOut("stay", node);
  }

  #select(node, { center = false, focus = false } = {}) {
    this.selected = node;
    this.view.node = node >= 0 ? this.#graph.path(node) : null;
    if (node < 0) this.view.trace = false;
    this.#tell(false);
    if (node >= 0 && center) {
      if (!this.picture.places.has(node)) {
        this.#go(node);
        return;
      }
      this.#reveal(node);
    }
    this.tree.select(node);
    this.#emphasise();
    this.#showPanel();
    if (focus) this.picture.elementOf(node)?.focus({ preventScroll: true });
  }

  /** To a node wherever it is: the groups around it open. */
  async #go(node) {
    this.selected = node;
    for (const group of this.#around(node)) this.expanded.add(group);
    Object.assign(this.view, { node: this.#graph.path(node), expand: [...this.expanded].map((one) => this.#graph.path(one)) });
    this.#tell(true);
    if (this.picture.places.has(node)) this.#select(node, { center: true });
    else await this.#layOut("reveal");
  }

  #tell(push) {
    this.page.invokeMethodAsync("ViewChanged", printView(this.view), push).catch(() => {}); // The circuit may have gone; the picture stays.
  }

  async #upload(file) {
    this.#status.busy(`Reading ${file.name}…`);
    try {
      const { id } = await upload(file);
      this.view = parseView([["upload", id]]);
      this.#tell(true);
      await this.#open();
    } catch (error) {
      this.#status.fail(error);
    }
  }

  async #export(format) {
    const name = `${(this.shown.of ?? "upload").replace(/[^\w.-]+/g, "_")}-graph.${format}`;
    const text = svgText(this.picture, this.parts.canvas);
    save(format === "svg" ? new Blob([text], { type: "image/svg+xml" }) : await pngBlob(text, this.picture.bounds), name);
  }

  // Camera

  get #size() {
    return { width: this.parts.svg.clientWidth, height: this.parts.svg.clientHeight };
  }

  #fit() {
    if (this.picture.bounds) this.#look(fit(this.picture.bounds, this.#size));
  }

  #reveal(node) {
    const place = this.picture.places.get(node);
    if (place) this.#look(reveal(this.#camera, place.open ? { ...place, height: Math.min(place.height, 60) } : place, this.#size));
  }

  #centre(x, y) {
    const { width, height } = this.#size;
    this.#look({ ...this.#camera, left: width / 2 - x * this.#camera.scale, top: height / 2 - y * this.#camera.scale });
  }

  #zoom(factor, x = this.#size.width / 2, y = this.#size.height / 2) {
    this.#look(zoomAt(this.#camera, x, y, factor));
  }

  #look(camera) {
    this.#camera = camera;
    this.#draw();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #drawSoon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw() {
    this.picture.draw(this.#camera, this.#size);
    this.minimap.frame(windowOf(this.#camera, this.#size));
    this.parts.zoom.textContent = `${Math.round(this.#camera.scale * 100)} %`;
  }

  // What is around the picture

  #emphasise() {
    let traced = null;
    if (this.view.trace && this.selected >= 0) {
      const count = tracedCounter(inputsOf(this.#graph, this.selected));
      traced = (node) => count(node, this.#graph.sizes[node]) > 0;
    }
    this.picture.emphasise({ selected: this.selected, looked: this.#looked, traced });
    this.#draw();
  }

  #showPanel() {
    this.panel.show(this.#graph, this.selected, {
      expanded: this.expanded,
      ungrouped: this.ungrouped,
      profile: this.#profile,
      tracing: this.view.trace,
      isAside: (node) => this.picture.places.get(node)?.aside === true,
    });
  }

  #listTree() {
    const { find } = this.view;
    const { found, total, error } = search(this.#graph, find ?? "");
    this.parts.findError.textContent = error ?? "";
    this.parts.findError.hidden = error === null;
    this.parts.find.setAttribute("aria-invalid", String(error !== null));
    this.parts.found.textContent = find && !error ? `${total.toLocaleString("en")} found${total > found.length ? `, the first ${found.length} listed` : ""}` : "";
    const rows = find && !error ? found.map((node) => ({ node, level: 1, text: this.#graph.path(node) })) : rowsOf(this.#graph, this.expanded, this.ungrouped);
    this.tree.show(this.#graph, rows, this.expanded, this.selected);
  }

  #offerChoices(shown) {
    offerChoices(this.parts, this.#runs, shown);
    this.parts.color.value = this.view.color ?? "structure";
    if (document.activeElement !== this.parts.find) this.parts.find.value = this.view.find ?? "";
  }

  #attach() {
    const { signal } = this.#abort;
    const on = (part, event, handler) => this.parts[part].addEventListener(event, handler, { signal });
    const choose = (changes) => {
      Object.assign(this.view, changes);
      this.#tell(true);
      this.#open();
    };
    on("run", "change", () => choose({ ...parseView([["of", this.parts.run.value]]), color: this.view.color }));
    on("graph", "change", () => {
      const [tag, at] = JSON.parse(this.parts.graph.value);
      choose({ ...parseView([]), of: this.shown?.of ?? this.view.of, tag, at, color: this.view.color });
    });
    on("profile", "change", () => {
      const [profile, profileAt] = this.parts.profile.value ? JSON.parse(this.parts.profile.value) : [null, null];
      choose({ profile, profileAt, color: profile && !["time", "memory", "device"].includes(this.view.color) ? "time" : this.view.color });
    });
    on("color", "change", () => choose({ color: this.parts.color.value === "structure" ? null : this.parts.color.value }));
    on("find", "input", () => {
      this.view.find = this.parts.find.value || null;
      this.#tell(false);
      if (this.#graph) this.#listTree();
    });
    on("upload", "change", () => {
      const [file] = this.parts.upload.files;
      this.parts.upload.value = "";
      if (file) this.#upload(file);
    });
    for (const [name, action] of Object.entries({
      uploadButton: () => this.parts.upload.click(),
      fit: () => this.#fit(),
      zoomIn: () => this.#zoom(1.4),
      zoomOut: () => this.#zoom(1 / 1.4),
      saveSvg: () => this.#export("svg"),
      savePng: () => this.#export("png"),
      collapse: () => {
        this.expanded.clear();
        Object.assign(this.view, { expand: [], node: null, trace: false });
        this.selected = -1;
        this.#tell(true);
        this.#layOut("fit");
      },
    })) on(name, "click", action);
    attachGestures(this.parts.svg, {
      pan: (x, y) => {
        this.#camera = { ...this.#camera, left: this.#camera.left + x, top: this.#camera.top + y };
        this.#drawSoon();
      },
      zoom: (x, y, factor) => {
        this.#camera = zoomAt(this.#camera, x, y, factor);
        this.#drawSoon();
      },
      click: (node, fold) => (fold ? this.#act("toggle", node) : this.#graph && this.#select(node, { focus: true })),
      open: (node) => node >= 0 && this.#act("toggle", node),
      hover: (node) => {
        if (node === this.#looked || !this.#graph) return;
        this.#looked = node;
        this.#emphasise();
      },
    });
    on("svg", "keydown", (event) => this.#key(event));
    this.resize = new ResizeObserver(() => this.#drawSoon());
    this.resize.observe(this.parts.svg);
  }

  #key(event) {
    if (!this.#graph || event.ctrlKey || event.metaKey || event.altKey) return;
    const place = this.picture.places.get(this.selected);
    if (event.key.startsWith("Arrow")) {
      const next = place ? nextPlace(this.picture.places.values(), place, event.key) : this.picture.places.values().next().value;
      if (next) this.#select(next.id, { center: true, focus: true });
    } else if (event.key === "Enter" && place) this.#act("toggle", place.id);
    else if (event.key === "+" || event.key === "=") this.#zoom(1.4);
    else if (event.key === "-") this.#zoom(1 / 1.4);
    else if (event.key === "0") this.#fit();
    else if (event.key === "Escape") this.#select(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
