// Asks the server for exact points: cards that want the same range in the same moment share one request.
import { decodeFrame } from "./frame.js";

const SERIES_PER_REQUEST = 400;

/** Posts a query and returns the decoded series. Throws on a refusal, and an AbortError when aborted. */
export async function querySeries(query, signal) {
  const response = await fetch("api/series/query", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(query),
    signal,
  });
  if (!response.ok) throw new Error(`The server refused the query (${response.status}).`);
  return decodeFrame(await response.arrayBuffer());
}

/** Collects the queries of one frame; `ask` resolves to the replies of its own series only. */
export class QueryBatch {
  #pending = new Map();

  constructor(send = querySeries, later = (run) => queueMicrotask(run)) {
    this.send = send;
    this.later = later;
  }

  /** `shape`: everything of a query but `series`. */
  ask(shape, series, signal) {
    return new Promise((resolve, reject) => {
      const key = JSON.stringify(shape);
      if (!this.#pending.has(key)) {
        this.#pending.set(key, []);
        this.later(() => this.#flush(key, shape));
      }
      this.#pending.get(key).push({ series, signal, resolve, reject });
    });
  }

  #flush(key, shape) {
    const asks = this.#pending.get(key).filter((ask) => !ask.signal?.aborted);
    this.#pending.delete(key);
    let group = [];
    let size = 0;
    for (const ask of asks) {
      if (size > 0 && size + ask.series.length > SERIES_PER_REQUEST) {
        this.#sendGroup(shape, group);
        group = [];
        size = 0;
      }
      group.push(ask);
      size += ask.series.length;
    }
    if (group.length > 0) this.#sendGroup(shape, group);
  }

  async #sendGroup(shape, group) {
    // A lone query is aborted with its card; a shared one goes on for the others, and late answers are dropped by the card.
    const signal = group.length === 1 ? group[0].signal : undefined;
    try {
      const wanted = new Map(group.flatMap((ask) => ask.series).map((pair) => [String(pair), pair]));
      const replies = await this.send({ ...shape, series: [...wanted.values()] }, signal);
      const bySeries = Map.groupBy(replies, (reply) => `${reply.run},${reply.tag}`);
      for (const ask of group) ask.resolve(ask.series.flatMap((pair) => bySeries.get(String(pair)) ?? []));
    } catch (error) {
      for (const ask of group) ask.reject(error);
    }
  }
}
