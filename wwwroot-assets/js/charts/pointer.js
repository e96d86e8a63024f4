// Pointer gestures on a plot area: hovering, dragging out a range, wheel with Ctrl, double click to reset.

const DRAG_THRESHOLD = 4;
const WHEEL_STEP = 1.2;

/**
 * Listens on `element`. `actions`: area() → plot area in the element's pixels; hover(px, py) and leave();
 * select(box | null) while dragging; zoomTo({x: [px, px], y: [py, py] | null}); reset().
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
    if (event.button !== 0 || event.pointerType === "touch" || !point?.inside) return;
    drag = { ...point, both: event.shiftKey };
    element.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  on("pointermove", (event) => {
    const point = at(event);
    if (!point) return;
    if (drag) actions.select(selection(drag, point));
    else if (point.inside) actions.hover(point.x, point.y);
    else actions.leave();
  });
  on("pointerup", (event) => {
    const point = at(event);
    const box = drag && point ? selection(drag, point) : null;
    drag = null;
    actions.select(null);
    if (box) actions.zoomTo({ x: [box.x, box.x + box.width], y: box.both ? [box.y, box.y + box.height] : null });
  });
  on("pointercancel", () => {
    drag = null;
    actions.select(null);
  });
  on("pointerleave", () => actions.leave());
  on("dblclick", () => actions.reset());
  on("wheel", (event) => {
    const point = at(event);
    if (!event.ctrlKey || !point?.inside) return;
    event.preventDefault();
    const factor = WHEEL_STEP ** Math.sign(event.deltaY);
    actions.zoomTo({ x: [point.x - point.x * factor, point.x + (point.area.width - point.x) * factor], y: null });
  }, { passive: false });

  return () => stop.abort();
}

function selection(from, to) {
  const { width, height } = from.area;
  const x = [from.x, Math.min(Math.max(to.x, 0), width)].sort((a, b) => a - b);
  const y = from.both ? [from.y, Math.min(Math.max(to.y, 0), height)].sort((a, b) => a - b) : [0, height];
  if (x[1] - x[0] < DRAG_THRESHOLD) return null;
  return { x: x[0], y: y[0], width: x[1] - x[0], height: y[1] - y[0], both: from.both };
}
