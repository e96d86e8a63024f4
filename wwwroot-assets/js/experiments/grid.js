// Dragging in the head of the table of runs: a grip resizes its column, a head is dropped before another; arrow keys go from row to row.
const MIN_WIDTH = 48;

export function open(root, dotNet) {
  const stop = new AbortController();
  const { signal } = stop;
  const table = root.querySelector("table");
  const colOf = (key) => [...table.querySelectorAll("col")].find((col) => col.dataset.column === key);
  let dragged = null;

  root.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (!grip || event.button !== 0) return;
    event.preventDefault();
    const col = colOf(grip.dataset.grip);
    const [from, began, total] = [event.clientX, parseFloat(col.style.width), parseFloat(table.style.width)];
    let width = began;
    const move = (moved) => {
      width = Math.max(MIN_WIDTH, Math.round(began + moved.clientX - from));
      col.style.width = `${width}px`;
      table.style.width = `${total + width - began}px`;
    };
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener("pointermove", move);
    grip.addEventListener("lostpointercapture", () => {
      grip.removeEventListener("pointermove", move);
      if (width !== began) dotNet.invokeMethodAsync("Resized", grip.dataset.grip, width);
    }, { once: true });
  }, { signal });

  const headOf = (event) => event.target.closest?.("th[data-head]");
  const clear = () => root.querySelectorAll("[data-drop], [data-dragging]").forEach((head) => ["drop", "dragging"].forEach((name) => delete head.dataset[name]));
  root.addEventListener("dragstart", (event) => {
    const head = headOf(event);
    if (!head || event.target.closest("[data-grip]")) return event.preventDefault();
    dragged = head.dataset.head;
    head.dataset.dragging = "";
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged);
  }, { signal });
  root.addEventListener("dragover", (event) => {
    const head = headOf(event);
    if (dragged === null || !head) return;
    event.preventDefault();
    root.querySelectorAll("[data-drop]").forEach((other) => other !== head && delete other.dataset.drop);
    if (head.dataset.head !== dragged) head.dataset.drop = "";
  }, { signal });
  root.addEventListener("drop", (event) => {
    const head = headOf(event);
    if (dragged !== null && head && head.dataset.head !== dragged) {
      event.preventDefault();
      dotNet.invokeMethodAsync("Moved", dragged, head.dataset.head);
    }
  }, { signal });
  root.addEventListener("dragend", () => {
    dragged = null;
    clear();
  }, { signal });

  root.addEventListener("keydown", (event) => {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    const row = step && event.target.closest("tbody tr");
    if (!row) return;
    const at = [...row.querySelectorAll("input, a, button")].indexOf(event.target);
    const next = row[step]?.querySelectorAll("input, a, button");
    if (!next?.length) return;
    event.preventDefault();
    next[Math.min(at, next.length - 1)].focus();
  }, { signal });

  return { dispose: () => stop.abort() };
}
