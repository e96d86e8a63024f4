// One queue for every Plotly redraw of the page. Plotly's redraw is the page's most expensive work, so: once per card and
// interval at most, a few milliseconds per frame, and nothing while the tab is hidden (animation frames stop by themselves).

const FRAME_BUDGET_MS = 12;

export class RedrawQueue {
  #waiting = new Map(); // card → earliest time
  #frame = 0;
  #timer = 0;

  constructor(intervalMs = 1000, clock = () => performance.now(), nextFrame = (run) => requestAnimationFrame(run)) {
    this.intervalMs = intervalMs;
    this.clock = clock;
    this.nextFrame = nextFrame;
  }

  /** Asks for `card.redraw()`; at once (next frame) or, when `live`, not sooner than an interval after its last one. */
  request(card, live = false) {
    const due = live ? (card.drawnAt ?? -Infinity) + this.intervalMs : -Infinity;
    this.#waiting.set(card, Math.min(this.#waiting.get(card) ?? Infinity, due));
    this.#schedule();
  }

  cancel(card) {
    this.#waiting.delete(card);
  }

  #schedule() {
    if (this.#frame || this.#waiting.size === 0) return;
    const wait = Math.min(...this.#waiting.values()) - this.clock();
    clearTimeout(this.#timer);
    if (wait > 0) {
      this.#timer = setTimeout(() => this.#schedule(), wait);
      return;
    }
    this.#frame = this.nextFrame(() => {
      this.#frame = 0;
      this.#run();
      this.#schedule();
    });
  }

  #run() {
    const start = this.clock();
    for (const [card, due] of [...this.#waiting]) {
      if (due > start) continue;
      this.#waiting.delete(card);
      card.redraw();
      card.drawnAt = this.clock();
      if (card.drawnAt - start > FRAME_BUDGET_MS) return;
    }
  }
}
