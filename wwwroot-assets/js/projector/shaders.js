// A point is a square of the screen: a disc of its colour, or its thumbnail.

export const VERTEX = `#version 300 es
layout(location = 0) in vec3 place;
layout(location = 1) in vec4 colour; // Alpha says how it stands out: 0 faint, 1/3 plain, 2/3 match, 1 chosen.
uniform mat4 camera;
uniform float size;   // Pixels of a plain point at the focus.
uniform float focus;  // Distance of the focus; 0 in 2-D.
uniform float fog;    // How much of the background far points take on.
uniform ivec2 atlas;  // Columns and rows of the thumbnails.
out vec4 shade;
flat out ivec2 cell;
out float fade;

void main() {
  gl_Position = camera * vec4(place, 1.0);
  float near = focus > 0.0 ? focus / gl_Position.w : 1.0;
  float grown = colour.a > 0.9 ? 1.5 : colour.a > 0.5 ? 1.3 : colour.a < 0.1 ? 0.8 : 1.0;
  gl_PointSize = clamp(size * grown * near, 1.5, 256.0);
  shade = colour;
  fade = focus > 0.0 ? clamp((gl_Position.w - focus + 0.6) / 2.6, 0.0, 1.0) * fog : 0.0;
  cell = ivec2(gl_VertexID % max(1, atlas.x), gl_VertexID / max(1, atlas.x));
}`;

export const FRAGMENT = `#version 300 es
precision highp float;
precision highp int; // As in the vertex shader, or shared uniforms differ.
in vec4 shade;
flat in ivec2 cell;
in float fade;
uniform vec3 background;
uniform vec3 ring;
uniform bool thumbnails;
uniform sampler2D sprites;
uniform ivec2 atlas;
uniform vec2 used;    // The part of the image that thumbnails fill.
uniform float tint;
out vec4 result;

void main() {
  bool faint = shade.a < 0.1;
  bool chosen = shade.a > 0.9;
  vec3 colour = shade.rgb;
  float alpha = 1.0;
  if (thumbnails) {
    vec2 at = (vec2(cell) + gl_PointCoord) / vec2(atlas) * used;
    vec4 pixel = texture(sprites, at);
    vec2 edge = abs(gl_PointCoord - 0.5);
    bool border = chosen && max(edge.x, edge.y) > 0.44;
    colour = border ? ring : mix(pixel.rgb, pixel.rgb * shade.rgb, tint);
    alpha = border ? 1.0 : pixel.a;
  } else {
    float radius = length(gl_PointCoord - 0.5) * 2.0;
    float soft = fwidth(radius);
    alpha = 1.0 - smoothstep(1.0 - soft, 1.0, radius);
    if (chosen && radius > 0.66) colour = ring;
  }
  if (alpha < 0.15) discard;
  colour = mix(colour, background, faint ? max(0.78, fade) : fade);
  result = vec4(colour, alpha);
}`;
