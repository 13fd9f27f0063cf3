import assert from "node:assert/strict";
import { test } from "node:test";
import { isSecond } from "../../../docs/assets/parts/kit/clicks.js";

/** A press on a control, which stands at `box`, with others around it. */
const press = (time, x, y, control, box = `${x},${y}`, others = {}) => ({
  time,
  x,
  y,
  target: control,
  control,
  around: new Map([...(control ? [[control, box]] : []), ...Object.entries(others)]),
});

test("a click is the second of a pair where the browser counts two, or another element came under the pointer", () => {
  const first = press(1000, 50, 50, "check");
  assert.equal(isSecond(1, null, first), false);
  assert.equal(isSecond(2, null, first), true, "the first was on the page before this one");
  assert.equal(isSecond(2, first, press(1100, 50, 50, "check")), true);
  assert.equal(isSecond(3, first, press(1100, 50, 50, "next")), true);
  assert.equal(isSecond(1, first, press(1120, 53, 49, "next")), true, "moved under the pointer, counted anew");
  assert.equal(isSecond(1, first, press(1120, 53, 49, "check")), false, "the browser counts these itself");
  assert.equal(isSecond(1, first, press(1120, 90, 50, "next")), false, "elsewhere");
  assert.equal(isSecond(1, first, press(2000, 50, 50, "next")), false, "later");
});

test("a control that stood beside the first press all along is pressed at once", () => {
  const first = press(1000, 50, 50, "stop 3", "30,40,36,36", { "stop 4": "54,40,36,36" });
  for (const count of [1, 2]) {
    assert.equal(isSecond(count, first, press(1120, 56, 50, "stop 4", "54,40,36,36")), false, `counted ${count}`);
    assert.equal(isSecond(count, first, press(1120, 56, 50, "stop 4", "54,-200,36,36")), true, "it has moved");
    assert.equal(isSecond(count, first, press(1120, 56, 50, "stop 9", "54,40,36,36")), true, "it was elsewhere");
  }
});

test("the sign and the words of one button are one control", () => {
  const first = press(1000, 50, 50, "theme", "40,40,90,44");
  const words = { ...press(1120, 58, 50, "theme", "40,40,90,44"), target: "words" };
  assert.equal(isSecond(1, first, words), true);
});

test("the click that a label hands on is no second one", () => {
  const only = press(1000, 50, 50, "label");
  assert.equal(isSecond(2, only, only), false);
});

test("keys and screen readers are never held back", () => {
  const first = press(1000, 50, 50, "check");
  assert.equal(isSecond(0, first, press(1010, 50, 50, "next")), false);
});
