// Width of the run list, by dragging its edge or with the arrow keys on it; remembered by this browser.
import { remember } from "./storage.js";

const MIN = 240;
const MAX = 420;
const KEY_STEP = 16;

export const clampWidth = (width) => Math.round(Math.min(MAX, Math.max(MIN, width)));

export function attachSplitter(selector) {
  document.addEventListener("pointerdown", (down) => {
    const handle = down.target.closest?.(selector);
    if (!handle || down.button !== 0) return;
    down.preventDefault();
    handle.setPointerCapture(down.pointerId);
    const left = handle.parentElement.getBoundingClientRect().left;
    const drag = (move) => say(handle, setWidth(move.clientX - left));
    handle.addEventListener("pointermove", drag);
    handle.addEventListener("lostpointercapture", () => handle.removeEventListener("pointermove", drag), { once: true });
  });
  document.addEventListener("focusin", ({ target }) => target.matches?.(selector) && say(target, target.parentElement.offsetWidth));
  document.addEventListener("keydown", (event) => {
    const handle = event.target.closest?.(selector);
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!handle || !direction) return;
    event.preventDefault();
    say(handle, setWidth(handle.parentElement.offsetWidth + direction * KEY_STEP));
  });
}

function setWidth(width) {
  const clamped = clampWidth(width);
  document.documentElement.style.setProperty("--sidebar-width", `${clamped}px`);
  remember("monitor.sidebar-width", String(clamped));
  return clamped;
}

const say = (handle, width) => handle.setAttribute("aria-valuenow", width);
