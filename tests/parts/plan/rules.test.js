// Thousands of plans, each looked at by every rule of a good one; how many break which is printed.
//
// With LOOPGUIDE_LOOPS, a file with the guide's own index (tests/parts/plan/test_rules.py), its loops
// are tried as well as made-up ones.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ROLE, guide, indexOf } from "../../support/guide.js";
import { TODAY, planFor } from "./cases.js";
import { RULES, broken } from "./rules.js";
import { chooser, generator } from "../../support/random.js";

const CASES = 2000;

const tryAll = (name, count, indexFor) => {
  const broke = new Map(Object.keys(RULES).map((rule) => [rule, []]));
  let days = 0;
  for (let seed = 1; seed <= count; seed += 1) {
    const draw = chooser(generator(seed));
    const { index, role } = indexFor(draw);
    const { plan, kept, list, until, got } = planFor(draw, index, role);
    days += got.days.length;
    for (const one of broken(plan, index, kept, list, got, TODAY, until)) broke.get(one.split(":")[0]).push(`seed ${seed}, ${one}`);
  }
  const table = [...broke].map(([rule, found]) => `${String(new Set(found.map((one) => one.split(",")[0])).size).padStart(6)}  ${RULES[rule]}`);
  console.log(`${count} plans over ${name}, ${days} days. Plans that break a rule:\n${table.join("\n")}`);
  const first = [...broke.values()].flatMap((found) => found.slice(0, 3));
  assert.deepEqual(first, [], name);
};

test("no plan over a made-up guide breaks a rule", () => {
  tryAll("made-up guides", CASES, (draw) => ({ index: guide(draw), role: ROLE }));
});

const loops = process.env.LOOPGUIDE_LOOPS;
test("no plan over the guide's own loops breaks a rule", { skip: loops ? false : "runs from test_rules.py, which lists them" }, () => {
  const index = indexOf(JSON.parse(readFileSync(loops, "utf8")));
  for (const { id } of index.loops) tryAll(id, CASES / 2, () => ({ index, role: id }));
});
