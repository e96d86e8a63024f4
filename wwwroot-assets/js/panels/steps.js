// The steps of one tag of one run, for sliders: those that count, in order, and how they are told.
import { formatDuration, formatTime } from "../charts/format.js";

/** Asks which values a tag has; [{index, step (text), wall}] without superseded ones. */
export async function fetchSteps(run, tag, signal) {
  const response = await fetch(`api/blobs?run=${run}&tag=${tag}`, { signal });
  if (response.status === 404) return [];
  if (!response.ok) throw new Error(`The server refused (${response.status}).`);
  return validSteps(await response.json());
}

export function validSteps({ steps, walls, superseded }) {
  const left = new Set(superseded);
  return steps.map((step, index) => ({ index, step: step.toLocaleString(), wall: walls[index] ?? NaN })).filter(({ index }) => !left.has(index));
}

/** A step as the view's axis tells it. */
export function stepText(steps, at, axis) {
  if (axis === "wall") return formatTime(steps[at].wall);
  if (axis === "relative") return formatDuration(steps[at].wall - steps[0].wall);
  return `step ${steps[at].step}`;
}

/** Where a slider stands after steps were added: at the new end if it stood at the end, else where it was. */
export const follow = (at, before, now) => (at === null || at >= before - 1 ? now - 1 : at);
