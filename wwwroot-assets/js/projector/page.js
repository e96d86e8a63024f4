// The projector: which embedding, drawn how, with everything in the address.
import { watchTheme } from "../charts/palette.js";
import { describeEmbedding, listEmbeddings, readBookmarks, readMetadata, spriteAddress } from "./api.js";
import { colourPoints } from "./colours.js";
import { Controls } from "./controls.js";
import { Inspector } from "./inspector.js";
import { fillLegend } from "./legend.js";
import { element, fillOptions } from "./lists.js";
import { indexColumn, readMetadata as parseMetadata } from "./metadata.js";
import { readStagePalette } from "./palette.js";
import { percent, Projection } from "./projection.js";
import { download, Shelf } from "./shelf.js";
import { loadSprite } from "./sprites.js";
import { Stage } from "./stage.js";
import { DEFAULTS, packPoints, readState, unpackPoints, writeState } from "./state.js";
import { PointTable, toTsv } from "./table.js";

const SETTLE_MS = 250; // After which what is dragged or typed is in the address.
const AT_ONCE = ["dims", "spherize", "xFrom", "xTo", "yFrom", "yTo", "method"]; // Settings that make another picture without "Run".

/** Opens the projector below `root`. */
export const openProjector = (root) => new ProjectorPage(root);

class ProjectorPage {
  #writing = 0;
  #loading = 0;
  #list = [];

  constructor(root) {
    this.root = root;
    this.state = readState(location.search);
    this.count = 0;
    this.only = null;
    this.columns = [];
    this.stop = new AbortController();
    this.controls = new Controls(root, (setting, value) => this.#set(setting, value));
    this.stage = new Stage({
      canvas: this.controls.role("gl"), over: this.controls.role("over"), palette: readStagePalette(),
      events: {
        hover: (point) => this.hover(point), click: (point, adds) => this.inspector.pick(point, adds),
        box: (points, adds) => this.inspector.select(adds ? [...this.inspector.selected, ...points] : points),
        moved: () => this.changed(),
        step: (direction) => this.inspector.step(direction), enter: () => this.inspector.pick(this.stage.hovered),
      },
    });
    this.stage.textOf = (point) => this.textOf(point);
    this.inspector = new Inspector(this);
    this.projection = new Projection(this, (layout) => this.#place(layout));
    this.shelf = new Shelf(this);
    this.table = new PointTable(this.controls.role("table-rows"), (point) => this.inspector.pick(point, true));
    this.stopTheme = watchTheme(() => {
      this.stage.setPalette(readStagePalette());
      this.#colour();
    });
    root.addEventListener("click", (event) => this.#clicked(event), { signal: this.stop.signal });
    addEventListener("popstate", () => this.#went(), { signal: this.stop.signal });
    this.refresh();
  }

  /** The embeddings there are may have changed. */
  async refresh() {
    try {
      this.#list = await listEmbeddings();
    } catch (error) {
      return this.controls.say("fault", error.message);
    }
    const known = this.#find() ?? this.#list[0];
    this.#fillEmbeddings();
    if (!known || (this.count > 0 && this.#find())) return;
    if (this.state.tensor !== "" && !this.#find() && this.count > 0) return; // What is shown is gone, and still worth a look.
    Object.assign(this.state, { run: known.run, tensor: known.name });
    this.#fillEmbeddings();
    await this.#load();
  }

  /** What is shown changed: the address follows. */
  changed() {
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => this.#write(false), SETTLE_MS);
  }

  /** A point's text in labels and lists. */
  textOf(point) {
    return this.labels?.texts[point] ?? "";
  }

  hover(point) {
    this.stage.setHovered(point);
    const tip = this.controls.role("tip");
    const at = point >= 0 ? this.stage.placeOf(point) : null;
    tip.hidden = at === null;
    if (at === null) return;
    tip.replaceChildren(...this.columns.slice(0, 7).map(({ name, texts }) => element("p", {}, [element("span", { className: "muted", textContent: `${name} ` }), texts[point] || "–"])));
    const { clientWidth, clientHeight } = this.stage.canvas;
    tip.style.translate = `${Math.min(at[0] + 14, clientWidth - tip.offsetWidth - 4)}px ${Math.min(at[1] + 14, clientHeight - tip.offsetHeight - 4)}px`;
  }

  bookmark(number) {
    const { selected } = this.inspector;
    const method = { pca: "PCA", tsne: "t-SNE", umap: "UMAP", custom: "Custom" }[this.state.method];
    return {
      name: `${number}. ${method} ${this.state.dims}-D${selected.size > 0 ? `, ${selected.size} selected` : ""}${this.only ? `, ${this.only.length} isolated` : ""}`,
      state: { ...this.state, camera: this.stage.camera.pack() }, selected: [...selected], only: this.only, layout: this.projection.layout,
    };
  }

  /** Shows a bookmark: its layout is not computed again. */
  recall({ state, selected, only, layout }) {
    const { run, tensor, step } = this.state;
    this.state = { ...DEFAULTS, ...state, run, tensor, step };
    this.only = only?.length > 0 ? only.filter((point) => point < this.count) : null;
    const fits = layout && layout.coordinates.length === (layout.which?.length ?? this.count) * layout.stride;
    this.#showState();
    if (fits) this.projection.use(layout);
    else this.projection.show();
    if (state.camera) this.stage.camera.unpack(state.camera);
    this.inspector.select((selected ?? []).filter((point) => point < this.count));
    this.inspector.search();
  }

  dispose() {
    clearTimeout(this.#writing);
    this.stop.abort();
    this.stopTheme();
    this.projection.dispose();
    this.inspector.dispose();
    this.shelf.dispose();
    this.table.dispose();
    this.controls.dispose();
    this.stage.dispose();
  }

  async #load() {
    const turn = ++this.#loading;
    const which = { run: this.state.run, tensor: this.state.tensor, step: this.state.step };
    const isStale = () => turn !== this.#loading;
    this.projection.reset();
    this.inspector.reset();
    this.controls.say("fault", this.stage.fault);
    try {
      const about = await describeEmbedding(which);
      if (isStale()) return;
      if (about.fault) throw new Error(about.fault);
      await this.#adopt(about, which, isStale);
    } catch (error) {
      if (isStale()) return;
      this.count = 0;
      this.columns = [];
      this.root.toggleAttribute("data-empty", true);
      this.stage.setCount(0);
      this.#colour();
      this.controls.say("shape", "");
      this.controls.say("fault", error.message);
    }
  }

  async #adopt(about, which, isStale) {
    this.count = about.points;
    this.root.toggleAttribute("data-empty", false);
    const warnings = [...about.warnings];
    if (about.notFinite > 0) warnings.push(`${about.notFinite.toLocaleString("en-US")} coordinates are NaN or infinite, and stand at the mean of the others.`);
    this.columns = [];
    if (about.hasMetadata) {
      const { columns, warning } = parseMetadata(await readMetadata(which), this.count);
      if (isStale()) return;
      this.columns = columns;
      if (warning) warnings.push(warning);
    }
    this.columns.push(indexColumn(this.count));
    this.only = this.state.only === "" ? null : unpackPoints(this.state.only, this.count);
    if (this.only?.length === 0) this.only = null;
    this.controls.say("shape", `${this.count.toLocaleString("en-US")} × ${about.dimensions.toLocaleString("en-US")}`);
    this.controls.role("step-pair").hidden = about.steps.length === 0;
    fillOptions(this.controls.get("step"), [{ value: "", text: "last" }, ...about.steps.map((step) => ({ value: step, text: step }))], this.state.step);
    this.#chooseColumns();
    this.stage.setCount(this.count);
    this.#showState();
    const camera = this.state.camera;
    this.stage.camera.setFlat(this.state.dims === 2);
    if (camera) this.stage.camera.unpack(camera);
    else this.stage.camera.reset();
    this.inspector.select(unpackPoints(this.state.selected, this.count));
    this.inspector.search();
    this.projection.show();
    await Promise.all([this.#loadSprite(about, which, warnings), this.#loadBookmarks(about, which)]);
    if (!isStale()) this.controls.say("fault", [this.stage.fault, ...warnings].filter(Boolean).join(" "));
  }

  async #loadSprite({ sprite }, which, warnings) {
    this.controls.get("sprites").disabled = sprite === null;
    if (sprite === null || !this.stage.renderer) return;
    try {
      this.stage.setSprite(await loadSprite(spriteAddress(which), sprite, this.stage.renderer.largestImage));
    } catch (error) {
      warnings.push(error.message);
    }
  }

  async #loadBookmarks({ hasBookmarks }, which) {
    this.shelf.reset(hasBookmarks ? await readBookmarks(which).catch(() => null) : null);
  }

  // The columns to choose from, and the best ones where none is chosen: labels from the first, colours from the first that has some.
  #chooseColumns() {
    const own = this.columns.slice(0, -1);
    const named = this.columns.map(({ name }) => ({ value: name, text: name }));
    const coloured = this.columns.map((column) => ({ value: column.name, text: column.name, disabled: column.kind("auto") === null }));
    if (!this.columns.some(({ name }) => name === this.state.label)) this.state.label = this.columns[0].name;
    if (this.state.colour !== "–" && !this.columns.some(({ name }) => name === this.state.colour)) this.state.colour = own.find((column) => column.kind("auto") === "categories" && column.categories.length < this.count / 2)?.name ?? own.find((column) => column.kind("auto") === "continuous")?.name ?? "–";
    if (!this.columns.some(({ name }) => name === this.state.column)) this.state.column = "";
    fillOptions(this.controls.get("label"), named, this.state.label);
    fillOptions(this.controls.get("colour"), [{ value: "–", text: "none" }, ...coloured], this.state.colour);
    fillOptions(this.controls.get("search-column"), [{ value: "", text: "all columns" }, ...named], this.state.column);
  }

  #showState() {
    const { state } = this;
    this.labels = this.columns.find(({ name }) => name === state.label);
    this.controls.show(state);
    this.stage.setOptions({ size: state.size, labels: state.labels, sprites: state.sprites, fog: state.fog });
    this.#colour();
  }

  #colour() {
    const column = this.columns.find(({ name }) => name === this.state.colour);
    const { colours, legend } = colourPoints(column, this.state.scale, this.count, this.stage.palette);
    this.stage.setColours(colours);
    this.stage.setOptions({ tint: legend !== null });
    fillLegend(this.controls.role("legend"), legend, (text, adds) => {
      const points = column.texts.flatMap((one, point) => (one === text ? [point] : []));
      this.inspector.select(adds ? [...this.inspector.selected, ...points] : points);
    });
  }

  #place(layout) {
    const { x, y, z, dims, method } = this.state;
    const wanted = method === "pca" ? [x, y, z].slice(0, dims) : [0, 1, 2].slice(0, dims);
    const axes = wanted.filter((axis) => axis < layout.stride);
    if (axes.length === 0) axes.push(0);
    this.#fillAxes(layout);
    const { coordinates, which } = cut(layout, this.only, this.count);
    this.stage.setPlaces(coordinates, layout.stride, axes, which);
    this.stage.camera.setFlat(dims === 2);
  }

  #fillAxes({ shares }) {
    if (this.state.method !== "pca" || shares.length === 0) return;
    const options = Array.from(shares, (share, i) => ({ value: String(i), text: `PC ${i + 1} · ${percent(share)}` }));
    for (const axis of ["x", "y", "z"]) {
      const select = this.controls.get(axis);
      if (select.options.length !== options.length || select.options[0]?.text !== options[0].text) fillOptions(select, options, "");
      select.value = String(this.state[axis]); // Nothing, where there are fewer components.
    }
  }

  #set(setting, value) {
    const { state } = this;
    if (setting === "embedding") {
      const { run, name } = this.#list[Number(this.controls.get("embedding").value)];
      this.state = { ...state, run, tensor: name, step: "", selected: "", only: "", search: "", camera: "", colour: "", label: "" };
      this.#write(true);
      this.#load();
      return;
    }
    if (!(setting in DEFAULTS) || state[setting] === value) return;
    if (setting === "dims") state.camera = "";
    state[setting] = value;
    if (setting === "method") this.#write(true);
    if (setting === "step") {
      this.#load();
    } else if (["x", "y", "z"].includes(setting)) {
      if (this.projection.layout) this.projection.use(this.projection.layout);
    } else if (AT_ONCE.includes(setting)) {
      this.controls.show(state);
      this.projection.show();
    } else if (setting === "search" || setting === "column") {
      this.inspector.search();
    } else if (setting === "nearCount" || setting === "nearMetric") {
      this.inspector.findNear();
    }
    this.#showState();
    if (setting === "label") this.inspector.search();
    this.changed();
  }

  #clicked({ target }) {
    const button = target.closest("button");
    if (!button) return;
    if (button.dataset.method) this.#set("method", button.dataset.method);
    if (button.dataset.dimensions) this.#set("dims", Number(button.dataset.dimensions));
    this.#actions[button.dataset.actionHere]?.(button);
  }

  #actions = {
    run: () => this.projection.show(true),
    stop: () => this.projection.stop(),
    clear: () => this.inspector.select([]),
    "select-found": () => this.inspector.select(this.inspector.found),
    "select-near": () => this.inspector.select([...this.inspector.selected, ...this.inspector.near.points]),
    isolate: () => this.#isolate([...this.inspector.selected].sort((a, b) => a - b)),
    "show-all": () => this.#isolate(null),
    "reset-view": () => this.stage.camera.reset(),
    bookmark: () => this.shelf.add(),
    "save-bookmarks": () => this.shelf.save(),
    "load-bookmarks": () => this.shelf.load(),
    table: () => this.#openTable(),
    "close-table": () => this.controls.role("table").close(),
    "download-table": () => download("points.tsv", new Blob([toTsv(this.#tablePoints(), this.columns)], { type: "text/tab-separated-values" })),
    image: async () => download("projector.png", await this.stage.image()),
    box: (button) => {
      this.stage.boxMode = !this.stage.boxMode;
      button.setAttribute("aria-pressed", this.stage.boxMode);
      button.classList.toggle("is-on", this.stage.boxMode);
    },
  };

  #isolate(points) {
    this.only = points;
    this.inspector.select([]);
    this.inspector.search();
    const { layout } = this.projection;
    // Components are found anew at once; what took long stays, cut to the points that are left, until "Run".
    if (this.state.method === "pca" || (layout?.which && !points)) this.projection.show();
    else if (layout) this.projection.use(layout);
    this.changed();
  }

  #tablePoints() {
    return this.controls.get("table-selected").checked ? [...this.inspector.selected].sort((a, b) => a - b) : this.only ?? Array.from({ length: this.count }, (_, i) => i);
  }

  #openTable() {
    const dialog = this.controls.role("table");
    if (!dialog.open) dialog.showModal();
    const fill = () => {
      const points = this.#tablePoints();
      const places = this.stage.places;
      this.controls.say("table-count", `${points.length.toLocaleString("en-US")} points`);
      this.table.show(points, this.columns, this.inspector.selected, (point) => Array.from(places.subarray(point * 3, point * 3 + this.state.dims), (at) => at.toFixed(3)).join(", "));
    };
    this.controls.get("table-selected").onchange = fill;
    fill();
  }

  #fillEmbeddings() {
    const select = this.controls.get("embedding");
    const groups = Map.groupBy(this.#list.map((one, index) => ({ ...one, index })), ({ run }) => run);
    select.replaceChildren(...[...groups].map(([run, members]) => element("optgroup", { label: run }, members.map(({ name, index }) => element("option", { value: String(index), textContent: name })))));
    const at = this.#list.findIndex(({ run, name }) => run === this.state.run && name === this.state.tensor);
    select.value = String(at);
  }

  #find() {
    return this.#list.find(({ run, name }) => run === this.state.run && name === this.state.tensor);
  }

  #went() {
    const { run, tensor, step } = this.state;
    this.state = readState(location.search);
    if (this.#find() === undefined) Object.assign(this.state, { run, tensor });
    this.#fillEmbeddings();
    if (this.state.run !== run || this.state.tensor !== tensor || this.state.step !== step) {
      this.#load();
      return;
    }
    const { camera, selected, only } = this.state;
    this.only = only === "" ? null : unpackPoints(only, this.count);
    this.#chooseColumns();
    this.#showState();
    this.projection.show();
    if (camera) this.stage.camera.unpack(camera);
    this.inspector.select(unpackPoints(selected, this.count));
    this.inspector.search();
  }

  #write(isStep) {
    clearTimeout(this.#writing);
    Object.assign(this.state, { selected: packPoints(this.inspector.selected), only: this.only ? packPoints(this.only) : "", camera: this.count > 0 ? this.stage.camera.pack() : this.state.camera });
    const others = new URLSearchParams(location.search);
    for (const name of Object.keys(DEFAULTS)) others.delete(name);
    const query = writeState(this.state, others);
    const address = location.pathname + query;
    if (address === location.pathname + location.search) return;
    history[isStep ? "pushState" : "replaceState"](history.state, "", address);
  }
}

/** The part of a layout that is left when only some points are shown. */
function cut({ coordinates, stride, which }, only, count) {
  const drawn = which ?? Uint32Array.from({ length: count }, (_, i) => i);
  if (only === null || which?.length === only.length) return { coordinates, which: drawn };
  const left = new Set(only);
  const places = [...drawn.keys()].filter((i) => left.has(drawn[i]));
  const some = new Float32Array(places.length * stride);
  places.forEach((place, i) => some.set(coordinates.subarray(place * stride, place * stride + stride), i * stride));
  return { coordinates: some, which: Uint32Array.from(places, (place) => drawn[place]) };
}
