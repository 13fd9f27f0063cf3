import assert from "node:assert/strict";
import { test } from "node:test";
import { clockText } from "../../../docs/assets/parts/kit/text.js";
import { elapsed, passed } from "../../../docs/assets/parts/exam/clock.js";
import { drawExam, examined, setsOf } from "../../../docs/assets/parts/exam/exam.js";
import { random } from "../../../docs/assets/parts/kit/chance.js";
import { readRecord } from "../../../docs/assets/parts/store/format.js";
import { forAll } from "../../support/random.js";

const BEGAN = new Date("2026-11-21T12:00:00.000Z");
const sitting = { at: BEGAN.toISOString(), set: "round:acme/one", began: BEGAN.toISOString(), limit: 2700, questions: [], answers: {}, flags: [] };
const later = (seconds) => new Date(BEGAN.getTime() + 1000 * seconds);

/** An index of one loop: rounds with their questions, and concepts. */
const indexOf = (draw) => {
  const pages = draw.ids(1, 6).map((id, at) => ({
    page: `${at % 2 ? "concept" : "round"}:${id}`,
    kind: at % 2 ? "concept" : "round",
    id,
    title: id,
    minutes: 45,
    roles: draw.bool(0.8) ? ["pm"] : ["other"],
  }));
  const questions = pages.flatMap((page) =>
    draw.ids(0, 20).map((id) => ({ id: `${page.title}.${id}`, rev: "r1", concept: "c", type: draw.from(["single", "match", "recall"]), page })),
  );
  for (const page of pages) page.questions = questions.filter((one) => one.page === page);
  return { pages, loops: [], byPage: new Map(), questions: new Map(questions.map((one) => [one.id, one])) };
};

test("a round's exam asks its whole quiz in its minutes, a mix twenty of the loop; nothing spoken", () => {
  forAll(2000, (draw) => {
    const index = indexOf(draw);
    for (const set of setsOf(index, "pm")) {
      assert.ok(set.questions.every(({ type, page }) => type !== "recall" && page.roles.includes("pm")));
      const drawn = drawExam(set, random(draw.int(0, 1e9)));
      assert.equal(drawn.length, set.count);
      assert.equal(new Set(drawn).size, drawn.length);
      if (set.round) {
        assert.equal(set.set, `round:${set.round}`);
        const own = [...index.questions.values()].filter(({ page, type }) => page.page === set.set && type !== "recall");
        assert.deepEqual(drawn, own);
        assert.equal(set.minutes, 45);
      } else {
        assert.equal(set.set, "role:pm");
        assert.ok(set.count <= 20);
      }
    }
  });
});

test("the record adds up and is one the store takes", () => {
  forAll(2000, (draw) => {
    const results = new Map(
      draw.ids(1, 30).map((id) => {
        const score = draw.from([0, 0.25, 1]);
        return [id, { score, right: score === 1, parts: {}, value: null, slip: null }];
      }),
    );
    const exam = examined(sitting, "One", results, later(draw.float(-100, 1e6)));
    assert.equal(exam.questions, results.size);
    assert.equal(exam.points, [...results.values()].reduce((sum, { score }) => sum + score, 0));
    assert.deepEqual(exam.missed, [...results].filter(([, { right }]) => !right).map(([id]) => id));
    assert.deepEqual(readRecord("exam", exam), exam);
  });
});

test("the clock counts by the time of day and never backwards from the start", () => {
  assert.equal(elapsed(sitting, later(61)), 61);
  assert.equal(elapsed(sitting, later(-3600)), 0);
  assert.equal(clockText(0), "0:00");
  assert.equal(clockText(65.9), "1:05");
  assert.equal(clockText(3600 + 65), "1:01:05");
});

test("a mark is told once, however long the tab slept", () => {
  assert.equal(passed(301, 299.5), 300);
  assert.equal(passed(299.5, 299), null);
  assert.equal(passed(700, 200), 300, "only the last of those slept through");
  assert.equal(passed(700, -5), 0);
  assert.equal(passed(-5, -10), null);
  forAll(2000, (draw) => {
    const looks = Array.from({ length: draw.int(2, 40) }, () => draw.float(-100, 1000)).sort((a, b) => b - a);
    const told = looks.slice(1).map((now, index) => passed(looks[index], now)).filter((one) => one !== null);
    assert.deepEqual(told, [...new Set(told)].sort((a, b) => b - a));
  });
});
