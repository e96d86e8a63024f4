import assert from "node:assert/strict";
import { test } from "node:test";
import { fit, reveal, windowOf, zoomAt } from "../../wwwroot-assets/js/graphs/camera.js";
import { colouring, profileOf } from "../../wwwroot-assets/js/graphs/colours.js";
import { Composer } from "../../wwwroot-assets/js/graphs/layout/compose.js";
import { nextPlace } from "../../wwwroot-assets/js/graphs/gestures.js";
import { layOutLayered, rank } from "../../wwwroot-assets/js/graphs/layout/layered.js";
import { graphOf } from "./graph-model.mjs";

const overlap = (one, other) => one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;

function assertApart(places) {
  for (let i = 0; i < places.length; i++) for (let j = 0; j < i; j++) assert.ok(!overlap(places[i], places[j]), `${places[i].id} lies on ${places[j].id}`);
}

test("ranks grow along every edge that closes no cycle", () => {
  assert.deepEqual([...rank(4, { out: [[1, 2], [3], [3], []] })], [0, 1, 1, 2]);
  assert.deepEqual([...rank(3, { out: [[1], [2], [0]] })], [0, 1, 2]);
});

test("the layered layout sets any graph without overlap within its size", () => {
  let state = 9;
  const random = (most) => (state = (state * 1103515245 + 12345) & 0x7fffffff) % most;
  for (let turn = 0; turn < 40; turn++) {
    const items = Array.from({ length: 1 + random(90) }, (_, id) => ({ id, width: 30 + random(200), height: 38 + random(60) }));
    const edges = Array.from({ length: random(150) }, () => ({ from: random(items.length), to: random(items.length) }));
    const { places, width, height, edges: lines } = layOutLayered(items, edges);
    const placed = items.map((item) => ({ ...item, ...places.get(item.id) }));
    assertApart(placed);
    for (const one of placed) assert.ok(one.x >= -0.01 && one.y >= -0.01 && one.x + one.width <= width + 0.01 && one.y + one.height <= height + 0.01, `turn ${turn}: ${JSON.stringify(one)} in ${width} x ${height}`);
    assert.equal(lines.length, edges.length);
  }
});

test("a chain of thousands is set in columns, not as a tower", () => {
  const items = Array.from({ length: 3000 }, (_, id) => ({ id, width: 100, height: 38 }));
  const { width, height } = layOutLayered(items, items.slice(1).map(({ id }) => ({ from: id - 1, to: id })));
  assert.ok(width / height > 0.2 && width / height < 5, `${width} x ${height}`);
});

test("open groups hold what they hold, siblings are apart, edges of a port reach the border", () => {
  const graph = graphOf(
    [{ label: "a", children: [{ label: "b", children: ["c", "d"] }, "e"] }, "h", "i"],
    [["c", "d"], ["d", "e"], ["h", "c"], ["e", "i"]],
  );
  graph.widths = Int32Array.from(graph.labels, () => 80);
  const node = (label) => graph.labels.indexOf(label);
  const composer = new Composer(graph);
  const view = { expanded: new Set([node("a"), node("b")]), ungrouped: new Set(), aside: new Set(), main: new Set() };
  const picture = composer.picture(view);
  const place = (label) => picture.nodes.find((one) => one.id === node(label));
  const inside = (inner, outer) => inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
  for (const [inner, outer] of [["b", "a"], ["e", "a"], ["c", "b"], ["d", "b"]]) assert.ok(inside(place(inner), place(outer)), `${inner} in ${outer}`);
  assertApart(["a", "h", "i"].map(place));
  assertApart(["c", "d"].map(place));
  const into = picture.edges.find((edge) => edge.from === node("h"));
  const within = picture.edges.find((edge) => edge.group === node("a") && typeof edge.from === "string");
  assert.deepEqual(into.points.at(-1), within.points[0]);
  assert.equal(into.points.at(-1).y, place("a").y);
  assert.deepEqual(composer.picture(view).nodes, picture.nodes);
});

test("the camera fits, zooms about a point and reveals", () => {
  const view = { width: 800, height: 600 };
  const whole = fit({ x: 0, y: 0, width: 4000, height: 1000 }, view);
  const seen = windowOf(whole, view);
  assert.ok(seen.x <= 0 && seen.x + seen.width >= 4000);
  const closer = zoomAt(whole, 100, 50, 2);
  assert.ok(Math.abs((100 - closer.left) / closer.scale - (100 - whole.left) / whole.scale) < 1e-9);
  const target = { x: 3000, y: 900, width: 80, height: 38 };
  const there = windowOf(reveal(whole, target, view), view);
  assert.ok(there.x < 3000 && there.x + there.width > 3080 && there.y < 900 && there.y + there.height > 938);
});

test("arrow keys go to the nearest place that way", () => {
  const at = (id, x, y) => ({ id, x, y, width: 10, height: 10 });
  const places = [at(1, 0, 0), at(2, 0, 50), at(3, 40, 50), at(4, 0, 200)];
  assert.equal(nextPlace(places, places[0], "ArrowDown").id, 2);
  assert.equal(nextPlace(places, places[1], "ArrowRight").id, 3);
  assert.equal(nextPlace(places, places[0], "ArrowUp"), null);
});

test("a profile's groups have the sum of what they hold; colours follow", () => {
  const graph = graphOf([{ label: "a", children: ["b", "c"] }, "d"]);
  const profile = profileOf(graph, { nodes: [2, 3, 4], micros: [1, 2, 6], bytes: [0, 0, 0], devices: [1, 1, 2], deviceNames: ["", "gpu", "cpu"], unknown: 0 });
  assert.deepEqual([...profile.micros], [9, 3, 1, 2, 6]);
  const heat = colouring(graph, "time", profile);
  assert.equal(heat.classOf(1), "heat-3");
  assert.match(colouring(graph, "memory", profile).note, /no memory/);
  assert.match(colouring(graph, "time", null).note, /Choose a profile/);
  const device = colouring(graph, "device", profile);
  assert.deepEqual([device.classOf(1), device.classOf(4)], ["tint-0", "tint-1"]);
  assert.equal(device.sharesOf(0).length, 2);
});
