import assert from "node:assert/strict";
import test from "node:test";

import { counted, grouped } from "../../../docs/assets/parts/kit/text.js";

test("thousands stand apart as the browser's own formatter sets them", () => {
  const values = [0, 7, 999, 1000, 12345, 1234567, -1, -999, -1000, 0.5, 1234.5678, 0.0000123, 1e-7, 1e21, 2 ** 53];
  for (const value of values) {
    assert.equal(grouped(value), value.toLocaleString("en-US", { maximumFractionDigits: 10 }), String(value));
  }
});

test("a count has its word, in the plural but for one", () => {
  assert.deepEqual([0, 1, 2, 1200].map((count) => counted(count, "question")), ["0 questions", "1 question", "2 questions", "1,200 questions"]);
});
