// Pan by dragging, zoom by wheel or two fingers, and clicks that were no drags.

const SLACK = 4; // Pixels that a click may move.

export function attachGestures(svg, { pan, zoom, click, open, hover }) {
  const fingers = new Map();
  let moved = 0;
  const local = (event) => {
    const box = svg.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const nodeAt = (target) => Number(target.closest?.("[data-node]")?.dataset.node ?? -1);

  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    const { x, y } = local(event);
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    zoom(x, y, Math.exp((-event.deltaY * unit) / (event.ctrlKey ? 120 : 480)));
  }, { passive: false });

  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (fingers.size === 0) moved = 0;
    fingers.set(event.pointerId, local(event));
  });

  svg.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) {
      if (event.pointerType === "mouse") hover(nodeAt(event.target));
      return;
    }
    const now = local(event);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    moved += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    if (moved > SLACK && !svg.hasPointerCapture(event.pointerId)) svg.setPointerCapture(event.pointerId);
    if (other) {
      zoom((now.x + other.x) / 2, (now.y + other.y) / 2, distance(now, other) / Math.max(1, distance(before, other)));
      pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    } else if (moved > SLACK) pan(now.x - before.x, now.y - before.y);
    fingers.set(event.pointerId, now);
  });

  const lift = (event) => fingers.delete(event.pointerId);
  svg.addEventListener("pointerup", lift);
  svg.addEventListener("pointercancel", lift);
  svg.addEventListener("pointerleave", () => hover(-1));
  svg.addEventListener("click", (event) => moved <= SLACK && click(nodeAt(event.target), event.target.closest?.(".fold") !== null));
  svg.addEventListener("dblclick", (event) => moved <= SLACK && open(nodeAt(event.target)));
}

const distance = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);

/** The place nearest to a node in the direction of an arrow key. */
export function nextPlace(places, from, key) {
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  const centre = ({ x, y, width, height, open }) => ({ x: x + width / 2, y: open ? y + 13 : y + height / 2 });
  const start = centre(from);
  let best = null;
  for (const place of places) {
    if (place.id === from.id) continue;
    const { x, y } = centre(place);
    const along = (x - start.x) * dx + (y - start.y) * dy;
    const across = Math.abs((x - start.x) * dy + (y - start.y) * dx);
    const cost = along + 2.5 * across;
    if (along > 1 && (best === null || cost < best.cost)) best = { place, cost };
  }
  return best?.place ?? null;
}
