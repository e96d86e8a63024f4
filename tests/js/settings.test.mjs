import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

const store = new Map();
globalThis.localStorage = {
  getItem: (key) => store.get(key) ?? null,
  setItem: (key, value) => store.set(key, value),
  removeItem: (key) => store.delete(key),
};
globalThis.document = Object.assign(new EventTarget(), { documentElement: { dataset: {} }, cookie: "" });
globalThis.CustomEvent ??= Event;

const { changeSettings, exportText, initial, parseSettings, readSettings, viewQuery } = await import("../../wwwroot-assets/js/shell/settings.js");

beforeEach(() => {
  store.clear();
  changeSettings(initial());
});

test("a change is kept, put into force and told", () => {
  let told = 0;
  document.addEventListener("monitor:settings", () => told++, { once: true });
  changeSettings({ theme: "dark", palette: "red-green", smoothing: 0.9 });
  assert.equal(told, 1);
  assert.deepEqual(document.documentElement.dataset, { theme: "dark", palette: "red-green" });
  assert.match(document.cookie, /^monitor\.view=smoothing%3D0\.9; /);
  assert.equal(readSettings().smoothing, 0.9);
  changeSettings({ theme: "system", palette: "all", smoothing: 0.6 });
  assert.deepEqual(document.documentElement.dataset, {});
  assert.match(document.cookie, /max-age=0$/);
  assert.equal(store.size, 0);
});

test("what is no value of a setting is not taken", () => {
  changeSettings({ theme: "pink", smoothing: 7, width: "wide", x: null, nonsense: 1 });
  assert.deepEqual(readSettings(), initial());
});

test("spoilt storage counts as empty", () => {
  for (const text of ["{", "null", "[]", '"x"', '{"smoothing":"a","theme":3}']) {
    store.set("monitor.settings", text);
    assert.deepEqual(readSettings(), initial(), text);
  }
});

test("what is exported can be imported, whatever was set before", () => {
  changeSettings({ theme: "light", x: "wall", width: 500, ignoreOutliers: false, tellProblems: false });
  const [text, before] = [exportText(), readSettings()];
  changeSettings({ ...initial(), smoothing: 0.1 });
  changeSettings(parseSettings(text));
  assert.deepEqual(readSettings(), before);
});

test("a file that holds no settings says why", () => {
  const refused = {
    "{": /no JSON/,
    "[]": /no settings/,
    '{"monitor":"settings","version":1,"settings":null}': /no settings/,
    '{"monitor":"settings","version":2,"settings":{}}': /version 2/,
    '{"monitor":"settings","version":1,"settings":{"smoothing":2}}': /smoothing must be a number from 0 to 0.999/,
    '{"monitor":"settings","version":1,"settings":{"theme":"pink"}}': /theme must be one of system, light, dark/,
    ["x".repeat(70000)]: /too large/,
  };
  for (const [text, why] of Object.entries(refused)) assert.throws(() => parseSettings(text), why);
});

test("new views begin with what differs from what is built in", () => {
  assert.equal(viewQuery(initial()), "");
  assert.equal(viewQuery({ ...initial(), smoothing: 0.25, x: "relative", width: 400, ignoreOutliers: false }), "smoothing=0.25&x=relative&width=400&outliers=1");
});
