// What turns a camera: dragging, Shift (or the right button) to move, Ctrl and the wheel to come closer, and keys for all of it.

const PER_PIXEL = 0.008;
const PER_KEY = 0.12;
const CLOSER = 0.85;

/** Listens on `host` and calls `changed` after each move; returns how to stop. */
export function orbit(host, camera, changed) {
  const stop = new AbortController();
  const on = (name, handler, options = {}) => host.addEventListener(name, handler, { signal: stop.signal, ...options });
  let drag = null;

  on("pointerdown", (event) => {
    if (!event.isPrimary) return;
    drag = { x: event.clientX, y: event.clientY, moves: event.shiftKey || event.button === 2 };
    host.setPointerCapture(event.pointerId);
  });
  on("pointermove", (event) => {
    if (!drag) return;
    const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
    Object.assign(drag, { x: event.clientX, y: event.clientY });
    if (drag.moves) camera().move(x / host.clientHeight, -y / host.clientHeight);
    else camera().turn(x * PER_PIXEL, y * PER_PIXEL);
    changed();
  });
  on("pointerup", () => (drag = null));
  on("pointercancel", () => (drag = null));
  on("contextmenu", (event) => event.preventDefault());
  on("dblclick", () => {
    camera().reset();
    changed();
  });
  on("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    camera().zoom(event.deltaY > 0 ? 1 / CLOSER : CLOSER);
    changed();
  }, { passive: false });
  on("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act(camera(), event.shiftKey);
    changed();
  });
  return () => stop.abort();
}

const arrow = (x, y) => (camera, moves) => (moves ? camera.move(x * 0.05, -y * 0.05) : camera.turn(x * PER_KEY, y * PER_KEY));
const keys = {
  ArrowLeft: arrow(-1, 0), ArrowRight: arrow(1, 0), ArrowUp: arrow(0, -1), ArrowDown: arrow(0, 1),
  "+": (camera) => camera.zoom(CLOSER), "=": (camera) => camera.zoom(CLOSER), "-": (camera) => camera.zoom(1 / CLOSER),
  Home: (camera) => camera.reset(), 0: (camera) => camera.reset(),
};
