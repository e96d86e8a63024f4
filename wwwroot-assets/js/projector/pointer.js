// Mouse, touch and keys over the picture. Drag turns (2-D: moves), right drag or two fingers move, wheel or pinch zooms, Shift drag is a box.

const CLICK_PIXELS = 4;

/** `stage` gets: hover(x, y), leave(), click(x, y, adds), box(l, t, r, b | null while drawn, adds), camera, key(name). Returns how to stop. */
export function attachPointer(canvas, stage) {
  const stop = new AbortController();
  const pointers = new Map();
  let gesture = null;
  const on = (name, handler, options = {}) => canvas.addEventListener(name, handler, { signal: stop.signal, ...options });

  on("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, place(event));
    const isBox = pointers.size === 1 && event.button === 0 && (event.shiftKey || stage.boxMode);
    gesture = { start: place(event), moved: pointers.size > 1, isBox, moves: event.button === 2 || event.button === 1 || event.ctrlKey, adds: event.shiftKey || event.metaKey };
  });
  on("pointermove", (event) => {
    const at = place(event);
    const before = pointers.get(event.pointerId);
    if (!before || !gesture) return stage.hover(...at);
    pointers.set(event.pointerId, at);
    if (pointers.size === 2) return pinch(event.pointerId, before, at);
    if (!gesture.moved && Math.hypot(at[0] - gesture.start[0], at[1] - gesture.start[1]) < CLICK_PIXELS) return;
    gesture.moved = true;
    if (gesture.isBox) stage.box(...corners(gesture.start, at), null);
    else stage.camera[gesture.moves ? "move" : "turn"](at[0] - before[0], at[1] - before[1]);
  });
  on("pointerup", (event) => {
    const at = place(event);
    pointers.delete(event.pointerId);
    if (!gesture || pointers.size > 0) return;
    if (gesture.isBox && gesture.moved) stage.box(...corners(gesture.start, at), gesture.adds && stage.boxMode);
    else if (!gesture.moved && event.button === 0) stage.click(...at, gesture.adds);
    gesture = null;
  });
  on("pointercancel", (event) => {
    pointers.delete(event.pointerId);
    gesture = null;
  });
  on("pointerleave", () => stage.leave());
  on("contextmenu", (event) => event.preventDefault());
  on("wheel", (event) => {
    event.preventDefault();
    stage.camera.zoomBy(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0015)), ...place(event));
  }, { passive: false });
  on("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (stage.key(event.key)) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
  return () => stop.abort();

  function pinch(id, before, at) {
    const other = [...pointers].find(([key]) => key !== id)[1];
    const [was, is] = [distance(before, other), distance(at, other)];
    if (was > 0 && is > 0) stage.camera.zoomBy(is / was, (at[0] + other[0]) / 2, (at[1] + other[1]) / 2);
    stage.camera.move((at[0] - before[0]) / 2, (at[1] - before[1]) / 2);
  }

  function place({ clientX, clientY }) {
    const { left, top } = canvas.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }
}

const distance = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
const corners = (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
