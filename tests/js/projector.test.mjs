import assert from "node:assert/strict";
import { test } from "node:test";
import { readBookmarks, writeBookmarks } from "../../wwwroot-assets/js/projector/bookmarks.js";
import { Camera } from "../../wwwroot-assets/js/projector/camera.js";
import { readFrame } from "../../wwwroot-assets/js/projector/frame.js";
import { Column, readMetadata } from "../../wwwroot-assets/js/projector/metadata.js";
import { Screen } from "../../wwwroot-assets/js/projector/screen.js";
import { findPoints } from "../../wwwroot-assets/js/projector/search.js";
import { DEFAULTS, packPoints, readState, unpackPoints, writeState } from "../../wwwroot-assets/js/projector/state.js";

const column = (texts) => new Column("c", texts);
const range = (count, made) => Array.from({ length: count }, (_, i) => made(i));

test("points come back from their text", () => {
  assert.equal(packPoints([9, 3, 4, 5, 7]), "3-5,7,9");
  assert.deepEqual(unpackPoints("3-5,7,9,x,-1,8-99,2-", 10), [3, 4, 5, 7, 9, 8, 9]);
  assert.deepEqual(unpackPoints("", 10), []);
});

test("a state comes back from its query, and what is not ours stays", () => {
  const state = { ...DEFAULTS, run: "a/b", tensor: "t:0 &", method: "umap", dims: 2, distance: 0.25, sprites: false };
  assert.deepEqual(readState(writeState(state)), state);
  assert.equal(writeState({ ...DEFAULTS, dims: 2 }, new URLSearchParams("runs=x")), "?runs=x&dims=2");
});

test("nonsense in a query is the default, or made to fit", () =>
  assert.deepEqual(readState("?dims=7&method=magic&perplexity=1e9&size=NaN"), { ...DEFAULTS, perplexity: 100 }));

test("metadata has a header where there are columns or a row too many", () => {
  const named = (text) => readMetadata(text, 2).columns.map(({ name, texts }) => [name, texts]);
  assert.deepEqual(named("a\nb\n"), [["label", ["a", "b"]]]);
  assert.deepEqual(named("n\tm\r\n1\tx\r\n2\ty"), [["n", ["1", "2"]], ["m", ["x", "y"]]]);
  assert.deepEqual(named("word\na\nb"), [["word", ["a", "b"]]]);
  assert.equal(readMetadata("a\n", 2).warning, "The metadata has 1 rows for 2 points.");
});

test("a column is coloured by what it holds", () => {
  assert.equal(column(["0", "1", "1"]).kind("auto"), "categories");
  assert.equal(column(["0", "1", "1"]).kind("continuous"), "continuous");
  assert.equal(column(range(20, (i) => `${i / 3}`)).kind("auto"), "continuous");
  assert.equal(column(range(200, (i) => `n${i}`)).kind("auto"), null);
  assert.deepEqual(column(["b", "a", "b", "c10", "c9"]).categories.map(([text]) => text), ["b", "a", "c9", "c10"]);
});

test("a search ignores case, or says what is wrong with it", () => {
  assert.deepEqual(findPoints("^B", [column(["ab", "b", "Bc"])], 3).points, [1, 2]);
  assert.deepEqual(findPoints("", [column(["a"])], 1).points, []);
  assert.match(findPoints("(", [column(["a"])], 1).error, /group/i);
});

test("bookmarks come back from their file with their places", () => {
  const layout = { coordinates: new Float32Array([1, 2, 3, 4]), stride: 2, shares: new Float32Array([0.5]), which: new Uint32Array([4, 7]) };
  const [back] = readBookmarks(writeBookmarks([{ name: "n", state: { dims: 2 }, selected: [4], only: [4, 7], layout }]));
  assert.deepEqual([back.name, back.state, back.selected, back.only], ["n", { dims: 2 }, [4], [4, 7]]);
  assert.deepEqual(back.layout, layout);
});

test("TensorBoard's bookmarks are read, nonsense is not", () => {
  const [theirs] = readBookmarks(JSON.stringify([{ label: "mine", selectedProjection: "tsne", projections: [{ "tsne-0": 1, "tsne-1": 2, "tsne-2": 3 }], selectedPoints: [0], filteredPoints: [] }]));
  assert.deepEqual([theirs.name, theirs.state.method, theirs.only, [...theirs.layout.coordinates]], ["mine", "tsne", null, [1, 2, 3]]);
  for (const text of ["{}", "null", "{", '{"monitorProjectorBookmarks":1,"bookmarks":[{"layout":{"coordinates":"AAA=","stride":2}}]}']) assert.throws(() => readBookmarks(text));
});

test("a frame is read as documented", () => {
  const buffer = new ArrayBuffer(40 + 4 + 4 + 16);
  new Uint32Array(buffer, 0, 9).set([0x314a504d, 2, 5, 7, 9, 2, 2, 1, 3]);
  new Float32Array(buffer, 36, 1)[0] = 0.75;
  new Uint8Array(buffer, 40).set([97, 98, 99]);
  new Float32Array(buffer, 44).set([0.5, 1, 2, 3, 4]);
  const { state, isOver, number, text, shares, coordinates, trustworthiness } = readFrame(buffer);
  assert.deepEqual([state, isOver, number, text, [...shares], [...coordinates], trustworthiness], ["done", true, 5, "abc", [0.5], [1, 2, 3, 4], 0.75]);
  assert.throws(() => readFrame(new ArrayBuffer(40)));
});

for (const flat of [true, false]) {
  test(`the camera ${flat ? "over the plane" : "in its orbit"} puts the middle in the middle, and comes back from its text`, () => {
    const camera = new Camera(() => {});
    camera.resize(800, 600);
    camera.setFlat(flat);
    const screen = new Screen();
    screen.update(new Float32Array([0, 0, 0, 1, 0, 0]), [0, 1], camera);
    assert.deepEqual(screen.of(0).slice(0, 2).map(Math.round), [400, 300]);
    assert.equal(screen.pick(402, 299, 4, 12), 0);
    assert.equal(screen.pick(10, 10, 4, 12), -1);
    assert.deepEqual(screen.within(390, 290, 410, 310), [0]);
    camera.turn(30, 10);
    camera.zoomBy(1.5);
    const again = new Camera(() => {});
    again.resize(800, 600);
    again.setFlat(flat);
    again.unpack(camera.pack());
    again.matrix.forEach((part, i) => assert.ok(Math.abs(part - camera.matrix[i]) < 0.01));
  });
}

test("zoom in the plane keeps what is under the pointer", () => {
  const camera = new Camera(() => {});
  camera.resize(800, 600);
  camera.setFlat(true);
  const places = new Float32Array([0.5, 0.25, 0]);
  const screen = new Screen();
  screen.update(places, [0], camera);
  const [x, y] = screen.of(0);
  camera.zoomBy(3, x, y);
  screen.update(places, [0], camera);
  assert.ok(Math.hypot(screen.of(0)[0] - x, screen.of(0)[1] - y) < 0.01);
});
