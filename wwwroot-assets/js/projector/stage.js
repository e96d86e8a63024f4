// The picture: points, their colours and standing, the camera, labels, picking. Knows nothing of methods or of the server.
import { Camera } from "./camera.js";
import { Overlay } from "./overlay.js";
import { attachPointer } from "./pointer.js";
import { Renderer } from "./renderer.js";
import { Screen } from "./screen.js";

const STANDING = { faint: 0, plain: 85, match: 170, chosen: 255 };
const REACH = 12; // Pixels around the pointer in which a point is found.
const TURN_BY_KEY = 24;

export class Stage {
  #frame = 0;
  #seenFor = null; // What the screen places were computed from.
  #box = null;

  /** `events`: hover(point), click(point, adds), box(points, adds), moved(), step(direction), enter(). */
  constructor({ canvas, over, palette, events }) {
    Object.assign(this, { canvas, palette, events });
    this.count = 0;
    this.places = new Float32Array(0);
    this.visible = new Uint32Array(0);
    this.base = new Uint8Array(0);
    this.chosen = new Set();
    this.matches = new Set();
    this.hovered = -1;
    this.boxMode = false;
    this.hasSprite = false;
    this.options = { size: 7, labels: "chosen", sprites: false, fog: true, tint: false };
    this.textOf = String;
    this.screen = new Screen();
    this.overlay = new Overlay(over);
    this.camera = new Camera(() => {
      this.request();
      events.moved();
    });
    this.fault = ""; // Why nothing can be drawn.
    try {
      this.renderer = new Renderer(canvas, () => this.request());
    } catch (error) {
      this.renderer = null;
      this.fault = `${error.message} The table of points, search and neighbours work all the same.`;
      canvas.classList.add("blind");
    }
    this.detach = attachPointer(canvas, this);
    this.sizes = new ResizeObserver(() => this.#resize());
    this.sizes.observe(canvas);
    this.#resize();
  }

  /** Another embedding: nothing is drawn before it has places and colours. */
  setCount(count) {
    this.count = count;
    this.places = new Float32Array(count * 3);
    this.visible = new Uint32Array(0);
    this.base = new Uint8Array(count * 3);
    this.hovered = -1;
    this.setSprite(null);
    this.#restyle();
  }

  /** Places of the points in `which`, `stride` numbers each, of which `axes` are drawn; they are scaled to fill the cube. */
  setPlaces(coordinates, stride, axes, which) {
    const [scale, middle] = fit(coordinates, stride, axes);
    this.places = new Float32Array(this.count * 3);
    for (let i = 0; i < which.length; i++) {
      for (let axis = 0; axis < axes.length; axis++) {
        this.places[which[i] * 3 + axis] = (coordinates[i * stride + axes[axis]] - middle[axis]) * scale;
      }
    }
    this.visible = Uint32Array.from(which);
    this.renderer?.setPlaces(this.places);
    this.#restyle();
  }

  /** Red, green, blue per point. */
  setColours(colours) {
    this.base = colours;
    this.#restyle();
  }

  setSprite(sprite) {
    this.hasSprite = sprite !== null;
    this.renderer?.setSprite(sprite);
    this.request();
  }

  /** The chosen points, and those that match a search or are near. */
  setEmphasis(chosen, matches) {
    this.chosen = chosen;
    this.matches = matches;
    this.#restyle();
  }

  setOptions(options) {
    Object.assign(this.options, options);
    this.request();
  }

  setPalette(palette) {
    this.palette = palette;
    this.request();
  }

  setHovered(point) {
    if (point === this.hovered) return;
    this.hovered = point;
    this.request();
  }

  /** Draws with the next frame of the screen. */
  request() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  /** The picture with its labels as a PNG. */
  async image() {
    this.#draw();
    const picture = Object.assign(document.createElement("canvas"), { width: this.canvas.width, height: this.canvas.height });
    const context = picture.getContext("2d");
    context.drawImage(this.canvas, 0, 0);
    context.drawImage(this.overlay.canvas, 0, 0, picture.width, picture.height);
    return new Promise((resolve) => picture.toBlob(resolve, "image/png"));
  }

  /** Screen place of a point, or null. */
  placeOf(point) {
    this.#look();
    return this.screen.of(point);
  }

  dispose() {
    cancelAnimationFrame(this.#frame);
    this.sizes.disconnect();
    this.detach();
    this.renderer?.dispose();
  }

  // What the pointer tells.
  hover(x, y) {
    this.events.hover(this.#pick(x, y));
  }

  leave() {
    this.events.hover(-1);
  }

  click(x, y, adds) {
    this.events.click(this.#pick(x, y), adds);
  }

  box(left, top, right, bottom, adds) {
    this.#box = adds === null ? [left, top, right, bottom] : null;
    this.request();
    if (adds === null) return;
    this.#look();
    this.events.box(this.screen.within(left, top, right, bottom), adds);
  }

  key(key) {
    const turns = { ArrowLeft: [-TURN_BY_KEY, 0], ArrowRight: [TURN_BY_KEY, 0], ArrowUp: [0, -TURN_BY_KEY], ArrowDown: [0, TURN_BY_KEY] };
    if (key in turns) this.camera.turn(...turns[key]);
    else if (key === "+" || key === "=") this.camera.zoomBy(1.2);
    else if (key === "-") this.camera.zoomBy(1 / 1.2);
    else if (key === "0") this.camera.reset();
    else if (key === "n" || key === "p") this.events.step(key === "n" ? 1 : -1);
    else if (key === "Enter") this.events.enter();
    else return false;
    return true;
  }

  get #drawsSprites() {
    return this.hasSprite && this.options.sprites;
  }

  #pick(x, y) {
    this.#look();
    return this.screen.pick(x, y, this.#drawsSprites ? this.options.size * 1.5 : Math.max(4, this.options.size / 2), REACH);
  }

  #look() {
    const key = [this.places, this.visible, this.camera.matrix];
    if (this.#seenFor?.every((part, i) => part === key[i])) return;
    this.#seenFor = key;
    this.screen.update(this.places, this.visible, this.camera);
  }

  #resize() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (width === 0 || height === 0) return;
    const ratio = Math.min(2, devicePixelRatio || 1);
    Object.assign(this.canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    this.ratio = ratio;
    this.overlay.resize(width, height, ratio);
    this.camera.resize(width, height);
    this.#draw(); // At once: a canvas that changed its size is empty.
  }

  #restyle() {
    if (this.renderer) {
      const anyone = this.chosen.size > 0 || this.matches.size > 0;
      const colours = new Uint8Array(this.count * 4);
      for (let point = 0; point < this.count; point++) {
        colours[point * 4] = this.base[point * 3];
        colours[point * 4 + 1] = this.base[point * 3 + 1];
        colours[point * 4 + 2] = this.base[point * 3 + 2];
        colours[point * 4 + 3] = anyone ? STANDING.faint : STANDING.plain;
      }
      for (const point of this.matches) colours[point * 4 + 3] = STANDING.match;
      for (const point of this.chosen) colours[point * 4 + 3] = STANDING.chosen;
      this.renderer.setColours(colours);
      this.renderer.setOrder(this.visible, anyone ? this.visible.filter((point) => this.chosen.has(point) || this.matches.has(point)) : new Uint32Array(0));
    }
    this.request();
  }

  #draw() {
    const { palette, options, camera } = this;
    this.renderer?.draw({
      camera, ratio: this.ratio, size: this.#drawsSprites ? options.size * 3 : options.size, fog: options.fog,
      background: palette.backgroundRgb, ring: palette.strongRgb, thumbnails: this.#drawsSprites, tint: options.tint,
    });
    this.#look();
    const named = options.labels !== "none";
    const first = this.hovered >= 0 ? [this.hovered] : [];
    this.overlay.draw(this.screen, {
      chosen: named ? [...first, ...this.chosen, ...this.matches] : first,
      others: options.labels === "many" ? this.visible : [],
      textOf: this.textOf, palette, box: this.#box,
    });
  }
}

/** What scales the coordinates to a cube from -1 to 1, as much along every axis, and moves their middle to its centre. */
function fit(coordinates, stride, axes) {
  const [low, high] = [axes.map(() => Infinity), axes.map(() => -Infinity)];
  for (let i = 0; i < coordinates.length; i += stride) {
    for (let axis = 0; axis < axes.length; axis++) {
      const value = coordinates[i + axes[axis]];
      if (value < low[axis]) low[axis] = value;
      if (value > high[axis]) high[axis] = value;
    }
  }
  const widest = Math.max(...axes.map((_, axis) => high[axis] - low[axis]));
  return [widest > 0 ? 2 / widest : 1, axes.map((_, axis) => (low[axis] + high[axis]) / 2)];
}
