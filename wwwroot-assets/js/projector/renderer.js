// Draws points with WebGL 2. Draws only when told to; survives a lost context.
import { FRAGMENT, VERTEX } from "./shaders.js";

const NAMES = ["camera", "size", "focus", "fog", "atlas", "background", "ring", "thumbnails", "sprites", "used", "tint"];

export class Renderer {
  #gl;
  #program;
  #at = {};
  #buffers = {};
  #texture = null;
  #sprite = null;
  #held = {}; // What a new context is given again.

  /** `restored` is called when a lost context is there again. Throws when the browser has no WebGL 2. */
  constructor(canvas, restored) {
    this.canvas = canvas;
    this.#gl = canvas.getContext("webgl2", { antialias: true, alpha: false, powerPreference: "high-performance" });
    if (!this.#gl) throw new Error("This browser draws no WebGL 2.");
    this.isLost = false;
    this.lost = (event) => {
      event.preventDefault();
      this.isLost = true;
    };
    this.back = () => {
      this.isLost = false;
      this.#prepare();
      restored();
    };
    canvas.addEventListener("webglcontextlost", this.lost);
    canvas.addEventListener("webglcontextrestored", this.back);
    this.#prepare();
  }

  /** Three numbers per point. */
  setPlaces(places) {
    this.#fill("places", this.#gl.ARRAY_BUFFER, places, this.#gl.DYNAMIC_DRAW);
  }

  /** Red, green, blue and standing per point, a byte each. */
  setColours(colours) {
    this.#fill("colours", this.#gl.ARRAY_BUFFER, colours, this.#gl.DYNAMIC_DRAW);
  }

  /** Which points are drawn, and which of them once more on top. */
  setOrder(plain, top) {
    this.#fill("plain", this.#gl.ELEMENT_ARRAY_BUFFER, plain, this.#gl.DYNAMIC_DRAW);
    this.#fill("top", this.#gl.ELEMENT_ARRAY_BUFFER, top, this.#gl.DYNAMIC_DRAW);
  }

  /** {image, columns, rows, used: [x, y]}, or null for none. */
  setSprite(sprite) {
    this.#sprite = sprite;
    const gl = this.#gl;
    if (this.#texture) gl.deleteTexture(this.#texture);
    this.#texture = null;
    if (!sprite || this.isLost) return;
    this.#texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, sprite.image);
    for (const [name, value] of [[gl.TEXTURE_MIN_FILTER, gl.LINEAR], [gl.TEXTURE_MAG_FILTER, gl.LINEAR], [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE], [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE]]) {
      gl.texParameteri(gl.TEXTURE_2D, name, value);
    }
  }

  /** The widest image that can be a texture. */
  get largestImage() {
    return this.#gl.getParameter(this.#gl.MAX_TEXTURE_SIZE);
  }

  draw({ camera, size, fog, background, ring, thumbnails, tint, ratio }) {
    const gl = this.#gl;
    if (this.isLost) return;
    gl.viewport(0, 0, this.canvas.width, this.canvas.height);
    gl.clearColor(background[0] / 255, background[1] / 255, background[2] / 255, 1);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    gl.useProgram(this.#program);
    const at = this.#at;
    const withSprites = thumbnails && this.#texture !== null;
    gl.uniformMatrix4fv(at.camera, false, camera.matrix);
    gl.uniform1f(at.size, size * ratio);
    gl.uniform1f(at.focus, camera.flat ? 0 : camera.focus);
    gl.uniform1f(at.fog, fog ? 0.75 : 0);
    gl.uniform3f(at.background, ...background.map((part) => part / 255));
    gl.uniform3f(at.ring, ...ring.map((part) => part / 255));
    gl.uniform1i(at.thumbnails, withSprites ? 1 : 0);
    gl.uniform2i(at.atlas, this.#sprite?.columns ?? 1, this.#sprite?.rows ?? 1);
    gl.uniform2f(at.used, ...(this.#sprite?.used ?? [1, 1]));
    gl.uniform1f(at.tint, tint ? 0.8 : 0);
    gl.uniform1i(at.sprites, 0);
    if (withSprites) gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
    gl.enable(gl.DEPTH_TEST);
    gl.depthFunc(camera.flat ? gl.ALWAYS : gl.LEQUAL);
    this.#drawSome("plain");
    gl.depthFunc(gl.ALWAYS);
    this.#drawSome("top");
  }

  dispose() {
    this.canvas.removeEventListener("webglcontextlost", this.lost);
    this.canvas.removeEventListener("webglcontextrestored", this.back);
    this.#gl.getExtension("WEBGL_lose_context")?.loseContext();
  }

  #prepare() {
    const gl = this.#gl;
    this.#program = link(gl);
    for (const name of NAMES) this.#at[name] = gl.getUniformLocation(this.#program, name);
    gl.bindVertexArray(gl.createVertexArray());
    for (const name of ["places", "colours", "plain", "top"]) this.#buffers[name] = gl.createBuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffers.places);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 3, gl.FLOAT, false, 0, 0);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffers.colours);
    gl.enableVertexAttribArray(1);
    gl.vertexAttribPointer(1, 4, gl.UNSIGNED_BYTE, true, 0, 0);
    for (const [name, { target, data, usage }] of Object.entries(this.#held)) this.#fill(name, target, data, usage);
    this.#texture = null;
    this.setSprite(this.#sprite);
  }

  #fill(name, target, data, usage) {
    this.#held[name] = { target, data, usage };
    if (this.isLost) return;
    this.#gl.bindBuffer(target, this.#buffers[name]);
    this.#gl.bufferData(target, data, usage);
  }

  #drawSome(name) {
    const gl = this.#gl;
    const count = this.#held[name]?.data.length ?? 0;
    if (count === 0) return;
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.#buffers[name]);
    gl.drawElements(gl.POINTS, count, gl.UNSIGNED_INT, 0);
  }
}

function link(gl) {
  const program = gl.createProgram();
  for (const [type, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
    const shader = gl.createShader(type);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(`The picture cannot be drawn: ${gl.getProgramInfoLog(program)}`);
  }
  return program;
}
