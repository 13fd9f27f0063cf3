// The one order of missed concepts, and that every tool which names them keeps to it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { startWith } from "../../../docs/assets/parts/diagnostic/diagnosis.js";
import { byConcept } from "../../../docs/assets/parts/progress/readiness.js";
import { summarize } from "../../../docs/assets/parts/question/summary.js";
import { agenda } from "../../../docs/assets/parts/study/schedule.js";
import { missedConcepts, missedFirst } from "../../../docs/assets/parts/study/tally.js";
import { ROLE, guide, timeOn, work } from "../../support/guide.js";
import { forAll } from "../../support/random.js";

const TODAY = 20_800;

test("missed concepts come by misses, then by the share right, then as the loop names them", () => {
  forAll(1000, (draw) => {
    const index = guide(draw, { concepts: draw.int(2, 8) });
    const kept = work();
    for (const { id, rev } of index.questions.values()) if (draw.bool(0.7)) kept.answer(id, rev, draw.bool(), timeOn(TODAY - 1));
    const missed = missedConcepts(index, ROLE, kept.item);
    const rounds = index.pages.filter(({ kind }) => kind === "round");
    const named = [...new Set([...index.byPage.get(`role:${ROLE}`).first, ...rounds.flatMap(({ concepts }) => concepts)])];
    const sums = [...missed];
    for (const [at, [concept, sum]] of sums.entries()) {
      assert.ok(sum.missed > 0);
      if (!at) continue;
      const [before, last] = sums[at - 1];
      const shares = [last.right / last.tried, sum.right / sum.tried];
      const places = [before, concept].map((one) => (named.indexOf(one) + 1 || named.length + 1));
      assert.ok(last.missed > sum.missed || (last.missed === sum.missed && (shares[0] < shares[1] || (shares[0] === shares[1] && places[0] <= places[1]))), `${before} before ${concept}`);
    }

    // What was asked in a diagnostic and by progress: in that order.
    const order = [...missed.keys()];
    const inOrder = (concepts, who) => assert.deepEqual(concepts, order.filter((one) => concepts.includes(one)), who);
    const asked = draw.some([...index.questions.values()], 0.5);
    const result = missedFirst(summarize(asked, kept.item).concepts, index, ROLE, kept.item);
    inOrder(startWith([], result, order.length).concepts.map(({ concept }) => concept), "diagnostic");
    const list = agenda([...index.questions.values()], kept.item, TODAY, () => null);
    const rows = byConcept(ROLE, { index, kept, agenda: list });
    inOrder(rows.filter(({ count }) => count.tried > count.right).map(({ page }) => page.id), "progress");
  });
});
