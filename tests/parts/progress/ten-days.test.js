// Ten days of a simulated learner: the plan, the reviews and what is ready say the same every day.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { dateOf, dayOfDate } from "../../../docs/assets/parts/kit/days.js";
import { entries } from "../../../docs/assets/parts/plan/words.js";
import { MINUTES, planned } from "../../../docs/assets/parts/plan/plan.js";
import { byConcept, byRound, count, gaps } from "../../../docs/assets/parts/progress/readiness.js";
import { setsOf } from "../../../docs/assets/parts/exam/exam.js";
import { weak } from "../../../docs/assets/parts/pack/pack.js";
import { summarize } from "../../../docs/assets/parts/question/summary.js";
import { questionsOfLoop } from "../../../docs/assets/parts/study/study-index.js";
import { missedConcepts } from "../../../docs/assets/parts/study/tally.js";
import { CAP, agenda } from "../../../docs/assets/parts/study/schedule.js";
import { interviewOf } from "../../../docs/assets/parts/store/interviews.js";
import { ROLE, guide, indexOf, timeOn, work } from "../../support/guide.js";
import { forAll } from "../../support/random.js";

const START = dayOfDate("2026-10-27"); // clocks change in Europe before it is over and in America a week later
const DAYS = 10;
/** Simulated readers of each loop of the guide. */
const LIVES = 6;
const RUBRIC = { id: "notes", title: "Notes", scale: ["low", "bar", "high"], dimensions: [{ id: "a", title: "A", weight: 100 }], rule: { kind: "weighted" } };

/** A learner who does each day what the plan says, and knows a question with this chance. */
function live(draw, { index, role = ROLE, hours, knows, each, skips = () => false }) {
  const kept = work();
  const plan = { at: timeOn(START), role, interviews: [{ date: dateOf(START + DAYS), time: "09:00", zone: "", round: "" }], hours: Array(7).fill(hours), start: dateOf(START) };
  const questions = questionsOfLoop(index, role);
  const scores = [];
  const see = (day) => {
    const list = agenda(questions, kept.item, day, interviewOf([plan], day));
    const sources = { index, kept, agenda: list, scores, sheets: [], rubrics: new Map([["notes", RUBRIC]]), forms: [] };
    return { list, plan: planned(plan, index, kept, list, day), sources, rounds: byRound(role, sources), concepts: byConcept(role, sources), kept, questions };
  };
  for (let day = START; day < START + DAYS; day += 1) {
    const morning = see(day);
    each?.(day, morning, "morning");
    if (skips(day)) continue;
    const answer = ({ id, rev }, hour) => kept.answer(id, rev, knows(), timeOn(day, hour), draw.from([1, 2, 3]));
    for (const { id } of morning.list.today) answer(index.questions.get(id), 8);
    for (const task of morning.plan.days[0].tasks.filter(({ done }) => done === null)) {
      const untried = task.page.questions.filter(({ id }) => !kept.item(id));
      if (task.work === "study" && task.page.kind === "concept") for (const question of untried) answer(question, 18);
      if (task.work === "quiz") for (const question of untried.slice(0, task.count)) answer(question, 19);
      if (task.work === "boxes") for (const id of task.ids) kept.ticks.set(`${task.page.checklist}/${id.split("/").at(-1)}`, { at: timeOn(day), on: true });
      if (task.work === "sheet") kept.written.set(task.page.sheet, timeOn(day));
      if (task.work === "exam") kept.taken.set(task.page.page, [timeOn(day)]);
      if (task.work === "mock") {
        kept.run(task.page, timeOn(day, 20));
        if (draw.bool(0.3)) kept.run(task.page, timeOn(day, 22), 1); // ended at once: it counts nowhere
        scores.push({ at: timeOn(day, 21), rubric: "notes", round: task.page.id, who: "me", levels: { a: draw.int(1, 3) }, note: "" });
      }
      const seen = task.work === "quiz" || (task.work === "study" && task.page.kind === "concept" && task.page.questions.length) || ["boxes", "sheet", "exam", "mock"].includes(task.work);
      if (!seen) for (const id of task.ids) kept.ticks.set(`plan/${id}`, { at: timeOn(day), on: true });
    }
    each?.(day, see(day), "evening");
  }
  return see(START + DAYS);
}

/** Every tool's numbers on a day are the same, whichever tool counts. */
function agree(index, role, day, { list, plan, rounds, concepts, questions, kept, sources }, when) {
  const [today] = plan.days;
  assert.equal(today.day, day);
  assert.equal(today.review, Math.min(today.room, MINUTES.review * list.today.length), "the plan's minutes are the reviews due");

  // Due and mastered, counted page by page or concept by concept, are what review counts over all.
  const inLoop = index.pages.filter(({ kind, roles }) => (kind === "round" || kind === "concept") && roles.includes(role));
  assert.ok(questions.every(({ page }) => inLoop.includes(page)));
  const byPage = inLoop.map((page) => count(questions.filter((one) => one.page === page), kept, list));
  for (const parts of [byPage, concepts.map((one) => one.count)]) {
    const sum = (key) => parts.reduce((all, one) => all + one[key], 0);
    assert.equal(sum("questions"), questions.length);
    assert.equal(sum("due"), list.today.length + list.waiting.length);
    assert.equal(sum("mastered"), list.mastered);
    assert.equal(sum("tried"), list.tried);
  }
  assert.ok(list.today.length + list.done <= CAP || list.today.length === 0);

  // What a concept's misses are, the quiz's summary, the pack and the plan count as progress does.
  const summary = summarize(questions, kept.item);
  const plans = missedConcepts(index, role, kept.item);
  for (const { page, count: own } of concepts) {
    const missed = own.tried - own.right;
    assert.equal(summary.missed.filter((id) => index.questions.get(id).concept === page.id).length, missed, "quiz, exam and diagnostic");
    assert.equal(plans.get(page.id)?.missed ?? 0, missed, "plan");
    for (const round of rounds) {
      if (round.page.concepts.includes(page.id)) assert.equal(weak(round.page.id, [page.id], index, kept)[0]?.missed ?? 0, missed, "pack");
    }
  }
  for (const task of plan.days.flatMap(({ tasks }) => tasks)) {
    if (task.work === "again" && task.page.kind === "concept") assert.equal(task.count, plans.get(task.page.id).missed);
  }

  // Questions of an exam: those of the page, but for the spoken ones.
  const sets = new Map(setsOf(index, role).map((set) => [set.set, set.count]));
  for (const { page, own } of rounds) assert.equal(sets.get(page.page) ?? 0, own.questions - page.questions.filter(({ type }) => type === "recall").length);

  // What the plan still wants answered is what is not tried; what it calls done is.
  const all = [...plan.days.flatMap(({ tasks }) => tasks), ...plan.left];
  const wanted = (page) => all.filter((task) => task.page === page && task.done === null && (task.work === "quiz" || (task.work === "study" && page.kind === "concept"))).reduce((sum, task) => sum + task.count, 0);
  for (const page of inLoop) {
    const ahead = page.kind === "round" ? page.attended : rounds.some((round) => round.page.attended && (round.page.concepts.includes(page.id) || (plans.has(page.id) && round.page.questions.some(({ concept }) => concept === page.id))));
    const untried = page.questions.filter(({ id }) => !kept.item(id)).length;
    assert.equal(wanted(page), ahead ? untried : 0, page.id);
  }

  // A mock the plan counts as done is one that was run.
  for (const round of rounds) {
    const open = [...plan.days.flatMap(({ tasks }) => tasks), ...plan.left].filter(({ page, work: what, done }) => page === round.page && what === "mock" && done === null).length;
    assert.equal(open, round.mocks ? Math.max(0, 2 - kept.mocks(round.page).length) : 0);
    assert.equal(gaps(round).includes("mock"), round.mocks !== null && round.mocks.run === 0);
  }
  assert.ok(sources.agenda === list);
  if (when === "evening" && list.waiting.length === 0) assert.equal(list.today.length, 0, "what was due was answered");
}

test("every day the plan, the reviews and what is ready say the same", () => {
  forAll(150, (draw) => {
    const index = guide(draw, { concepts: draw.int(1, 8) });
    for (const one of index.questions.values()) one.type = draw.from(["single", "recall", "numeric"]);
    for (const page of index.pages) page.questions = page.questions.map(({ id }) => index.questions.get(id));
    const chance = draw.float(0.3, 1);
    const off = new Set(draw.some(Array.from({ length: DAYS }, (_, at) => START + at), 0.2));
    live(draw, {
      index,
      hours: draw.from([0.5, 1, 2, 4]),
      knows: () => draw.bool(chance),
      skips: (day) => off.has(day),
      each: (day, seen, when) => agree(index, ROLE, day, seen, when),
    });
  });
});

const loops = process.env.LOOPGUIDE_LOOPS;
test("every day of ten, in each loop of the guide, all tools say the same", { skip: loops ? false : "runs from test_ten_days.py, which lists them" }, () => {
  const index = indexOf(JSON.parse(readFileSync(loops, "utf8")));
  let days = 0;
  for (const { id: role } of index.loops) {
    forAll(LIVES, (draw) => {
      const chance = draw.float(0.3, 1);
      const off = new Set(draw.some(Array.from({ length: DAYS }, (_, at) => START + at), 0.2));
      const each = (day, seen, when) => {
        days += 1;
        agree(index, role, day, seen, when);
      };
      live(draw, { index, role, hours: draw.from([0.5, 1, 2, 4]), knows: () => draw.bool(chance), skips: (day) => off.has(day), each });
    });
  }
  console.log(`${index.loops.length} loops, ${LIVES} readers of each, ${days} mornings and evenings: all tools agree`);
});

test("who follows the plan with enough hours has tried everything and run every mock by the interview", () => {
  forAll(60, (draw) => {
    const index = guide(draw, { most: 5, concepts: draw.int(1, 6) });
    for (const page of index.pages) if (page.kind === "round") page.attended = true;
    const { plan, rounds, concepts, list } = live(draw, { index, hours: 10, knows: () => true });
    assert.deepEqual(plan.left.filter(({ work: what }) => what === "study"), []);
    for (const { own, mocks, checklist } of rounds) {
      assert.equal(own.tried, own.questions);
      assert.equal(own.right, own.questions);
      if (mocks) assert.equal(mocks.run, 2);
      if (checklist) assert.equal(checklist.done, checklist.of);
    }
    for (const { page, count } of concepts) if (rounds.some((round) => round.page.concepts.includes(page.id))) assert.equal(count.tried, count.questions);
    assert.equal(list.today.length, 0, "nothing is due on the day itself");
  });
});

test("who knows more is never shown as less ready", () => {
  forAll(40, (draw) => {
    const index = guide(draw);
    const total = (seen, key) => [...seen.rounds.map(({ own }) => own), ...seen.concepts.map(({ count }) => count)].reduce((all, one) => all + one[key], 0);
    const good = live(draw, { index, hours: 6, knows: () => true });
    const poor = live(draw, { index, hours: 6, knows: () => false });
    for (const key of ["right", "mastered"]) assert.ok(total(good, key) >= total(poor, key));
    assert.equal(total(poor, "mastered"), 0);
  });
});

test("the calendar has the plan's days, each once, and the interview", () => {
  forAll(100, (draw) => {
    const index = guide(draw);
    const { plan, concepts } = live(draw, { index, hours: 1, knows: () => draw.bool() , each: (_, seen) => {
      const found = entries(seen.plan, index, "Acme PM", "https://guide.test/practice/plan/");
      const uids = found.map(({ uid }) => uid);
      assert.equal(new Set(uids).size, uids.length);
      for (const day of seen.plan.days) {
        const busy = day.review > 0 || day.tasks.some(({ done }) => done === null);
        assert.equal(uids.includes(`day.${dateOf(day.day)}`), busy);
      }
      assert.equal(uids.filter((uid) => uid === "interview.loop.1").length, 1);
      assert.equal(found.find(({ uid }) => uid === "interview.loop.1").time, "09:00");
    } });
    assert.ok(plan && concepts);
  });
});
