import assert from "node:assert/strict";
import { test } from "node:test";
import { bar, figure, meetsBar, nextStep, scored, trends } from "../../../docs/assets/parts/scorecard/score.js";
import { forAll } from "../../support/random.js";

const SCALE = ["Below bar", "Mixed", "Meets bar", "Above bar"];
const dimensions = (weights) => Object.entries(weights).map(([id, weight]) => ({ id, title: id.toUpperCase(), weight }));
const NOTES = { id: "notes", title: "Notes", scale: SCALE, dimensions: dimensions({ threat: 30, data: 30, ops: 40 }), rule: { kind: "weighted" } };
const GATED = {
  id: "gated",
  title: "Gated",
  scale: SCALE,
  dimensions: dimensions({ threat: 25, data: 25, ops: 30, scale: 20 }),
  rule: { kind: "gated", gated: "scale", needs: ["threat", "data", "ops"], atLeast: 3 },
};
const VETO = { id: "veto", title: "Veto", scale: SCALE, dimensions: dimensions({ impact: null, execution: null, alignment: null }), rule: { kind: "veto", below: 3 } };

const randomRubric = (draw) => {
  const ids = draw.ids(2, 6);
  const weights = draw.bool() ? ids.map(() => null) : ids.map((_, at) => (at === ids.length - 1 ? 100 - Math.floor(100 / ids.length) * at : Math.floor(100 / ids.length)));
  const scale = SCALE.slice(0, draw.int(2, 4));
  const gated = draw.from(ids);
  const rule = draw.from([
    { kind: "weighted" },
    { kind: "veto", below: draw.int(2, scale.length) },
    { kind: "gated", gated, needs: ids.filter((id) => id !== gated), atLeast: draw.int(1, scale.length) },
  ]);
  return { id: "r", title: "R", scale, dimensions: ids.map((id, at) => ({ id, title: id, weight: weights[at] })), rule };
};
const randomLevels = (draw, { dimensions: all, scale }, chance = 1) =>
  Object.fromEntries(all.filter(() => draw.bool(chance)).map(({ id }) => [id, draw.int(1, scale.length)]));
const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-9, `${a} is not ${b}`);

test("the sums worked on the rubric pages", () => {
  near(scored(NOTES, { threat: 3, data: 2, ops: 2 }).total, 57.5);
  near(scored(GATED, { threat: 2, data: 2, ops: 2, scale: 4 }).total, 40);
  near(scored(GATED, { threat: 3, data: 3, ops: 3, scale: 1 }).total, 65);
  near(scored(GATED, { threat: 3, data: 3, ops: 2, scale: 4 }).total, 52.5);
  near(scored(GATED, { threat: 3, data: 3, ops: 3, scale: 4 }).total, 80);
  assert.deepEqual(scored(GATED, { threat: 3, data: 3, ops: 2, scale: 4 }).blocking, ["OPS"]);
});

test("one step of operations brings its own points and the gate's", () => {
  const step = nextStep(GATED, { threat: 3, data: 3, ops: 2, scale: 4 });
  assert.equal(step.id, "ops");
  near(step.gain, 27.5);
});

test("8 on impact and 4 on execution is rejected, and execution is named", () => {
  // Out of ten: 8 is the top step of four, 4 the second.
  const result = scored(VETO, { impact: 4, execution: 2, alignment: 4 });
  assert.deepEqual(result.vetoed, ["EXECUTION"]);
  assert.ok(result.assumed);
  assert.ok(!meetsBar(VETO, { impact: 4, execution: 2, alignment: 4 }));
  assert.ok(meetsBar(VETO, { impact: 3, execution: 3, alignment: 3 }));
});

test("a shut gate keeps its weight out: 80 of 100 at most", () => {
  forAll(4000, (draw) => {
    const levels = randomLevels(draw, GATED);
    const result = scored(GATED, levels);
    const sound = ["threat", "data", "ops"].every((id) => levels[id] >= 3);
    assert.equal(result.gate, sound ? "open" : "shut");
    if (!sound) {
      assert.ok(result.total <= 80 && result.most <= 80);
      near(result.total, scored(GATED, { ...levels, scale: 1 }).total);
    }
  });
});

test("a gate half known: shut by one low dimension, else unknown, and what is behind it waits", () => {
  assert.equal(scored(GATED, { threat: 2 }).gate, "shut");
  const waiting = scored(GATED, { threat: 3, scale: 4 });
  assert.equal(waiting.gate, "unknown");
  assert.equal(waiting.shares[3].state, "waits");
  near(waiting.total, 18.75);
  near(waiting.most, 18.75 + 25 + 30 + 20);
});

test("shares add up to the total, the top is 100, and the parts are weight × level ÷ levels", () => {
  forAll(5000, (draw) => {
    const rubric = randomRubric(draw);
    const levels = randomLevels(draw, rubric, 0.8);
    const result = scored(rubric, levels);
    near(result.total, result.shares.reduce((all, share) => all + share.points, 0));
    near(result.shares.reduce((all, share) => all + share.weight, 0), 100);
    assert.ok(result.total >= 0 && result.total <= result.most + 1e-9 && result.most <= 100 + 1e-9);
    for (const { id, weight, level, worth, points, state } of result.shares) {
      assert.equal(level, levels[id] ?? null);
      near(worth, level === null ? 0 : (weight * level) / rubric.scale.length);
      near(points, state === "counts" ? worth : 0);
    }
    const top = Object.fromEntries(rubric.dimensions.map(({ id }) => [id, rubric.scale.length]));
    near(scored(rubric, top).total, 100);
    assert.equal(result.complete, Object.keys(levels).length === rubric.dimensions.length);
  });
});

test("a higher level never lowers the total, opens no veto and shuts no gate", () => {
  forAll(5000, (draw) => {
    const rubric = randomRubric(draw);
    const levels = randomLevels(draw, rubric);
    const { id } = draw.from(rubric.dimensions);
    if (levels[id] === rubric.scale.length) return;
    const before = scored(rubric, levels);
    const after = scored(rubric, { ...levels, [id]: levels[id] + 1 });
    assert.ok(after.total >= before.total - 1e-9);
    assert.ok(after.vetoed.every((title) => before.vetoed.includes(title)));
    if (before.gate === "open") assert.equal(after.gate, "open");
  });
});

test("a veto rejects whatever the other levels are, and names every dimension below the line", () => {
  forAll(4000, (draw) => {
    const levels = randomLevels(draw, VETO, 0.8);
    const low = VETO.dimensions.filter(({ id }) => (levels[id] ?? 3) < 3).map(({ title }) => title);
    assert.deepEqual(scored(VETO, levels).vetoed, low);
    if (low.length) assert.ok(!meetsBar(VETO, levels));
  });
});

test("without published weights the shares are equal and said to be assumed", () => {
  const result = scored(VETO, { impact: 3, execution: 3, alignment: 3 });
  assert.ok(result.assumed);
  near(result.total, 75);
  assert.equal(result.steps, 9);
  assert.equal(scored(NOTES, {}).assumed, false);
});

test("the next step is the lowest that gains something, and its gain is real", () => {
  forAll(4000, (draw) => {
    const rubric = randomRubric(draw);
    const levels = randomLevels(draw, rubric);
    const step = nextStep(rubric, levels);
    if (!step) {
      assert.ok(Object.values(levels).every((level) => level === rubric.scale.length));
      return;
    }
    near(scored(rubric, { ...levels, [step.id]: levels[step.id] + 1 }).total - scored(rubric, levels).total, step.gain);
    for (const share of scored(rubric, levels).shares) {
      if (share.level < levels[step.id]) assert.equal(share.state, "out");
    }
  });
});

test("levels off the scale and of unknown dimensions are left out", () => {
  for (const level of [0, 5, 2.5, NaN, -1]) assert.equal(scored(NOTES, { threat: level, nobody: 3 }).steps, 0);
  assert.equal(scored(NOTES, Object.create({ threat: 4 })).steps, 0);
});

test("the bar is the rule's, else the last step but one", () => {
  assert.equal(bar(GATED), 3);
  assert.equal(bar(VETO), 3);
  assert.equal(bar({ ...NOTES, scale: ["a", "b"] }), 1);
});

test("trends keep the order of time and leave gaps where a level is missing", () => {
  const runs = [
    { at: "2026-11-21T10:00:00.000Z", levels: { threat: 3, data: 2 } },
    { at: "2026-11-20T10:00:00.000Z", levels: { threat: 2, data: 2, ops: 1 } },
  ];
  assert.deepEqual(trends(NOTES, runs).map(({ levels }) => levels), [[2, 3], [2, 2], [1, null]]);
});

test("figures have no tail", () => {
  assert.equal(figure(100 / 3), "33.33");
  assert.equal(figure(52.5), "52.5");
});
