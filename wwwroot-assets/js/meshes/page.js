// The meshes page: opens its panels; all draw with one WebGL context, since browsers grant a page about sixteen.
import { Panels } from "../panels/panels.js";
import { Camera } from "./camera.js";
import { MeshPanel } from "./panel.js";
import { Renderer } from "./renderer.js";

export function open(root, dotNet) {
  const renderer = Renderer.create();
  const shared = new Camera();
  const panels = new Panels(root, dotNet, (page, host) => new MeshPanel(page, host, renderer, shared));
  const dispose = panels.dispose.bind(panels);
  panels.dispose = () => {
    dispose();
    renderer?.dispose();
  };
  return panels;
}
