// Pointer gestures on a plot area: hovering, dragging out a range, wheel with Ctrl, double click to reset.

const DRAG_THRESHOLD = 4;
const WHEEL_STEP = 1.2;
const PIXELS_PER_NOTCH = 100;
const PIXELS_PER_LINE = 33;

/**
 * Listens on `element`. `actions`: area() → plot area in the element's pixels; hover(px, py) and leave();
 * select(box | null) while dragging; zoomTo({x: [px, px], y: [py, py] | null, wheel}); reset().
 * A finger drags sideways to zoom (up and down it scrolls the page) and taps to see values.
 */
export function listen(element, actions) {
  const stop = new AbortController();
  const on = (name, handler, options = {}) => element.addEventListener(name, handler, { signal: stop.signal, ...options });
  let drag = null;

  const at = (event) => {
    const box = element.getBoundingClientRect();
    const area = actions.area();
    if (!area) return null;
    const x = event.clientX - box.left - area.left;
    const y = event.clientY - box.top - area.top;
    return { x, y, inside: x >= 0 && y >= 0 && x <= area.width && y <= area.height, area };
  };

  on("pointerdown", (event) => {
    const point = at(event);
    if (event.button !== 0 || !event.isPrimary || !point?.inside) return;
    drag = { ...point, both: event.shiftKey };
    element.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  on("pointermove", (event) => {
    const point = at(event);
    if (!point) return;
    if (drag) {
      const box = selection(drag, point);
      if (box) actions.leave();
      actions.select(box);
    }
    else if (point.inside) actions.hover(point.x, point.y);
    else actions.leave();
  });
  on("pointerup", (event) => {
    const point = at(event);
    const box = drag && point ? selection(drag, point) : null;
    drag = null;
    actions.select(null);
    if (box) actions.zoomTo({ x: [box.x, box.x + box.width], y: box.both ? [box.y, box.y + box.height] : null, wheel: false });
    else if (event.pointerType === "touch" && point?.inside) actions.hover(point.x, point.y);
  });
  on("pointercancel", () => {
    drag = null;
    actions.select(null);
  });
  on("pointerleave", ({ pointerType }) => pointerType === "touch" || actions.leave()); // a finger always leaves; what it tapped stays
  on("dblclick", () => actions.reset());
  on("wheel", (event) => {
    const point = at(event);
    if (!event.ctrlKey || !point?.inside) return;
    event.preventDefault();
    const factor = WHEEL_STEP ** turns(event);
    actions.zoomTo({ x: [point.x - point.x * factor, point.x + (point.area.width - point.x) * factor], y: null, wheel: true });
  }, { passive: false });

  return () => stop.abort();
}

// A notch of a wheel is one turn; a pinch on a touchpad sends many small parts of one.
function turns({ deltaY, deltaMode }) {
  const pixels = deltaMode === WheelEvent.DOM_DELTA_PIXEL ? deltaY : deltaY * PIXELS_PER_LINE;
  return Math.min(1, Math.max(-1, pixels / PIXELS_PER_NOTCH));
}

function selection(from, to) {
  const { width, height } = from.area;
  const x = [from.x, Math.min(Math.max(to.x, 0), width)].sort((a, b) => a - b);
  const y = from.both ? [from.y, Math.min(Math.max(to.y, 0), height)].sort((a, b) => a - b) : [0, height];
  if (x[1] - x[0] < DRAG_THRESHOLD) return null;
  return { x: x[0], y: y[0], width: x[1] - x[0], height: y[1] - y[0], both: from.both };
}
