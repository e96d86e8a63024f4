// Dragging scalars and charts on the Custom page. What is dragged carries data-drag-tag or data-drag-chart; it may be dropped on
// a chart made here (data-own-chart) or on the free place (data-new-chart).

const PLACES = "[data-own-chart], [data-new-chart]";

/** Listens below `root`; `circuit` hears what was dropped where. */
export function open(root, circuit) {
  const stop = new AbortController();
  const on = (name, handler) => root.addEventListener(name, handler, { signal: stop.signal });
  let dragged = null;

  const placeOf = ({ target }) => (dragged ? target.closest?.(PLACES) ?? null : null);
  const mark = (place) => {
    for (const other of root.querySelectorAll(".is-target")) other.classList.toggle("is-target", other === place);
    place?.classList.add("is-target");
  };

  on("dragstart", (event) => {
    const { dragTag, dragChart } = event.target.dataset ?? {};
    dragged = dragTag === undefined ? dragChart === undefined ? null : ["chart", dragChart] : ["tag", dragTag];
    if (!dragged) return;
    event.dataTransfer.setData("text/plain", dragged[1]);
    event.dataTransfer.effectAllowed = dragTag === undefined ? "move" : "copy";
  });
  on("dragover", (event) => {
    const place = placeOf(event);
    mark(place);
    if (place) event.preventDefault(); // Which says that it may be dropped here.
  });
  on("drop", (event) => {
    const place = placeOf(event);
    if (!place) return;
    event.preventDefault();
    circuit.invokeMethodAsync("Dropped", ...dragged, place.dataset.ownChart ?? "");
    mark(null);
  });
  on("dragend", () => {
    dragged = null;
    mark(null);
  });
  root.dataset.arranging = "";
  return { dispose: () => stop.abort() };
}
