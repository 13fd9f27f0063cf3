import assert from "node:assert/strict";
import { test } from "node:test";
import { isSecond } from "../../../docs/assets/parts/kit/clicks.js";

const press = (time, x, y, target) => ({ time, x, y, target });

test("a click is the second of a pair where the browser counts two, or another element came under the pointer", () => {
  const first = press(1000, 50, 50, "check");
  assert.equal(isSecond(1, null, first), false);
  assert.equal(isSecond(2, first, press(1100, 50, 50, "check")), true);
  assert.equal(isSecond(3, first, press(1100, 50, 50, "next")), true);
  assert.equal(isSecond(1, first, press(1120, 53, 49, "next")), true, "moved under the pointer, counted anew");
  assert.equal(isSecond(1, first, press(1120, 53, 49, "check")), false, "the browser counts these itself");
  assert.equal(isSecond(1, first, press(1120, 90, 50, "next")), false, "elsewhere");
  assert.equal(isSecond(1, first, press(2000, 50, 50, "next")), false, "later");
});

test("keys and screen readers are never held back", () => {
  const first = press(1000, 50, 50, "check");
  assert.equal(isSecond(0, first, press(1010, 50, 50, "next")), false);
});
