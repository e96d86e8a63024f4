// The images page: each run's images at a step; a click opens the viewer, which zooms and compares.
import { byteText, el } from "./dom.js";
import { MediaPage } from "./page.js";
import { problem, Tile } from "./tile.js";
import { ImageViewer } from "./viewer.js";

/** Opens the images below `root`. */
export function open(root, dotNet) {
  return new ImagesPage(root, dotNet, "images", (card, run) => new ImageTile(card, run));
}

class ImagesPage extends MediaPage {
  settingsChanged() {
    const { brightness, contrast, isActualSize } = this.settings;
    document.documentElement.style.setProperty("--image-filter", brightness === 1 && contrast === 1 ? "none" : `brightness(${brightness}) contrast(${contrast})`);
    this.root.classList.toggle("is-actual-size", isActualSize);
  }

  dispose() {
    document.documentElement.style.removeProperty("--image-filter");
    super.dispose();
  }
}

export class ImageTile extends Tile {
  async draw(indices) {
    const values = await Promise.all(indices.map((index) => this.describe("images/value", index)));
    const parts = values.flatMap((value, i) => this.#parts(value, indices[i]));
    const old = [...this.body.querySelectorAll(".image")];
    this.body.replaceChildren(...parts.map((part, i) => (part instanceof Node ? part : this.#image(part, old[i]))));
  }

  #parts(value, index) {
    if (value.error) return [problem(value.error)];
    if (value.samples.length === 0) return [problem("There is no image in this value.")];
    return value.samples.map((sample, number) => {
      const part = { ...sample, index, number, count: value.samples.length, width: value.width, height: value.height, src: this.url("images/image", index, number) };
      return sample.type ? part : notAnImage(part);
    });
  }

  // An element that is there already keeps its picture until the next one is decoded.
  #image(part, old) {
    const button = old ?? el("button", { type: "button", class: "image" }, el("img", { decoding: "async", loading: "lazy" }));
    const img = button.firstElementChild;
    const isSuperseded = this.list.superseded.has(part.index);
    const sample = part.count > 1 ? `, sample ${part.number + 1} of ${part.count}` : "";
    button.classList.toggle("is-superseded", isSuperseded);
    button.title = `${part.width} × ${part.height}, ${byteText(part.bytes)}${sample}${isSuperseded ? ", superseded" : ""}`;
    button.onclick = () => ImageViewer.open(this.card, { run: this.run.id, index: part.index, sample: part.number });
    img.alt = `${this.card.tagName}, ${this.run.name}, step ${this.list.steps[part.index]}${sample}`;
    if (isSane(part.width) && isSane(part.height)) {
      img.setAttribute("width", part.width);
      img.setAttribute("height", part.height);
    }
    img.onload = () => img.classList.toggle("is-enlarged", img.clientWidth > img.naturalWidth);
    img.onerror = () => button.replaceWith(notAnImage(part));
    if (img.getAttribute("src") !== part.src) img.setAttribute("src", part.src);
    return button;
  }
}

// What a writer claims of an image's size is used for layout only, and only if it could be true.
const isSane = (size) => size > 0 && size <= 32767;

const notAnImage = ({ src, bytes }) =>
  problem(`${byteText(bytes)} that no browser can show as an image. `, el("a", { href: src, download: "image.bin" }, "Download"));
