// Short news at the edge of the window, read out politely: they go by themselves, not while the pointer or the focus is on one.

const SHOWN_MS = 5000;
const MOST = 4;

/** Shows a line of text; `link` {href, text} leads to more, `undo` takes it back, `kind` is "good", "warn" or "bad". The same news is not shown twice at once. */
export function notify(text, { kind = "good", link = null, undo = null } = {}) {
  const region = document.getElementById("toasts");
  for (const toast of region.children) {
    if (toast.firstChild.textContent === text) toast.remove();
  }
  while (region.childElementCount >= MOST) region.firstElementChild.remove();
  region.append(toastOf(text, { kind, link, undo }));
}

function toastOf(text, { kind, link, undo }) {
  const toast = document.createElement("div");
  toast.className = `toast ${kind}`;
  const words = document.createElement("span");
  words.textContent = text;
  toast.append(words);
  if (link) {
    const anchor = document.createElement("a");
    anchor.href = link.href;
    anchor.textContent = link.text;
    anchor.addEventListener("click", () => toast.remove());
    toast.append(anchor);
  }
  const button = (className, label) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className, textContent: label });
    made.addEventListener("click", () => toast.remove());
    toast.append(made);
    return made;
  };
  if (undo) button("undo", "Undo").addEventListener("click", undo);
  button("icon-button", "×").setAttribute("aria-label", "Dismiss");
  let timer;
  const wait = () => (timer = setTimeout(() => toast.remove(), SHOWN_MS));
  for (const event of ["pointerenter", "focusin"]) toast.addEventListener(event, () => clearTimeout(timer));
  for (const event of ["pointerleave", "focusout"]) toast.addEventListener(event, wait);
  wait();
  return toast;
}
