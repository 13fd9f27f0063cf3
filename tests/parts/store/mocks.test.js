// A mock counts from half of its round's minutes on, wherever mocks are counted.

import assert from "node:assert/strict";
import { test } from "node:test";

import { planned } from "../../../docs/assets/parts/plan/plan.js";
import { byRound, gaps } from "../../../docs/assets/parts/progress/readiness.js";
import { counted, counts } from "../../../docs/assets/parts/store/mocks.js";
import { agenda } from "../../../docs/assets/parts/study/schedule.js";
import { dateOf } from "../../../docs/assets/parts/kit/days.js";
import { ROLE, guide, timeOn, work } from "../../support/guide.js";
import { forAll } from "../../support/random.js";

const TODAY = 20_800;

test("a mock counts from half of its round's minutes on", () => {
  assert.equal(counts({ seconds: 62 }, 45), false, "ended after a minute");
  assert.equal(counts({ seconds: 22 * 60 + 29 }, 45), false);
  assert.equal(counts({ seconds: 22 * 60 + 30 }, 45), true);
  const mocks = [{ at: "2", round: "a", seconds: 3600 }, { at: "1", round: "a", seconds: 1800 }, { at: "0", round: "a", seconds: 60 }, { at: "1", round: "b", seconds: 3600 }];
  assert.deepEqual(counted(mocks, { id: "a", minutes: 60 }).map(({ at }) => at), ["1", "2"]);
});

test("plan and progress take no mock for run that ended too soon", () => {
  forAll(300, (draw) => {
    const index = guide(draw);
    const rounds = index.pages.filter(({ kind, attended }) => kind === "round" && attended);
    const kept = work();
    const run = new Map(rounds.map((page) => [page, draw.from([0, 1 / 60, 0.3, 0.49, 0.5, 0.9, 1, 1.2])]));
    for (const [page, share] of run) if (share) kept.run(page, timeOn(TODAY), share * page.minutes);
    const plan = { at: timeOn(TODAY), role: ROLE, interviews: [{ date: dateOf(TODAY + 20), time: "", zone: "", round: "" }], hours: Array(7).fill(12), start: dateOf(TODAY) };
    const list = agenda([], kept.item, TODAY, () => null);
    const got = planned(plan, index, kept, list, TODAY);
    const tasks = [...got.days.flatMap((day) => day.tasks), ...got.left, ...got.done];
    const parts = byRound(ROLE, { index, kept, agenda: list, scores: [], sheets: [], rubrics: new Map(), forms: [] });
    for (const [page, share] of run) {
      const first = tasks.find(({ id }) => id === `mock.${page.id}/1`);
      assert.equal(first.done !== null, share >= 0.5, `${page.id} in the plan, ${share} of its time`);
      const part = parts.find((one) => one.page === page);
      assert.deepEqual([part.mocks.run, part.mocks.short], [Number(share >= 0.5), Number(share > 0 && share < 0.5)]);
      assert.equal(gaps(part).includes("mock"), share < 0.5);
    }
  });
});
