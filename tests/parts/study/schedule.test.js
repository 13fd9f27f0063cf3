import assert from "node:assert/strict";
import { test } from "node:test";
import { dateOf, dayAt, dayOf, dayOfDate } from "../../../docs/assets/parts/kit/days.js";
import { CAP, MASTERED, agenda, bestGap, dueDay, isMastered, standing } from "../../../docs/assets/parts/study/schedule.js";
import { forAll } from "../../support/random.js";

const START = dayOfDate("2026-11-21");

/** An attempt on a day, at an hour by the local clock. */
const attempt = (day, right, { rev = "r1", sure = undefined, hour = 12 } = {}) => {
  const [year, month, date] = dateOf(day).split("-").map(Number);
  return { at: new Date(year, month - 1, date, hour).toISOString(), rev, score: right ? 1 : 0, right, ...(sure && { sure }) };
};

const record = (tries, rev = "r1") => ({ at: tries.at(-1).at, rev, answer: null, done: false, score: null, right: null, tries });

/** A reader who answers everything that is due on each day on which they show up. */
function learner({ questions, days, interview = null, cap = CAP, shows = () => true, knows = () => true, each = () => {} }) {
  const records = new Map();
  for (let day = START; day < START + days; day += 1) {
    if (!shows(day - START)) continue;
    const list = agenda(questions, (id) => records.get(id) ?? null, day, () => interview, cap);
    each(day, list, records);
    const fresh = questions.filter(({ id, from = 0 }) => !records.has(id) && START + from <= day);
    for (const { id, rev } of [...list.today, ...fresh]) {
      const tries = [...(records.get(id)?.tries ?? []), attempt(day, knows(id, day - START), { rev: rev ?? "r1" })];
      records.set(id, record(tries));
    }
  }
  return records;
}

const bank = (count, from = () => 0) =>
  Array.from({ length: count }, (_, index) => ({ id: `q.${String(index).padStart(3, "0")}`, rev: "r1", from: from(index) }));

test("a question is mastered when it was right on three different days since the last miss", () => {
  forAll(3000, (draw) => {
    const days = draw.some(Array.from({ length: 12 }, (_, index) => index), 0.5);
    const first = days.map((day) => ({ day, right: draw.bool(0.7) }));
    const tries = first.flatMap(({ day, right }) => [
      attempt(START + day, right, { hour: 8 }),
      ...(draw.bool() ? [attempt(START + day, draw.bool(), { hour: 20 })] : []),
    ]);
    const now = standing(draw.shuffled(tries), "r1");
    const missed = first.findLastIndex(({ right }) => !right);
    const streak = first.length - 1 - missed;
    assert.equal(now?.streak ?? 0, streak);
    assert.equal(isMastered(now), streak >= MASTERED);
    if (now) assert.equal(now.last, START + first.at(-1).day);
  });
});

test("attempts under another revision do not count, and the question is asked again", () => {
  const tries = [0, 1, 2].map((day) => attempt(START + day, true, { rev: "r0" }));
  assert.equal(standing(tries, "r1"), null);
  const { today, mastered } = agenda([{ id: "q", rev: "r1" }], () => record(tries), START + 2, () => null);
  assert.deepEqual(today.map(({ id, why }) => [id, why]), [["q", "revised"]]);
  assert.equal(mastered, 0);
});

test("without a date the gaps go up the ladder, and a miss starts over", () => {
  let tries = [];
  let day = START;
  const gaps = [];
  for (let step = 0; step < 7; step += 1) {
    tries = [...tries, attempt(day, true)];
    const due = dueDay(standing(tries, "r1"), null);
    gaps.push(due - day);
    day = due;
  }
  assert.deepEqual(gaps, [1, 3, 7, 16, 35, 80, 80]);
  tries = [...tries, attempt(day, false)];
  assert.equal(dueDay(standing(tries, "r1"), null), day + 1);
});

test("a review always falls after the last attempt, and with a date before the interview", () => {
  forAll(5000, (draw) => {
    const streak = draw.int(0, 8);
    const last = START + draw.int(0, 30);
    const before = draw.bool(0.2) ? null : last - draw.int(1, 60);
    const interview = draw.bool(0.2) ? null : last + draw.int(-3, 400);
    const due = dueDay({ streak, last, before, right: streak > 0, sure: null }, interview);
    if (due === null) {
      assert.ok(interview > last, "rests only before an interview");
      return;
    }
    assert.ok(Number.isInteger(due) && due > last);
    if (streak && interview !== null && interview > last) assert.ok(due < interview);
  });
});

test("who answers what is due, and knows it, has the last review inside the best gap", () => {
  for (let left = 4; left <= 365; left += 1) {
    const interview = START + left;
    const records = learner({ questions: bank(1), days: left, interview });
    const days = [...records.values()][0].tries.map(({ at }) => dayAt(at));
    const [last, before] = [days.at(-1), days.at(-2)];
    const rest = interview - last;
    const { low, high } = bestGap(rest);
    assert.ok(days.length >= MASTERED, `${left} days: mastered in time`);
    // A gap is a whole number of days, and a day is the shortest.
    assert.ok(last - before >= Math.round(low * rest) && last - before <= Math.max(1, Math.round(high * rest)), `${left}: ${days}`);
    const gaps = days.slice(1).map((day, index) => day - days[index]);
    assert.deepEqual(gaps, [...gaps].sort((a, b) => a - b), `${left}: the ladder expands`);
  }
});

test("the best gap is 20 to 40 % of a week and 5 to 10 % of a year", () => {
  const near = (share, expected) => assert.ok(Math.abs(share - expected) < 1e-9);
  near(bestGap(7).low, 0.2);
  near(bestGap(7).high, 0.4);
  near(bestGap(365).low, 0.05);
  near(bestGap(365).high, 0.1);
  for (let rest = 8; rest < 365; rest += 1) assert.ok(bestGap(rest).low < bestGap(rest - 1).low);
});

test("a late start still asks on every day that is left", () => {
  const asked = (left) => {
    const records = learner({ questions: bank(1), days: left, interview: START + left });
    return [...records.values()][0].tries.map(({ at }) => dayAt(at) - START);
  };
  assert.deepEqual(asked(1), [0]);
  assert.deepEqual(asked(2), [0, 1]);
  assert.deepEqual(asked(3), [0, 1, 2]);
});

test("over simulated weeks with days off and misses nothing that is due is lost, and the cap holds", () => {
  forAll(60, (draw) => {
    const questions = bank(draw.int(20, 80), (index) => Math.floor(index / 10));
    const days = draw.int(10, 50);
    const interview = draw.bool() ? START + days : null;
    const cap = draw.int(5, 25);
    const absent = new Set(draw.some(Array.from({ length: days }, (_, day) => day), 0.3));
    const owed = new Map();
    learner({
      questions,
      days,
      interview,
      cap,
      shows: (day) => !absent.has(day),
      knows: () => draw.bool(0.75),
      each: (day, list, records) => {
        assert.ok(list.today.length <= cap);
        const listed = [...list.today, ...list.waiting].map(({ id }) => id);
        assert.equal(new Set(listed).size, listed.length, "nothing twice");
        for (const [id, since] of owed) {
          if (since > day) continue;
          assert.ok(listed.includes(id), `${id} was due on day ${since - START} and is lost on day ${day - START}`);
        }
        owed.clear();
        for (const { id } of list.waiting) owed.set(id, day + 1);
        for (const { id } of questions) {
          const item = records.get(id);
          const due = item && dueDay(standing(item.tries, "r1"), interview);
          if (due && due > day) owed.set(id, due);
        }
        // What is answered now is scheduled anew.
        for (const { id } of list.today) owed.delete(id);
      },
    });
  });
});

test("a reader who keeps at it gets through a backlog", () => {
  let last = null;
  const records = learner({
    questions: bank(100),
    days: 60,
    cap: 20,
    shows: (day) => day === 0 || day > 14,
    each: (_day, list) => {
      last = list;
    },
  });
  assert.equal(last.waiting.length, 0);
  for (const item of records.values()) assert.ok(isMastered(standing(item.tries, "r1")));
});

test("sure-but-wrong comes first, then the missed, the revised, and what is longest overdue", () => {
  const items = {
    due: record([attempt(START - 1, true)]),
    overdue: record([attempt(START - 9, true)]),
    missed: record([attempt(START - 1, false, { sure: 2 })]),
    sure: record([attempt(START - 1, false, { sure: 3 })]),
    revised: record([attempt(START - 1, true, { rev: "r0" })]),
    later: record([attempt(START - 2, true), attempt(START - 1, true)]),
    today: record([attempt(START, false)]),
    fresh: null,
  };
  const questions = Object.keys(items).map((id) => ({ id, rev: "r1" }));
  const list = agenda(questions, (id) => items[id], START, () => null);
  assert.deepEqual(list.today.map(({ id }) => id), ["sure", "missed", "revised", "overdue", "due"]);
  assert.deepEqual(list.today.map(({ why }) => why), ["sure-wrong", "missed", "revised", "due", "due"]);
  assert.deepEqual([...list.ahead], [[START + 2, 1], [START + 1, 1]]);
  assert.equal(list.tried, 7);
  assert.equal(list.done, 0, "a first answer is no review");
});

test("reviews done today use up the cap; first answers and practice do not", () => {
  forAll(1000, (draw) => {
    const questions = bank(30);
    const reviewed = draw.int(0, 10);
    const records = new Map(
      questions.map(({ id }, index) => {
        const old = attempt(START - 5, true);
        if (index < reviewed) return [id, record([old, attempt(START, draw.bool())])];
        if (index < 15) return [id, record([attempt(START, draw.bool())])];
        return [id, record([old])];
      }),
    );
    const cap = draw.int(1, 30);
    const list = agenda(questions, (id) => records.get(id), START, () => null, cap);
    assert.equal(list.done, reviewed);
    assert.equal(list.today.length, Math.min(15, Math.max(0, cap - reviewed)));
    assert.equal(list.today.length + list.waiting.length, 15);
  });
});

test("days are those of the local calendar, over midnight and daylight saving", () => {
  const zone = process.env.TZ;
  try {
    for (const name of ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu"]) {
      process.env.TZ = name;
      for (let day = dayOfDate("2026-01-01"); day < dayOfDate("2027-12-31"); day += 1) {
        const [year, month, date] = dateOf(day).split("-").map(Number);
        assert.equal(dayOf(new Date(year, month - 1, date, 0, 30)), day, `${name} ${dateOf(day)} at half past midnight`);
        assert.equal(dayOf(new Date(year, month - 1, date, 23, 59, 59)), day);
      }
      const tries = [attempt(dayOfDate("2026-10-30"), true, { hour: 23 }), attempt(dayOfDate("2026-10-31"), true, { hour: 0 })];
      assert.equal(standing(tries, "r1").streak, 2, "a minute past midnight is another day");
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test("an answer given under a wrong clock waits for no date to come true", () => {
  forAll(2000, (draw) => {
    const question = { id: "a.q", rev: "r1" };
    const wrong = Array.from({ length: draw.int(1, 3) }, () => attempt(START + draw.int(2, 800), draw.bool()));
    const sound = draw.bool() ? [attempt(START - draw.int(1, 9), draw.bool())] : [];
    const item = record([...sound, ...wrong]);
    const interview = draw.from([null, START + draw.int(1, 60)]);
    const list = agenda([question], () => item, START, () => interview);
    const days = [...list.today.map(() => START), ...list.ahead.keys()];
    const rests = interview !== null && days.length === 0;
    const most = interview === null ? START + 80 : interview;
    assert.ok(rests || days[0] <= most, `due on ${days[0] - START}`);
    if (!sound.length && !wrong.at(-1).right && wrong.length === 1) assert.equal(list.today.length, 1, "what was missed is due at once");
    // Answered again, it goes on as any other.
    const again = record([...sound, ...wrong, attempt(START, true)]);
    assert.equal(agenda([question], () => again, START, () => null).today.length, 0);
  });
});
