// The page's connection to /hubs/live: which series it watches, deltas as they come, and coming back after a loss.
import { decodeFrame } from "./frame.js";

const RETRY_MS = [0, 500, 1000, 2000];
const RELOADED_FOR = "monitor.reloaded-for";

export class LiveConnection {
  #watched = new Map(); // "run:tag" → {run, tag, from, generation}
  #connection;
  #instance;
  #smoothing = ["ema", 0];
  #closed = false;

  /** `handlers`: delta(series[]), state("live" | "reconnecting"), resync(): everything must be queried anew. */
  constructor(handlers, signalR = globalThis.signalR) {
    this.handlers = handlers;
    this.#connection = new signalR.HubConnectionBuilder()
      .withUrl("hubs/live")
      .withHubProtocol(new signalR.protocols.msgpack.MessagePackHubProtocol())
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount: n }) => RETRY_MS[Math.min(n, RETRY_MS.length - 1)] })
      .configureLogging(signalR.LogLevel.None)
      .build();
    this.#connection.on("Delta", (bytes) => this.handlers.delta(decodeFrame(bytes)));
    this.#connection.onreconnecting(() => this.handlers.state("reconnecting"));
    this.#connection.onreconnected(() => this.#greet(true));
  }

  async start() {
    for (let attempt = 0; !this.#closed; attempt++) {
      try {
        await this.#connection.start();
        return await this.#greet(false);
      } catch {
        this.handlers.state("reconnecting");
        await new Promise((resume) => setTimeout(resume, RETRY_MS[Math.min(attempt + 1, RETRY_MS.length - 1)]));
      }
    }
  }

  async stop() {
    this.#closed = true;
    await this.#connection.stop();
  }

  get isConnected() {
    return this.#connection.state === "Connected" && this.#instance !== undefined;
  }

  /** Watches exactly `series` ([{run, tag, from, generation}]) from now on; only what changed is told to the server. */
  watch(series) {
    const wanted = new Map(series.map((one) => [`${one.run}:${one.tag}`, one]));
    const gone = [...this.#watched].filter(([key]) => !wanted.has(key)).map(([, one]) => one);
    const added = [...wanted].filter(([key, one]) => !same(this.#watched.get(key), one)).map(([, one]) => one);
    this.#watched = wanted;
    if (!this.isConnected) return;
    if (gone.length > 0) this.#send("Unwatch", gone.map((one) => one.run), gone.map((one) => one.tag));
    this.#sendWatch(added);
  }

  /** Remembers how far a watched series was applied, so that a later `watch` of the same place changes nothing. */
  applied(run, tag, total, generation) {
    const one = this.#watched.get(`${run}:${tag}`);
    if (one) Object.assign(one, { from: total, generation });
  }

  setSmoothing(smoother, strength) {
    this.#smoothing = [smoother, strength];
    if (this.isConnected) this.#send("SetSmoothing", smoother, strength);
  }

  async #greet(again) {
    const instance = await this.#connection.invoke("Hello");
    if (this.#instance !== undefined && this.#instance !== instance && reloadOnceFor(instance)) return;
    this.#instance = instance;
    this.#send("SetSmoothing", ...this.#smoothing);
    this.handlers.state("live");
    if (again) this.handlers.resync();
    this.#sendWatch([...this.#watched.values()]);
  }

  #sendWatch(series) {
    if (series.length === 0) return;
    const column = (name) => series.map((one) => one[name]);
    this.#send("Watch", column("run"), column("tag"), column("from"), column("generation"));
  }

  // A send that fails means the connection is going down; reconnecting tells everything again.
  #send(method, ...args) {
    this.#connection.send(method, ...args).catch(() => {});
  }
}

const same = (a, b) => a !== undefined && a.from === b.from && a.generation === b.generation;

// A restarted server numbers runs anew: the page reloads itself to the same URL, once per server instance.
function reloadOnceFor(instance) {
  if (sessionStorage.getItem(RELOADED_FOR) === instance) return false;
  sessionStorage.setItem(RELOADED_FOR, instance);
  location.reload();
  return true;
}
