import assert from "node:assert/strict";
import { test } from "node:test";
import { linkTo } from "../../wwwroot-assets/js/shell/clipboard.js";

test("a copied link says that it was made to be passed on, once", () => {
  assert.equal(linkTo("http://host:6006/charts"), "http://host:6006/charts?shared=1");
  assert.equal(linkTo("http://host:6006/charts?tagFilter=a/b&run=x%20y"), "http://host:6006/charts?tagFilter=a/b&run=x%20y&shared=1");
  assert.equal(linkTo("http://host:6006/charts?shared=1"), "http://host:6006/charts?shared=1");
  assert.equal(linkTo("http://host:6006/help#auc"), "http://host:6006/help?shared=1#auc");
});
