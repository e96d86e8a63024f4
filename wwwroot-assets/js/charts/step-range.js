// A selection of steps, {from, to}: digits, since steps may be beyond 2^53; `to` is null for a single step.

const LEAST = -(2n ** 63n);
const GREATEST = 2n ** 63n - 1n;

/** The digits of the step nearest to a number, or of what was typed; null when it is none. */
export function toStep(value) {
  try {
    const step = typeof value === "number" ? BigInt(Math.round(value)) : BigInt(value.replace(/[\s,.'’_]/g, "").replace("−", "-") || "x");
    return String(step < LEAST ? LEAST : step > GREATEST ? GREATEST : step);
  } catch {
    return null;
  }
}

/** The selection with one end moved; an end that is moved past the other takes its place. */
export function withEnd(selection, end, step) {
  if (selection.to === null) return { from: step, to: null };
  const other = end === "from" ? selection.to : selection.from;
  const [from, to] = BigInt(step) <= BigInt(other) ? [step, other] : [other, step];
  return { from, to };
}

/** The selection without one end: of a range the other step stays, of a step nothing. */
export function withoutEnd(selection, end) {
  if (selection.to === null) return null;
  return { from: end === "from" ? selection.to : selection.from, to: null };
}

export const sameSteps = (a, b) => (a?.from ?? null) === (b?.from ?? null) && (a?.to ?? null) === (b?.to ?? null);
