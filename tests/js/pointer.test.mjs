import assert from "node:assert/strict";
import { test } from "node:test";
import { listen } from "../../wwwroot-assets/js/charts/pointer.js";

globalThis.WheelEvent = { DOM_DELTA_PIXEL: 0 };

const SIZE = { left: 0, top: 0, width: 100, height: 50 };

function surface() {
  const element = Object.assign(new EventTarget(), { getBoundingClientRect: () => ({ left: 0, top: 0 }), setPointerCapture() {} });
  const seen = [];
  const note = (name) => (...args) => seen.push([name, ...args]);
  listen(element, { area: () => SIZE, hover: note("hover"), leave: note("leave"), select: note("select"), zoomTo: note("zoom"), reset: note("reset") });
  const fire = (name, x, y, more = {}) =>
    element.dispatchEvent(Object.assign(new Event(name, { cancelable: true }), { clientX: x, clientY: y, button: 0, isPrimary: true, pointerType: "mouse", ...more }));
  return { fire, zooms: () => seen.filter(([name]) => name === "zoom").map(([, zoom]) => zoom), names: () => seen.map(([name]) => name) };
}

test("a drag zooms x, and y too with Shift", () => {
  const { fire, zooms } = surface();
  fire("pointerdown", 60, 10);
  fire("pointerup", 20, 40);
  fire("pointerdown", 20, 10, { shiftKey: true });
  fire("pointerup", 60, 40);
  assert.deepEqual(zooms(), [{ x: [20, 60], y: null, wheel: false }, { x: [20, 60], y: [10, 40], wheel: false }]);
});

test("a click without a drag zooms nowhere", () => {
  const { fire, zooms } = surface();
  fire("pointerdown", 60, 10);
  fire("pointerup", 61, 10);
  assert.deepEqual(zooms(), []);
});

test("a finger drags to zoom, and its tap shows values that stay when it lifts", () => {
  const finger = { pointerType: "touch" };
  const dragged = surface();
  dragged.fire("pointerdown", 20, 10, finger);
  dragged.fire("pointermove", 60, 10, finger);
  dragged.fire("pointerup", 60, 10, finger);
  assert.equal(dragged.zooms().length, 1);

  const tapped = surface();
  tapped.fire("pointerdown", 20, 10, finger);
  tapped.fire("pointerup", 20, 10, finger);
  tapped.fire("pointerleave", 20, 10, finger);
  assert.equal(tapped.names().at(-1), "hover");
});

test("a drag takes the tooltip away", () => {
  const { fire, names } = surface();
  fire("pointermove", 20, 10);
  fire("pointerdown", 20, 10);
  fire("pointermove", 60, 10);
  assert.deepEqual(names(), ["hover", "leave", "select"]);
});

test("the wheel zooms with Ctrl only, around the pointer; a touchpad's small part of a turn zooms little", () => {
  const { fire, zooms } = surface();
  fire("wheel", 50, 10, { deltaY: -100, deltaMode: 0 });
  fire("wheel", 50, 10, { deltaY: -100, deltaMode: 0, ctrlKey: true });
  fire("wheel", 50, 10, { deltaY: -2, deltaMode: 0, ctrlKey: true });
  const [notch, pinch] = zooms();
  assert.equal(zooms().length, 2);
  assert.ok(Math.abs(notch.x[1] - notch.x[0] - 100 / 1.2) < 1e-9 && notch.wheel);
  assert.ok(pinch.x[1] - pinch.x[0] > 99);
});
