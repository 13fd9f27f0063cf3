// Which days are marked as checked too long ago. tests/records/test_aged.py asks the same of the build.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { AGED, isAged } from "../../../docs/assets/parts/sources/aged.js";

const DAYS = JSON.parse(readFileSync(new URL("./aged.json", import.meta.url), "utf8"));

test("a day is marked from the day after six months on", () => {
  for (const [checked, last, first] of DAYS) {
    for (const [day, aged] of [[last, false], [first, true]]) {
      const [year, month, date] = day.split("-").map(Number);
      for (const hour of [0, 12, 23]) assert.equal(isAged(checked, new Date(year, month - 1, date, hour)), aged, `${checked} on ${day} at ${hour}`);
    }
  }
});

test("the browser marks in the words of the build", () => {
  const template = readFileSync(new URL("../../../docs/assets/parts/page/_parts.html.j2", import.meta.url), "utf8");
  assert.ok(template.includes(`<strong class="lg-aged">${AGED}</strong>`));
});
