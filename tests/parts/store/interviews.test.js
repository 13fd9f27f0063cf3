// The rounds of the next interview are those that the plan prepares first, whatever the plan names.

import assert from "node:assert/strict";
import { test } from "node:test";

import { dateOf } from "../../../docs/assets/parts/kit/days.js";
import { dated } from "../../../docs/assets/parts/plan/tasks.js";
import { nextRounds, passedRounds, upcoming } from "../../../docs/assets/parts/store/interviews.js";
import { ROLE, guide, timeOn } from "../../support/guide.js";
import { forAll } from "../../support/random.js";

const TODAY = 20_800;

test("every tool opens on the rounds that the plan prepares first", () => {
  let [named, none] = [0, 0];
  forAll(3000, (draw) => {
    const index = guide(draw);
    const rounds = index.pages.filter(({ kind }) => kind === "round");
    const ids = rounds.map(({ id }) => id);
    const interview = () => ({ date: dateOf(TODAY + draw.int(-4, 9)), time: draw.from(["", "09:30", "14:00"]), zone: "", round: draw.from(["", ...ids]), ...(draw.bool(0.4) && { rounds: draw.some(ids) }) });
    const plan = { at: timeOn(TODAY), role: ROLE, interviews: Array.from({ length: draw.int(0, 4) }, interview), hours: Array(7).fill(1), start: dateOf(TODAY) };
    const own = rounds.filter(({ attended }) => attended).map(({ id }) => id);
    const got = nextRounds(plan.interviews, own, TODAY, ids);
    const ahead = upcoming(plan.interviews, TODAY);
    if (!ahead.length) return assert.deepEqual(got, []);
    const [first] = dated(plan, index, ahead, TODAY + 9, TODAY).groups;
    assert.deepEqual([...got].sort(), (first?.rounds ?? []).map(({ id }) => id).sort());
    if (got.length && got.length < own.length) named += 1;
    if (!got.length) none += 1;
  });
  assert.ok(named > 300 && none > 30, `${named} plans name some rounds, ${none} none that is attended`);
});

test("who was at an on-site is past the rounds before it, unless one is named again", () => {
  const loop = ["a/1", "a/2", "a/3", "a/4"];
  const at = (day, ...rounds) => ({ date: dateOf(TODAY + day), time: "", zone: "", round: "", rounds });
  const onSite = at(-1, "a/2", "a/3");
  assert.deepEqual([...passedRounds([onSite], loop, TODAY)], ["a/1", "a/2", "a/3"]);
  assert.deepEqual(nextRounds([onSite, at(5)], loop, TODAY), ["a/4"]);
  assert.deepEqual(nextRounds([onSite, at(5, "a/1")], loop, TODAY), ["a/1"]);
  assert.deepEqual([...passedRounds([at(0, "a/2")], loop, TODAY)], [], "today it still lies ahead");
});

test("on one day the rounds come by the clock, then in the loop's order", () => {
  const at = (time, ...rounds) => ({ date: dateOf(TODAY + 1), time, zone: "", round: "", rounds });
  assert.deepEqual(nextRounds([at("14:00", "a/1"), at("09:30", "a/3", "a/2")], ["a/1", "a/2", "a/3", "a/4"], TODAY), ["a/2", "a/3", "a/1"]);
});
