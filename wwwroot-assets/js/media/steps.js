// Steps of values: exact however large (beyond 2^53 they are BigInt, which compares with numbers as it should).

/** Values of one tag of one run, as /api/blobs lists them: `count`, `steps`, `walls`, `superseded`. */
export class ValueList {
  constructor({ steps, walls, superseded }) {
    this.steps = steps.map(parseStep);
    this.walls = walls;
    this.superseded = new Set(superseded);
  }

  /** Indices of the values to choose among, in order of step and then of arrival. */
  shown(withSuperseded) {
    const all = this.steps.map((_, index) => index);
    if (!withSuperseded) return all.filter((index) => !this.superseded.has(index));
    return all.sort((a, b) => compare(this.steps[a], this.steps[b]) || a - b);
  }

  /** Those of `shown` at the last step that is not beyond `step` (null: at the last of all); at the first when all are beyond. */
  at(step, shown) {
    if (shown.length === 0) return [];
    const last = step === null ? shown.length - 1 : Math.max(placeOf(shown.map((index) => this.steps[index]), step), 0);
    let first = last;
    while (first > 0 && this.steps[shown[first - 1]] === this.steps[shown[last]]) first--;
    let end = last + 1;
    while (end < shown.length && this.steps[shown[end]] === this.steps[shown[last]]) end++;
    return shown.slice(first, end);
  }
}

/** A step as JSON carries it: a number, or the digits of a large one. */
export function parseStep(step) {
  if (typeof step !== "string") return step;
  const exact = BigInt(step);
  return BigInt(Number(exact)) === exact && Number.isSafeInteger(Number(exact)) ? Number(exact) : exact;
}

export const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Where in ascending `steps` the last one stands that is not beyond `step`; -1 when all are. */
export function placeOf(steps, step) {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle] <= step) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The steps of several ascending lists, each once, ascending. */
export function unionOf(lists) {
  if (lists.length === 1) return lists[0].filter((step, i, all) => i === 0 || all[i - 1] !== step);
  return [...new Set(lists.flat())].sort(compare);
}

/** 12345 as people read it. */
export const stepText = (step) => step.toLocaleString("en-US");
