import assert from "node:assert/strict";
import { test } from "node:test";
import { countText, grade } from "../../../docs/assets/parts/question/types.js";
import { pointsText, stateOf, summarize } from "../../../docs/assets/parts/question/summary.js";
import { drafted, submitted } from "../../../docs/assets/parts/store/format.js";
import { forAll } from "../../support/random.js";

const NOW = new Date("2026-11-21T12:00:00.000Z");
const done = (score, rev = "r1") => submitted(null, rev, "a", { score, right: score === 1 }, NOW);

test("the state of a question", () => {
  assert.equal(stateOf("r1", null), "open");
  assert.equal(stateOf("r1", drafted(null, "r1", null, NOW)), "open");
  assert.equal(stateOf("r1", drafted(null, "r1", "a", NOW)), "begun");
  assert.equal(stateOf("r1", done(1)), "right");
  assert.equal(stateOf("r1", done(0.5)), "partly");
  assert.equal(stateOf("r1", done(0)), "wrong");
  assert.equal(stateOf("r2", done(1)), "revised");
});

test("the sum adds up, by concept too", () => {
  forAll(3000, (draw) => {
    const records = new Map();
    const questions = draw.ids(1, 30).map((id) => {
      const item = draw.from([null, drafted(null, "r1", "a", NOW), done(draw.from([0, 0.5, 1])), done(1, "r0")]);
      records.set(id, item);
      return { id, rev: "r1", concept: draw.from(["one", "two", "three"]) };
    });
    const sum = summarize(questions, (id) => records.get(id));
    assert.equal(sum.answered + sum.open.length, questions.length);
    assert.equal(sum.right + sum.partly + sum.wrong, sum.answered);
    assert.equal(sum.missed.length, sum.partly + sum.wrong);
    const total = sum.concepts.reduce((all, row) => all + row.points, 0);
    assert.ok(Math.abs(total - sum.points) < 1e-9);
    assert.equal(sum.concepts.reduce((all, row) => all + row.questions, 0), sum.answered);
    const shares = sum.concepts.map((row) => row.points / row.questions);
    assert.deepEqual(shares, [...shares].sort((a, b) => a - b), "weakest first");
    const place = (id) => questions.findIndex((question) => question.id === id);
    assert.deepEqual(sum.missed, [...sum.missed].sort((a, b) => place(a) - place(b)), "in the quiz's order");
  });
});

test("points are written without a tail of digits", () => {
  assert.equal(pointsText(0.1 + 0.2), "0.3");
  assert.equal(pointsText(2 / 3), "0.67");
  assert.equal(pointsText(7), "7");
});

test("a score says what it counts", () => {
  const count = (key, answer) => countText(key, grade(key, answer));
  const options = { a: true, b: true, c: false, d: false };
  assert.equal(count({ type: "multiple", options }, ["a", "b"]), "2 of 2 found");
  assert.equal(count({ type: "multiple", options }, ["a", "c"]), "1 of 2 found, 1 wrong");
  assert.equal(count({ type: "order", items: ["a", "b", "c"] }, ["a", "c", "b"]), "1 of 3 in place");
  assert.equal(count({ type: "match", pairs: { a: "x", b: "y" }, targets: ["x", "y"] }, { a: "x", b: "x" }), "1 of 2 matched");
  assert.equal(count({ type: "recall", criteria: ["a", "b"] }, { text: "", met: ["b"], seen: true }), "1 of 2 met");
  assert.equal(count({ type: "single", options: { a: true, b: false } }, "a"), "");
});
