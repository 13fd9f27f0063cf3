import assert from "node:assert/strict";
import { test } from "node:test";
import { RECALL_BAR } from "../../../docs/assets/parts/question/recall/type.js";
import { fits, grade } from "../../../docs/assets/parts/question/types.js";
import { forAll } from "../../support/random.js";

const CASES = 3000;

const single = (draw) => {
  const ids = draw.ids(2, 5);
  const right = draw.from(ids);
  return { type: "single", options: Object.fromEntries(ids.map((id) => [id, id === right])) };
};

const multiple = (draw) => {
  const ids = draw.ids(3, 8);
  const flags = ids.map(() => draw.bool());
  flags[0] = true;
  flags[1] = false;
  const order = draw.shuffled(ids);
  return { type: "multiple", options: Object.fromEntries(order.map((id, index) => [id, flags[index]])) };
};

const order = (draw) => ({ type: "order", items: draw.shuffled(draw.ids(3, 8)) });

const match = (draw) => {
  const targets = Array.from({ length: draw.int(2, 8) }, (_, index) => `target-${index}`);
  return { type: "match", targets, pairs: Object.fromEntries(draw.ids(2, 10).map((id) => [id, draw.from(targets)])) };
};

const numeric = (draw) => ({
  type: "numeric",
  value: draw.int(-5000, 5000) / draw.from([1, 10, 100]),
  unit: draw.from([null, "%", "min", "$", "MB/s"]),
  tolerance: draw.from([0, 0.05, 1]),
  slips: [],
});

const recall = (draw) => ({ type: "recall", criteria: draw.ids(2, 9) });

const KEYS = { single, multiple, order, match, numeric, recall };

const rightOf = (key) => {
  switch (key.type) {
    case "single":
      return Object.keys(key.options).find((id) => key.options[id]);
    case "multiple":
      return Object.keys(key.options).filter((id) => key.options[id]);
    case "order":
      return key.items;
    case "match":
      return key.pairs;
    case "numeric":
      return String(key.value);
    default:
      return { text: "", met: key.criteria, seen: true };
  }
};

const anyOf = (key, draw) => {
  switch (key.type) {
    case "single":
      return draw.from(Object.keys(key.options));
    case "multiple":
      return draw.some(Object.keys(key.options));
    case "order":
      return draw.shuffled(key.items);
    case "match":
      return Object.fromEntries(draw.some(Object.keys(key.pairs), 0.8).map((id) => [id, draw.from(key.targets)]));
    case "numeric":
      return draw.from(["", "x", "25", "25%", "1,5", String(key.value + draw.int(-2, 2))]);
    default:
      return { text: "words", met: draw.some(key.criteria), seen: true };
  }
};

for (const [type, make] of Object.entries(KEYS)) {
  test(`${type}: the right answer is worth 1, none is worth 0, every score is a share`, () => {
    forAll(CASES, (draw) => {
      const key = make(draw);
      const best = grade(key, rightOf(key));
      assert.equal(best.score, 1);
      assert.equal(best.right, true);

      const shown = grade(key, null);
      assert.equal(shown.score, 0);
      assert.equal(shown.right, false);
      assert.ok(Object.values(shown.parts).every((verdict) => verdict === "miss" || verdict === "pass"));

      const answer = anyOf(key, draw);
      assert.ok(fits(key, answer));
      const some = grade(key, answer);
      assert.ok(some.score >= 0 && some.score <= 1, `score ${some.score}`);
      if (type !== "recall") assert.equal(some.right, some.score === 1);
      assert.deepEqual(grade(key, answer), some, "the same answer is graded alike");
    });
  });

  test(`${type}: an answer of another shape is refused and worth 0`, () => {
    const odd = [0, true, undefined, [], ["gone"], { gone: "gone" }, { met: ["gone"], text: "", seen: true }, "gone", [1], { a: 1 }];
    forAll(200, (draw) => {
      const key = make(draw);
      for (const answer of odd) {
        if (fits(key, answer)) continue;
        assert.equal(grade(key, answer).score, 0);
      }
    });
  });
}

test("single: all or nothing", () => {
  const key = { type: "single", options: { a: false, b: true, c: false } };
  assert.deepEqual(grade(key, "b").parts, { a: "pass", b: "hit", c: "pass" });
  assert.deepEqual(grade(key, "c"), { score: 0, right: false, parts: { a: "pass", b: "miss", c: "false" }, value: null, slip: null });
});

test("multiple: choosing everything or nothing is worth 0; one more wrong option never helps", () => {
  forAll(CASES, (draw) => {
    const key = multiple(draw);
    const ids = Object.keys(key.options);
    assert.equal(grade(key, ids).score, 0);
    assert.equal(grade(key, []).score, 0);
    const chosen = draw.some(ids);
    const spare = ids.filter((id) => !chosen.includes(id));
    if (!spare.length) return;
    const extra = draw.from(spare);
    const [before, after] = [grade(key, chosen).score, grade(key, [...chosen, extra]).score];
    assert.ok(key.options[extra] ? after >= before : after <= before);
  });
});

test("multiple: share of the right less share of the wrong", () => {
  const key = { type: "multiple", options: { a: true, b: true, c: false, d: false, e: false, f: false } };
  assert.equal(grade(key, ["a"]).score, 0.5);
  assert.equal(grade(key, ["a", "b", "c"]).score, 0.75);
  assert.equal(grade(key, ["a", "c", "d"]).score, 0);
  assert.deepEqual(grade(key, ["a", "c"]).parts, { a: "hit", b: "miss", c: "false", d: "pass", e: "pass", f: "pass" });
});

test("order: neighbors swapped cost two pairs' worth, the reverse is worth 0", () => {
  forAll(CASES, (draw) => {
    const key = order(draw);
    const { items } = key;
    const at = draw.int(0, items.length - 2);
    const swapped = [...items];
    [swapped[at], swapped[at + 1]] = [swapped[at + 1], swapped[at]];
    const pairs = (items.length * (items.length - 1)) / 2;
    assert.ok(Math.abs(grade(key, swapped).score - (1 - 2 / pairs)) < 1e-12);
    assert.equal(grade(key, swapped).right, false);
    assert.equal(grade(key, [...items].reverse()).score, 0);
  });
});

test("order: five items with one swap are worth 0.8, and say what is out of place", () => {
  const key = { type: "order", items: ["a", "b", "c", "d", "e"] };
  const { score, parts } = grade(key, ["a", "c", "b", "d", "e"]);
  assert.equal(score, 0.8);
  assert.deepEqual(parts, { a: "hit", b: "false", c: "false", d: "hit", e: "hit" });
});

test("match: the share of rows, whatever the other rows say", () => {
  forAll(CASES, (draw) => {
    const key = match(draw);
    const given = anyOf(key, draw);
    const rows = Object.keys(key.pairs);
    const hits = rows.filter((row) => given[row] === key.pairs[row]).length;
    assert.equal(grade(key, given).score, hits / rows.length);
  });
});

test("numeric: within the tolerance, its ends included, and not beyond", () => {
  forAll(CASES, (draw) => {
    const value = draw.int(2, 900);
    const tolerance = draw.from([0.1, 0.5, 1]);
    const key = { type: "numeric", value, unit: "min", tolerance, slips: [] };
    assert.equal(grade(key, String(value + tolerance)).score, 1);
    assert.equal(grade(key, String(value - tolerance)).score, 1);
    assert.equal(grade(key, (value + tolerance * 1.01).toFixed(6)).score, 0);
    assert.equal(grade(key, (value - tolerance * 1.01).toFixed(6)).score, 0);
  });
});

test("numeric: 25, 25% and 0.25 are one percentage; a percentage answers a share", () => {
  const percent = { type: "numeric", value: 25, unit: "%", tolerance: 0, slips: [] };
  for (const text of ["25", "25%", "25 %", "0.25", ".25", "0,25", "25.0"]) assert.equal(grade(percent, text).score, 1, text);
  for (const text of ["0.25%", "2.5", "2500", "25 min"]) assert.equal(grade(percent, text).score, 0, text);
  const share = { type: "numeric", value: 0.25, unit: null, tolerance: 0, slips: [] };
  for (const text of ["0.25", "25%", "0,25"]) assert.equal(grade(share, text).score, 1, text);
  assert.equal(grade(share, "25").score, 0);
});

test("numeric: a known slip is recognized, the right answer never taken for one", () => {
  const key = { type: "numeric", value: 0.98, unit: "%", tolerance: 0.1, slips: [99, 1] };
  assert.equal(grade(key, "99%").slip, 0);
  assert.equal(grade(key, "99.1").slip, 0);
  assert.equal(grade(key, "50").slip, null);
  assert.deepEqual(grade(key, "1"), { score: 1, right: true, parts: {}, value: 1, slip: null });
});

test("recall: the share of criteria met; right from the bar on", () => {
  forAll(CASES, (draw) => {
    const key = recall(draw);
    const answer = anyOf(key, draw);
    const { score, right } = grade(key, answer);
    assert.equal(score, answer.met.length / key.criteria.length);
    assert.equal(right, score >= RECALL_BAR);
  });
  const six = { type: "recall", criteria: ["a", "b", "c", "d", "e", "f"] };
  assert.equal(grade(six, { text: "", met: ["a", "b", "c", "d", "e"], seen: true }).right, true);
  assert.equal(grade(six, { text: "", met: ["a", "b", "c", "d"], seen: true }).right, false);
});
