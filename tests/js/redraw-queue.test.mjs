import assert from "node:assert/strict";
import { test } from "node:test";
import { RedrawQueue } from "../../wwwroot-assets/js/charts/redraw-queue.js";

function queueWithClock() {
  const frames = [];
  const clock = { now: 0 };
  const queue = new RedrawQueue(1000, () => clock.now, (run) => frames.push(run));
  const frame = () => frames.splice(0).forEach((run) => run());
  return { queue, clock, frame };
}

const card = (clock, cost) => ({ draws: 0, redraw() { this.draws++; clock.now += cost; } });

test("many requests in one frame are one redraw", () => {
  const { queue, clock, frame } = queueWithClock();
  const one = card(clock, 1);
  for (let i = 0; i < 10; i++) queue.request(one);
  frame();
  frame();
  assert.equal(one.draws, 1);
});

test("a frame stops after its budget and goes on in the next", () => {
  const { queue, clock, frame } = queueWithClock();
  const cards = [card(clock, 20), card(clock, 20)];
  cards.forEach((one) => queue.request(one));
  frame();
  assert.deepEqual(cards.map((one) => one.draws), [1, 0]);
  frame();
  assert.deepEqual(cards.map((one) => one.draws), [1, 1]);
});

test("a live request waits for the interval since the card's last redraw; any other does not", () => {
  const { queue, clock, frame } = queueWithClock();
  const one = card(clock, 1);
  queue.request(one);
  frame();
  queue.request(one, true);
  frame();
  assert.equal(one.draws, 1);
  queue.request(one);
  frame();
  assert.equal(one.draws, 2);
  queue.cancel(one);
});
