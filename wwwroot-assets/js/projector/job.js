// One projection at a time: asked for, watched until it is over, stopped when another takes its place.
import { leaveJob, startJob, stopJob, watchJob } from "./api.js";
import { readFrame } from "./frame.js";

const RETRIES = 5;

export class Job {
  #current = null;

  /** `frame(frame, request)` is told every new frame, `failed(error)` why there are no more. */
  constructor({ frame, failed }) {
    this.frame = frame;
    this.failed = failed;
  }

  get isRunning() {
    return this.#current !== null;
  }

  async start(request) {
    this.leave();
    const run = (this.#current = { aborter: new AbortController(), id: null });
    try {
      run.id = await startJob(request, run.aborter.signal);
      await this.#watch(run, request);
    } catch (error) {
      if (this.#current === run && error.name !== "AbortError") this.failed(error);
    } finally {
      if (this.#current === run) this.#current = null;
    }
  }

  /** Ends the computation; its last frame says so. */
  stop() {
    if (this.#current?.id) stopJob(this.#current.id).catch(() => {}); // The watch says what happened.
  }

  /** Stops watching; the server ends it soon unless someone else does. */
  leave() {
    const run = this.#current;
    this.#current = null;
    if (!run) return;
    run.aborter.abort();
    if (run.id) leaveJob(run.id).catch(() => {}); // Or the server notices by itself.
  }

  async #watch(run, request) {
    let [after, failures] = [0, 0];
    for (;;) {
      let frame;
      try {
        frame = readFrame(await watchJob(run.id, after, run.aborter.signal));
        failures = 0;
      } catch (error) {
        // The network may be away for a moment; what the server refuses it will go on refusing.
        if (!(error instanceof TypeError) || ++failures > RETRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, 500 * failures));
        continue;
      }
      if (this.#current !== run) return;
      if (frame.number > after) this.frame(frame, request);
      if (frame.isOver) return;
      after = frame.number;
    }
  }
}
