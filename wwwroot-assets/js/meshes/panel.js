// One mesh of one run: its picture, and a slider over its steps.
import { runColor } from "../charts/palette.js";
import { channels } from "../histograms/colors.js";
import { fetchBlocks } from "../panels/blocks.js";
import { StepRow } from "../panels/step-row.js";
import { fetchSteps, follow, stepText } from "../panels/steps.js";
import { Surface } from "../panels/surface.js";
import { Camera, frameOf, toFrame } from "./camera.js";
import { orbit } from "./orbit.js";

const NO_MARGINS = { left: 0, right: 0, top: 0, bottom: 0 };
const NO_WEBGL = "Meshes need WebGL2, which this browser has not or has turned off.";

export class MeshPanel {
  #steps = [];
  #at = null;
  #asked = null;
  #wanted = null;
  #mesh = null;
  #own = new Camera();

  constructor(page, host, renderer, shared) {
    Object.assign(this, { page, host, renderer, shared });
    this.tag = Number(host.dataset.tag);
    this.runId = Number(host.dataset.run);
    this.name = host.dataset.tagName;
    this.surface = new Surface(host);
    this.row = new StepRow(host.parentElement.querySelector("[data-steps]"), (at) => {
      this.#at = at;
      this.#load();
    });
    this.stop = orbit(host, () => this.camera, () => this.#turned());
    if (renderer) renderer.onRestored = () => page.all.forEach((panel) => panel.restored());
    else host.dataset.error = NO_WEBGL;
  }

  get run() {
    return this.page.runs?.get(this.runId);
  }

  get camera() {
    return this.page.view.linked === false ? this.#own : this.shared;
  }

  refresh() {
    if (!this.run || !this.renderer) return;
    if (this.#asked !== this.run.blobs) this.#list();
    this.page.redraws.request(this);
  }

  redraw() {
    if (!this.run || !this.data || !this.surface.begin(NO_MARGINS)) return;
    const { canvas, context } = this.surface;
    const density = devicePixelRatio || 1;
    if (this.#mesh?.generation !== this.renderer.generation) this.#upload();
    const size = Math.min(6, Math.max(1.5, 240 / Math.sqrt(Math.max(1, this.#mesh.vertices)))) * density;
    const picture = this.renderer.draw(this.#mesh, this.camera, canvas.width, canvas.height, size);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(picture, 0, 0);
    context.setTransform(density, 0, 0, density, 0, 0);
    this.#axes(context);
    this.#tell();
  }

  /** The graphics card forgot everything, and is back. */
  restored() {
    this.page.redraws.request(this);
  }

  remove() {
    this.stop();
    this.page.redraws.cancel(this);
    if (this.#mesh) this.renderer.free(this.#mesh);
    this.row.remove();
    this.surface.remove();
  }

  async #list() {
    const asked = (this.#asked = this.run.blobs);
    try {
      const steps = await fetchSteps(this.runId, this.tag);
      if (this.#asked !== asked || steps.length === 0) return;
      const before = this.#steps[this.#at]?.index;
      this.#at = follow(this.#at, this.#steps.length, steps.length);
      this.#steps = steps;
      if (steps[this.#at].index !== before) await this.#load();
      else this.page.redraws.request(this);
    } catch (error) {
      this.host.dataset.error = error.message;
    }
  }

  async #load() {
    const { index } = this.#steps[this.#at];
    this.#wanted = index;
    try {
      const data = await fetchBlocks(`api/meshes?run=${this.runId}&tag=${this.tag}&index=${index}&sample=${this.host.dataset.sample ?? 0}`);
      if (this.#wanted !== index) return; // the slider went on meanwhile
      delete this.host.dataset.error;
      if (data === null) {
        this.host.dataset.error = "This tag has no vertices of its own.";
        return;
      }
      this.data = data;
      this.frame ??= frameOf(data.position); // kept, so that steps stay comparable
      this.#upload();
      this.page.redraws.request(this);
    } catch (error) {
      if (this.#wanted === index) this.host.dataset.error = error.message;
    }
  }

  #upload() {
    if (this.#mesh) this.renderer.free(this.#mesh);
    const { position, face, color } = this.data;
    this.#mesh = this.renderer.upload({ position: toFrame(position, this.frame), face, color, only: channels(runColor(this.page.palette, this.run.style)) });
  }

  #turned() {
    for (const panel of this.camera === this.shared ? this.page.all : [this]) this.page.redraws.request(panel);
  }

  // Which way x, y and z point.
  #axes(context) {
    const view = this.camera.view();
    const [x, y] = [26, this.host.clientHeight - 26];
    context.lineWidth = 1.5;
    ["x", "y", "z"].forEach((name, axis) => {
      const [dx, dy] = [view[4 * axis] * 16, -view[4 * axis + 1] * 16];
      context.strokeStyle = context.fillStyle = this.page.palette.text;
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x + dx, y + dy);
      context.stroke();
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText(name, x + dx * 1.4, y + dy * 1.4);
    });
  }

  #tell() {
    const { position, face, droppedFaces, samples } = this.data;
    const step = stepText(this.#steps, this.#at, this.page.view.axis);
    const vertices = position.length / 3;
    const fact = face.length > 0 ? `${(face.length / 3).toLocaleString()} faces` : `${vertices.toLocaleString()} points`;
    this.row.show(this.run, this.#steps.length, this.#at, step, fact);
    this.host.setAttribute("aria-label", `${this.name}, ${this.run.name}, ${step}: ${vertices} vertices, ${face.length / 3} faces. Arrow keys turn it, Shift and arrow keys move it, plus and minus zoom, Home resets.`);
    const notes = [];
    if (droppedFaces > 0) notes.push(`${droppedFaces} faces name vertices that are not there`);
    if (samples > 1) notes.push(`sample ${Number(this.host.dataset.sample ?? 0) + 1} of ${samples}`);
    if (notes.length > 0) this.host.dataset.note = notes.join("; ");
    else delete this.host.dataset.note;
    Object.assign(this.host.dataset, { vertices, faces: face.length / 3, yaw: this.camera.yaw.toFixed(3), pictures: Number(this.host.dataset.pictures ?? 0) + 1 });
  }
}
