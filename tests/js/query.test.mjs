import assert from "node:assert/strict";
import { test } from "node:test";
import { QueryBatch } from "../../wwwroot-assets/js/charts/query.js";

const shape = { x: "step", columns: 300 };

test("asks of one shape in one moment share a request and get their own tag's replies", async () => {
  const sent = [];
  const batch = new QueryBatch(async (query) => {
    sent.push(query);
    return query.series.map(([run, tag]) => ({ run, tag }));
  });
  const [a, b] = await Promise.all([batch.ask(shape, [[1, 10], [2, 10]]), batch.ask(shape, [[1, 11]])]);
  assert.equal(sent.length, 1);
  assert.deepEqual(a, [{ run: 1, tag: 10 }, { run: 2, tag: 10 }]);
  assert.deepEqual(b, [{ run: 1, tag: 11 }]);
});

test("asks of the same series share it, and each gets its own once", async () => {
  const sent = [];
  const batch = new QueryBatch(async (query) => {
    sent.push(...query.series);
    return query.series.flatMap(([run, tag]) => [{ run, tag }, { run, tag, superseded: true }]);
  });
  const [a, b] = await Promise.all([batch.ask(shape, [[1, 10], [2, 10]]), batch.ask(shape, [[2, 10]])]);
  assert.deepEqual(sent, [[1, 10], [2, 10]]);
  assert.deepEqual(a.map(({ run }) => run), [1, 1, 2, 2]);
  assert.deepEqual(b, [{ run: 2, tag: 10 }, { run: 2, tag: 10, superseded: true }]);
});

test("large asks are split over requests", async () => {
  let requests = 0;
  const batch = new QueryBatch(async () => {
    requests++;
    return [];
  });
  const series = (tag) => Array.from({ length: 300 }, (_, run) => [run, tag]);
  await Promise.all([batch.ask(shape, series(1)), batch.ask(shape, series(2)), batch.ask(shape, series(3))]);
  assert.equal(requests, 3);
});

test("an aborted ask is not sent, a refusal reaches every asker", async () => {
  const abort = new AbortController();
  const batch = new QueryBatch(async (query) => {
    assert.equal(query.series.length, 1);
    throw new Error("no");
  });
  batch.ask(shape, [[1, 1]], abort.signal);
  abort.abort();
  await assert.rejects(batch.ask(shape, [[2, 2]]), /no/);
});
