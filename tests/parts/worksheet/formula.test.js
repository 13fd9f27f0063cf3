import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { formula } from "../../../docs/assets/parts/worksheet/formula.js";
import { forAll } from "../../support/random.js";

const CASES = JSON.parse(readFileSync(new URL("../../records/formulas.json", import.meta.url), "utf-8"));

test("the cases that the checker agrees on", () => {
  for (const { formula: text, values, value, error } of CASES) {
    const made = formula(text);
    if (error) assert.equal(made, null, text);
    else if (value === null) assert.equal(made.value(values), null, text);
    else assert.ok(Math.abs(made.value(values) - value) < 1e-9, text);
  }
});

const build = (draw, depth) => {
  const kind = depth ? draw.int(0, 5) : draw.int(0, 1);
  if (kind === 0) return String(draw.int(0, 999) / draw.from([1, 10, 100]));
  if (kind === 1) return draw.from(["a", "b2", "peak"]);
  if (kind === 2) return `(${build(draw, depth - 1)})`;
  if (kind === 3) return `${draw.from(["min", "max"])}(${build(draw, depth - 1)}, ${build(draw, depth - 1)})`;
  return `${build(draw, depth - 1)} ${draw.from(["+", "-", "*", "/"])} ${build(draw, depth - 1)}`;
};

test("any formula means what JavaScript takes it to mean", () => {
  forAll(4000, (draw) => {
    const text = build(draw, 4);
    const values = { a: draw.int(-9, 9), b2: draw.float(0.1, 5), peak: draw.int(1, 1e6) };
    const wanted = new Function("a", "b2", "peak", "min", "max", `return ${text}`)(values.a, values.b2, values.peak, Math.min, Math.max);
    const found = formula(text).value(values);
    if (Number.isFinite(wanted)) assert.ok(Math.abs(found - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted)), text);
    else assert.equal(found, null, text);
  });
});

test("no text does anything but compute", () => {
  forAll(4000, (draw) => {
    const text = Array.from({ length: draw.int(0, 25) }, () => draw.from([..."ab1+-*/(), .x_[]{}'\"`$=;<>\\"])).join("");
    const made = formula(text);
    const value = made?.value({ a: 1, b: 2, x: 3 }) ?? null;
    assert.ok(value === null || Number.isFinite(value));
  });
});
