import assert from "node:assert/strict";
import { test } from "node:test";
import { folded, isMisspelled, isOneSlip } from "../../../docs/assets/parts/question/text/spelling.js";
import { fits, grade, unreadHint } from "../../../docs/assets/parts/question/types.js";

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

test("one slip of a finger is a letter more, less, other, or two changed about", () => {
  for (const [one, other, slip] of [
    ["recall", "recal", true],
    ["recall", "recalls", true],
    ["recall", "rwcall", true],
    ["recall", "rceall", true],
    ["recall", "recall", false],
    ["recall", "recl", false],
    ["recall", "erclal", false],
    ["recall", "precalls", false],
    ["na\u00efve", "naive", true],
  ]) {
    assert.equal(isOneSlip(one, other), slip, other);
    assert.equal(isOneSlip(other, one), slip, other);
  }
});

// Every slip of every long word is near, and no answer two slips away.
test("a misspelled long word is near its answer, whatever the slip", () => {
  const right = { exact: false, accepted: ["envelope encryption"], slips: [] };
  const [first, second] = right.accepted[0].split(" ");
  for (let at = 0; at < second.length; at += 1) {
    const [before, after] = [second.slice(0, at), second.slice(at + 1)];
    for (const word of [before + after, `${before}q${after}`, `${before}q${second.slice(at)}`]) assert.ok(isMisspelled(right, `${first} ${word}`), word);
    if (second[at] !== second[at + 1] && at + 1 < second.length) assert.ok(isMisspelled(right, `${first} ${before}${second[at + 1]}${second[at]}${second.slice(at + 2)}`), String(at));
    assert.ok(!isMisspelled(right, `envelopd ${before}q${after}`), "a slip in each word");
    assert.ok(!isMisspelled(right, `${first} ${before}qz${after}`), "two slips");
  }
});

test("short words, figures, codes, known wrong answers and other words are never near", () => {
  const right = { exact: false, accepted: ["Base rate", "prior", "10000", "sha256sum", "precision"], slips: ["priori"] };
  for (const [answer, near] of [
    ["priors", true],
    ["precison", true],
    ["PRECISON ", true],
    ["bose rate", false],
    ["base rates", false],
    ["priori", false],
    ["prior", false],
    ["10001", false],
    ["sha251sum", false],
    ["prior rate", false],
    ["pric", false],
    ["", false],
  ]) assert.equal(isMisspelled(right, answer), near, answer);
  assert.equal(isMisspelled({ ...right, exact: true }, "priors"), false);
});

test("a misspelled answer is asked about before an exam is submitted, and not right if it stays", () => {
  assert.match(unreadHint(key(), "priro") ?? "", /spelling/);
  assert.equal(unreadHint(key(), "recall"), null);
  assert.equal(unreadHint(key(), "prior"), null);
  assert.equal(grade(key(), "priro").right, false);
});
