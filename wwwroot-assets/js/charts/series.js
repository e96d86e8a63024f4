// The points of one series that a card holds: what a query answered, then what live deltas appended.

const COLUMNS = ["step", "wall", "y", "smoothed", "weight", "x"];

/** Points of one run's series on one card. `count` points are valid in each column. */
export class Series {
  constructor(reply) {
    this.replace(reply);
  }

  /** Takes a query's reply in place of everything held. */
  replace(reply) {
    for (const column of COLUMNS) this[column] = reply[column];
    this.exactStep = reply.exactStep;
    this.count = reply.count;
    this.retoldFrom = Infinity; // the first point whose smoothed value is another than the one drawn
    this.queried = reply.count;
    this.capacity = reply.count;
    this.total = reply.total;
    this.generation = reply.generation;
    this.seriesStart = reply.seriesStart;
    this.runStart = reply.runStart;
    this.supersededCount = reply.supersededCount;
    this.nonFiniteCount = reply.nonFiniteCount;
    this.unpairedCount = reply.unpairedCount ?? 0;
    this.reduced = reply.reduced;
  }

  /** Whether a delta continues exactly what is held. */
  continues(delta) {
    // A delta does not say where its points stand on the arrival axis.
    if (delta.requery || this.x || delta.generation !== this.generation) return false;
    return delta.retold ? delta.from <= this.total && delta.from + delta.count >= this.total : delta.from === this.total;
  }

  /** Appends a delta that `continues` this series. */
  append(delta) {
    if (delta.retold) this.#forgetFrom(delta.step[0]);
    this.reserve(this.count + delta.count, delta);
    for (const column of COLUMNS) {
      if (this[column]) this[column].set(delta[column] ?? missing(column, delta), this.count);
    }
    if (this.exactStep) this.exactStep = undefined; // exactness beyond 2^53 is kept by the next query
    this.count += delta.count;
    this.total = delta.total;
    this.supersededCount = delta.supersededCount;
    this.nonFiniteCount = delta.nonFiniteCount;
    if (Number.isNaN(this.seriesStart)) this.seriesStart = delta.seriesStart;
    this.runStart = delta.runStart;
  }

  // What is told again takes the place of the points from its first step on, whichever of them are held.
  #forgetFrom(step) {
    while (this.count > 0 && this.step[this.count - 1] >= step) this.count--;
    this.queried = Math.min(this.queried, this.count);
    this.retoldFrom = Math.min(this.retoldFrom, this.count);
  }

  /** How many points live deltas have added since the last query. */
  get appended() {
    return this.count - this.queried;
  }

  reserve(count, delta) {
    if (delta.weight && !this.weight) this.weight = new Uint32Array(this.capacity);
    if (count <= this.capacity) return;
    this.capacity = Math.max(16, count, Math.ceil(this.capacity * 1.5));
    for (const column of COLUMNS) {
      const values = this[column];
      if (values) {
        this[column] = new values.constructor(this.capacity);
        this[column].set(values.subarray(0, this.count));
      }
    }
  }
}

function missing(column, delta) {
  return column === "weight" ? new Uint32Array(delta.count) : delta.y;
}
