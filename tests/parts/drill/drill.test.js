// What a drill asks, and in which order.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawDrill } from "../../../docs/assets/parts/drill/drill.js";
import { random } from "../../../docs/assets/parts/kit/chance.js";
import { timeOn, work } from "../../support/guide.js";

const QUESTIONS = Array.from({ length: 12 }, (_, at) => ({ id: `q.${at}`, rev: "a" }));

test("the missed come first, then the untried, then the right ones, longest ago first", () => {
  const kept = work();
  for (const [id, right, day] of [["q.3", false, 9], ["q.7", false, 2], ["q.1", true, 8], ["q.5", true, 3], ["q.9", true, 5]]) {
    kept.answer(id, "a", right, timeOn(day), 2);
  }
  kept.answer("q.11", "older", true, timeOn(1), 2); // under another key: it counts as untried
  for (let seed = 0; seed < 50; seed += 1) {
    const drawn = drawDrill(QUESTIONS, kept.item, random(seed)).map(({ id }) => id);
    assert.deepEqual(drawn.toSorted(), QUESTIONS.map(({ id }) => id).toSorted());
    assert.deepEqual(drawn.slice(0, 2).toSorted(), ["q.3", "q.7"]);
    assert.deepEqual(drawn.slice(-3), ["q.5", "q.9", "q.1"]);
  }
});

test("the order is another one each time", () => {
  const orders = new Set(Array.from({ length: 20 }, (_, seed) => drawDrill(QUESTIONS, () => null, random(seed)).map(({ id }) => id).join(" ")));
  assert.ok(orders.size > 15);
});
