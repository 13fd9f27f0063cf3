import assert from "node:assert/strict";
import { test } from "node:test";
import { folded } from "../../../docs/assets/parts/question/text/type.js";
import { fits, grade } from "../../../docs/assets/parts/question/types.js";

const key = (exact = false) => ({ type: "text", exact, accepted: ["Base rate", "prior"], slips: ["recall"] });

// As SAME in tests/records/test_question_fields.py.
test("case, spaces and curls are forgiven, and nothing else", () => {
  for (const [given, known, same] of [
    ["  Base   Rate ", "base rate", true],
    ["1\n2", "1 2", true],
    ["it\u2019s \u201cit\u201d", "it's \"it\"", true],
    ["e\u0301", "\u00e9", true],
    ["base rate", "baserate", false],
    ["main.", "main", false],
  ]) {
    assert.equal(folded(given, false) === folded(known, false), same, given);
  }
});

test("any accepted spelling is right; a known slip is told from other wrong answers", () => {
  assert.deepEqual(grade(key(), " PRIOR"), { score: 1, right: true, parts: {}, value: null, slip: null });
  assert.deepEqual(grade(key(), "Recall"), { score: 0, right: false, parts: {}, value: null, slip: 0 });
  assert.equal(grade(key(), "rate").slip, null);
  assert.equal(grade(key(), null).right, false);
});

test("where capitals count they count", () => {
  assert.equal(grade(key(true), "Base rate ").right, true);
  assert.equal(grade(key(true), "base rate").right, false);
});

test("an answer kept from another type does not fit", () => {
  assert.equal(fits(key(), "anything"), true);
  assert.equal(fits(key(), ["a"]), false);
});
