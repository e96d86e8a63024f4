// Draws meshes and point clouds with WebGL2 off the page; panels copy the picture. Works with software drawing, too.

const VERTEX = `#version 300 es
layout(location = 0) in vec3 position;
layout(location = 1) in vec3 color;
uniform mat4 view;
uniform mat4 projection;
uniform float pointSize;
out vec3 shade;
out vec3 eye;
void main() {
  vec4 place = view * vec4(position, 1.0);
  eye = place.xyz;
  shade = color;
  gl_Position = projection * place;
  gl_PointSize = pointSize;
}`;

// A light beside the camera; a face's normal comes from how its place changes across pixels, so no writer needs to log any.
const FRAGMENT = `#version 300 es
precision highp float;
uniform bool isSurface;
in vec3 shade;
in vec3 eye;
out vec4 result;
void main() {
  float light = 1.0;
  if (isSurface) {
    vec3 normal = normalize(cross(dFdx(eye), dFdy(eye)));
    light = 0.35 + 0.65 * abs(dot(normal, normalize(eye)));
  } else {
    vec2 at = gl_PointCoord * 2.0 - 1.0;
    if (dot(at, at) > 1.0) discard;
  }
  result = vec4(shade * light, 1.0);
}`;

export class Renderer {
  /** Null where the browser has no WebGL2. */
  static create() {
    const canvas = document.createElement("canvas");
    const gl = canvas.getContext("webgl2", { antialias: true, alpha: true, preserveDrawingBuffer: true });
    return gl ? new Renderer(canvas, gl) : null;
  }

  constructor(canvas, gl) {
    this.canvas = canvas;
    this.gl = gl;
    canvas.addEventListener("webglcontextlost", (event) => event.preventDefault());
    canvas.addEventListener("webglcontextrestored", () => {
      this.#prepare();
      this.onRestored?.();
    });
    this.generation = 0;
    this.#prepare();
  }

  /** Puts a mesh on the graphics card: `position` f32, `face` u32 (empty for points), `color` u8 per vertex or one [r, g, b] for all. */
  upload({ position, face, color, only }) {
    const { gl } = this;
    const array = gl.createVertexArray();
    gl.bindVertexArray(array);
    const buffers = [this.#attribute(0, position, gl.FLOAT, false)];
    if (color.length > 0) {
      buffers.push(this.#attribute(1, color, gl.UNSIGNED_BYTE, true));
    }
    if (face.length > 0) {
      buffers.push(gl.createBuffer());
      gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, buffers.at(-1));
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, face, gl.STATIC_DRAW);
    }
    gl.bindVertexArray(null);
    return { array, buffers, vertices: position.length / 3, indices: face.length, only, generation: this.generation };
  }

  free({ array, buffers, generation }) {
    if (generation !== this.generation) return; // went with the context
    this.gl.deleteVertexArray(array);
    buffers.forEach((buffer) => this.gl.deleteBuffer(buffer));
  }

  /** Draws a mesh; the picture is in `canvas` until the next one. */
  draw(mesh, camera, width, height, pointSize) {
    const { gl, canvas } = this;
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    gl.viewport(0, 0, width, height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    gl.useProgram(this.program);
    gl.uniformMatrix4fv(this.uniforms.view, false, camera.view());
    gl.uniformMatrix4fv(this.uniforms.projection, false, camera.projection(width / height));
    gl.uniform1f(this.uniforms.pointSize, pointSize);
    gl.uniform1i(this.uniforms.isSurface, mesh.indices > 0 ? 1 : 0);
    gl.bindVertexArray(mesh.array);
    gl.vertexAttrib3f(1, ...mesh.only.map((channel) => channel / 255)); // where there is no colour for each vertex
    if (mesh.indices > 0) gl.drawElements(gl.TRIANGLES, mesh.indices, gl.UNSIGNED_INT, 0);
    else gl.drawArrays(gl.POINTS, 0, mesh.vertices);
    gl.bindVertexArray(null);
    return canvas;
  }

  dispose() {
    this.gl.getExtension("WEBGL_lose_context")?.loseContext();
  }

  #prepare() {
    const { gl } = this;
    this.generation++;
    this.program = gl.createProgram();
    for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
      const shader = gl.createShader(kind);
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(this.program, shader);
    }
    gl.linkProgram(this.program);
    if (!gl.getProgramParameter(this.program, gl.LINK_STATUS) && !gl.isContextLost()) throw new Error(gl.getProgramInfoLog(this.program));
    this.uniforms = Object.fromEntries(["view", "projection", "pointSize", "isSurface"].map((name) => [name, gl.getUniformLocation(this.program, name)]));
    gl.enable(gl.DEPTH_TEST);
  }

  #attribute(place, values, type, isNormalized) {
    const { gl } = this;
    const buffer = gl.createBuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
    gl.enableVertexAttribArray(place);
    gl.vertexAttribPointer(place, 3, type, isNormalized, 0, 0);
    return buffer;
  }
}
