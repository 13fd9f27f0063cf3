import assert from "node:assert/strict";
import { test } from "node:test";
import { askable, byRound, startWith } from "../../../docs/assets/parts/diagnostic/diagnosis.js";
import { cutItem } from "../../../docs/assets/parts/study/fetch-item.js";
import { random, shuffled, spread } from "../../../docs/assets/parts/kit/chance.js";
import { summarize } from "../../../docs/assets/parts/question/summary.js";
import { submitted } from "../../../docs/assets/parts/store/format.js";
import { forAll } from "../../support/random.js";

const NOW = new Date("2026-11-21T12:00:00.000Z");

/** Questions on a number of pages, each testing its page's concept or another one. */
const bank = (draw) => {
  const pages = draw.ids(1, 12).map((id) => ({ page: `concept:${id}`, concepts: [] }));
  return pages.flatMap((page, at) =>
    draw.ids(1, 8).map((id) => ({ id: `${at}.${id}`, rev: "r1", concept: draw.bool(0.8) ? `${at}` : `${draw.int(0, 11)}`, page })),
  );
};

test("the same seed draws the same, another seed another order", () => {
  const list = Array.from({ length: 30 }, (_, index) => index);
  assert.deepEqual(shuffled(list, random(7)), shuffled(list, random(7)));
  assert.notDeepEqual(shuffled(list, random(7)), shuffled(list, random(8)));
  assert.deepEqual([...shuffled(list, random(7))].sort((a, b) => a - b), list);
});

test("a draw repeats nothing and covers every page before it takes a second from one", () => {
  forAll(2000, (draw) => {
    const questions = bank(draw);
    const count = draw.int(1, 20);
    const drawn = spread(questions, count, random(draw.int(0, 1e9)));
    assert.equal(drawn.length, Math.min(count, questions.length));
    assert.equal(new Set(drawn).size, drawn.length);
    const pages = new Set(questions.map(({ page }) => page.page));
    const used = new Set(drawn.map(({ page }) => page.page));
    assert.equal(used.size, Math.min(pages.size, drawn.length));
  });
});

test("pages that are to come first are all in a draw that has room for them", () => {
  forAll(1000, (draw) => {
    const questions = bank(draw);
    const pages = [...new Set(questions.map(({ page }) => page.page))];
    const first = new Set(draw.some(pages));
    const drawn = spread(questions, Math.max(1, first.size), random(draw.int(0, 1e9)), first);
    for (const page of first) assert.ok(drawn.some((one) => one.page.page === page));
  });
});

test("every question counts for one round: its own, or one that needs its concept", () => {
  forAll(1000, (draw) => {
    const concepts = ["a", "b", "c", "d"];
    const rounds = draw.ids(1, 5).map((id) => ({ page: `round:${id}`, concepts: draw.some(concepts) }));
    const questions = draw.ids(1, 10).map((id) => ({
      id,
      rev: "r1",
      concept: draw.from(concepts),
      page: draw.bool() ? draw.from(rounds) : { page: "concept:x", concepts: [] },
    }));
    const records = new Map(questions.map(({ id }) => [id, submitted(null, "r1", "a", { score: draw.from([0, 0.5, 1]), right: false }, NOW)]));
    const scores = byRound(rounds, questions, (id) => records.get(id));
    const inNone = questions.filter((one) => !rounds.includes(one.page) && !rounds.some(({ concepts: needs }) => needs.includes(one.concept)));
    assert.equal(scores.reduce((all, one) => all + one.questions, 0), questions.length - inNone.length, "it adds up");
    const of = (list) => list.reduce((all, { id }) => all + records.get(id).score, 0);
    assert.ok(Math.abs(scores.reduce((all, one) => all + one.points, 0) - of(questions) + of(inNone)) < 1e-9);
    for (const { page, questions: count } of scores) {
      const own = questions.filter((one) => one.page === page).length;
      const most = questions.filter((one) => one.page === page || (!rounds.includes(one.page) && page.concepts.includes(one.concept))).length;
      assert.ok(count >= own && count <= most, page.page);
    }
    const sum = summarize(questions, (id) => records.get(id));
    const start = startWith(scores, sum.concepts);
    const shares = start.rounds.map(({ points, questions: count }) => points / count);
    assert.deepEqual(shares, [...shares].sort((a, b) => a - b), "weakest first");
    assert.ok([...start.rounds, ...start.concepts].every(({ points, questions: count }) => points < count));
  });
});

test("a diagnostic asks only of attended rounds and what they need, and nothing to be said aloud", () => {
  forAll(500, (draw) => {
    const rounds = draw.ids(1, 4).map((id) => ({ page: `round:${id}`, kind: "round", concepts: draw.some(["a", "b", "c"]) }));
    const away = { page: "round:away", kind: "round", concepts: ["c"] };
    const questions = draw.ids(1, 20).map((id) => ({ id, rev: "r1", type: draw.from(["single", "recall"]), concept: draw.from(["a", "b", "c"]), page: draw.from([...rounds, away, { page: "concept:x", kind: "concept", concepts: [] }]) }));
    const asked = askable(rounds, questions);
    for (const one of questions) {
      const may = one.type !== "recall" && one.page !== away && (rounds.includes(one.page) || rounds.some(({ concepts }) => concepts.includes(one.concept)));
      assert.equal(asked.includes(one), may);
    }
    const scores = byRound(rounds, asked, () => null);
    assert.equal(scores.reduce((all, one) => all + one.questions, 0), asked.length, "by round it adds up");
  });
});

test("a question is cut out of its page whole, and nothing else is", () => {
  const page = '<p data-id="a.b">no</p><lg-item class="x" data-id="a.bc">one</lg-item><lg-item id="q" data-id="a.b" data-rev="r">two</lg-item>';
  assert.equal(cutItem(page, "a.b"), null, "an id that stands elsewhere first is left to the parser");
  assert.equal(cutItem(page, "a.bc"), '<lg-item class="x" data-id="a.bc">one</lg-item>');
  assert.equal(cutItem(page.slice(page.indexOf("<lg-item")), "a.b"), '<lg-item id="q" data-id="a.b" data-rev="r">two</lg-item>');
  assert.equal(cutItem(page, "none"), null);
});
