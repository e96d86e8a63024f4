import assert from "node:assert/strict";
import { test } from "node:test";
import { attachReconnect } from "../../wwwroot-assets/js/shell/reconnect.js";
import { clampWidth } from "../../wwwroot-assets/js/shell/splitter.js";
import { nextTheme } from "../../wwwroot-assets/js/shell/theme.js";

class Banner extends EventTarget {
  lost = false;
  toggleAttribute(name, on) {
    assert.equal(name, "data-lost");
    this.lost = on;
  }
  tell(state) {
    this.dispatchEvent(Object.assign(new Event("components-reconnect-state-changed"), { detail: { state } }));
  }
}

const settled = () => new Promise((resume) => setImmediate(resume));

test("theme goes from system to light to dark and around", () => {
  assert.equal(nextTheme("system"), "light");
  assert.equal(nextTheme("light"), "dark");
  assert.equal(nextTheme("dark"), "system");
});

test("width of the run list stays within its limits", () => {
  assert.deepEqual([0, 300.4, 9999].map(clampWidth), [240, 300, 420]);
});

test("a lost connection shows the banner until it is back, and is told once each way", () => {
  const banner = new Banner();
  const news = [];
  attachReconnect(banner, { reload: assert.fail, told: (text, kind) => news.push(`${kind}: ${text}`) });
  banner.tell("show");
  assert.equal(banner.lost, true);
  banner.tell("retrying");
  assert.equal(banner.lost, true);
  banner.tell("hide");
  assert.equal(banner.lost, false);
  assert.deepEqual(news, ["warn: The connection to the server is lost.", "good: Connected again."]);
});

test("when Blazor gives up we go on trying, and a server that does not know the circuit reloads the page once", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const banner = new Banner();
  const answers = [new Error("unreachable"), new Error("unreachable"), false];
  let reloads = 0;
  const reconnect = async () => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  attachReconnect(banner, { blazor: () => ({ reconnect }), reload: () => reloads++ });
  banner.tell("failed");
  for (let i = 0; i < 3; i++) {
    await settled();
    t.mock.timers.tick(1500);
  }
  await settled();
  assert.equal(answers.length, 0);
  assert.equal(reloads, 1);
  banner.tell("rejected");
  assert.equal(reloads, 1);
});
