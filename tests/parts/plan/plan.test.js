import assert from "node:assert/strict";
import { test } from "node:test";
import { dateOf, dayOfDate } from "../../../docs/assets/parts/kit/days.js";
import { LONGEST, MINUTES, WITHOUT_DATE, planned, weekday } from "../../../docs/assets/parts/plan/plan.js";
import { agenda } from "../../../docs/assets/parts/study/schedule.js";
import { interviewOf, upcoming } from "../../../docs/assets/parts/store/interviews.js";
import { ROLE, guide, timeOn, work } from "../../support/guide.js";
import { forAll } from "../../support/random.js";

const TODAY = dayOfDate("2026-11-21");
const interview = (day, round = "", time = "") => ({ date: dateOf(day), time, zone: "", round });

const planOf = (draw, index, days = draw.int(0, 40)) => {
  const rounds = index.pages.filter(({ kind }) => kind === "round");
  const some = draw.bool(0.15) ? [] : [interview(TODAY + days), ...draw.some(rounds, 0.3).map(({ id }) => interview(TODAY + draw.int(-5, days), id))];
  const hours = draw.from([[1, 1, 1, 1, 1, 1, 1], [3, 1, 1, 1, 1, 1, 3], [0, 0.5, 0, 0.5, 0, 0.5, 0], [0, 0, 0, 0, 0, 0, 0], [8, 8, 8, 8, 8, 8, 8]]);
  return { at: timeOn(TODAY), role: ROLE, interviews: some, hours, start: dateOf(TODAY + draw.from([-3, 0, 0, 0, 2])) };
};

const worked = (draw, index) => {
  const kept = work();
  for (const { id, rev } of index.questions.values()) {
    const times = draw.from([0, 0, 1, 2]);
    for (let time = 0; time < times; time += 1) kept.answer(id, rev, draw.bool(0.7), timeOn(TODAY - draw.int(0, 6)));
  }
  for (const { checklist, boxes } of index.pages) {
    for (const box of boxes) if (draw.bool(0.3)) kept.ticks.set(`${checklist}/${box}`, { at: timeOn(TODAY - draw.int(0, 3)), on: true });
  }
  for (const page of index.pages) if (page.kind === "round" && draw.bool(0.2)) kept.run(page, timeOn(TODAY - draw.int(0, 9)));
  return kept;
};

const make = (draw, change = {}) => {
  const index = guide(draw);
  const plan = { ...planOf(draw, index), ...change };
  const kept = worked(draw, index);
  const list = agenda([...index.questions.values()], kept.item, TODAY, interviewOf([plan], TODAY));
  return { index, plan, kept, list, got: planned(plan, index, kept, list, TODAY) };
};

test("every task stands once, on a day it may, after what it needs, within the reader's hours", () => {
  forAll(4000, (draw) => {
    const { plan, got, list } = make(draw);
    const first = Math.max(TODAY, dayOfDate(plan.start));
    const on = new Map();
    got.days.forEach(({ day, room, review, tasks, interviews }, at) => {
      assert.equal(day, first + at, "no day is missing");
      assert.equal(room, 60 * plan.hours[new Date(`${dateOf(day)}T12:00:00Z`).getUTCDay()]);
      assert.ok(review <= room);
      if (day === TODAY) assert.equal(review, interviews.length ? 0 : Math.min(room, list.today.length * MINUTES.review));
      for (const task of tasks) {
        assert.ok(!on.has(task.id), `twice: ${task.id}`);
        on.set(task.id, day);
        assert.ok(task.done === null || task.done === day);
        assert.ok(day <= task.last || task.done !== null, `too late: ${task.id}`);
      }
      const fresh = tasks.filter(({ done, work: what }) => done === null && !["day", "pack"].includes(what));
      const minutes = tasks.reduce((sum, one) => sum + one.minutes, 0);
      if (interviews.length) assert.ok(!fresh.length || (day === TODAY && plan.start === dateOf(TODAY)), "nothing on the day itself, but for who begins on it");
      if (fresh.length && minutes > room - review) assert.equal(fresh.length, 1, "only a task longer than any day's room goes over");
    });
    for (const { tasks, day } of got.days) {
      for (const { after, gap, done } of tasks) if (done === null && on.has(after)) assert.ok(on.get(after) + gap <= day);
    }
    for (const task of [...got.left, ...got.done]) assert.ok(!on.has(task.id), task.id);
    assert.ok(got.left.every(({ done }) => done === null));
  });
});

test("nothing new on the day before, where there are four days or more", () => {
  forAll(1500, (draw) => {
    const days = draw.int(4, 30);
    const { got } = make(draw, { interviews: [interview(TODAY + days)], start: dateOf(TODAY), hours: [2, 2, 2, 2, 2, 2, 2] });
    const before = got.days.find(({ day }) => day === TODAY + days - 1);
    assert.ok(before.tasks.every(({ work: what }) => what !== "study" && what !== "again" && what !== "diagnostic"));
    assert.ok(before.tasks.some(({ work: what, done }) => what === "day" || done));
  });
});

test("with enough hours everything has its place; without any, all but the day's list is left", () => {
  forAll(1500, (draw) => {
    const wide = { interviews: [interview(TODAY + 20)], start: dateOf(TODAY) };
    assert.deepEqual(make(draw, { ...wide, hours: Array(7).fill(12) }).got.left, []);
    const { got } = make(draw, { ...wide, hours: Array(7).fill(0) });
    assert.ok(got.days.every(({ tasks }) => tasks.every(({ work: what, done }) => what === "day" || what === "pack" || done !== null)));
  });
});

test("more hours never leave more important work out", () => {
  const weigh = (left) => Math.min(Number.POSITIVE_INFINITY, ...left.filter(({ after }) => !after).map(({ weight }) => weight));
  forAll(1500, (draw) => {
    const { plan, index, kept, list, got: less } = make(draw, { interviews: [interview(TODAY + 9)], start: dateOf(TODAY), hours: Array(7).fill(2) });
    const more = planned({ ...plan, hours: Array(7).fill(4) }, index, kept, list, TODAY);
    assert.ok(more.left.length <= less.left.length);
    assert.ok(weigh(more.left) >= weigh(less.left));
  });
});

test("a late start keeps the rounds and their first mocks, and names what it leaves", () => {
  forAll(1500, (draw) => {
    const { got } = make(draw, { interviews: [interview(TODAY + 2)], start: dateOf(TODAY), hours: Array(7).fill(6) });
    const first = [...got.days.flatMap(({ tasks }) => tasks), ...got.left].filter(({ weight, done }) => weight >= 1 && weight <= 2 && done === null);
    const room = got.days.slice(0, 2).reduce((sum, day) => sum + day.room - day.review, 0);
    if (first.reduce((sum, { minutes }) => sum + minutes, 0) < 0.6 * room) assert.ok(got.left.every(({ weight }) => weight > 2));
    for (let at = 1; at < got.left.length; at += 1) assert.ok(got.left[at - 1].weight <= got.left[at].weight);
  });
});

test("what is done falls away, and what was done today stays in sight and takes its time", () => {
  forAll(1000, (draw) => {
    const { plan, index, kept } = make(draw, { interviews: [interview(TODAY + 12)], start: dateOf(TODAY), hours: Array(7).fill(1) });
    const again = () => {
      const list = agenda([...index.questions.values()], kept.item, TODAY, interviewOf([plan], TODAY));
      return planned(plan, index, kept, list, TODAY);
    };
    const [day] = again().days;
    const open = day.tasks.filter(({ done }) => done === null);
    for (const { id } of open) kept.ticks.set(`plan/${id}`, { at: timeOn(TODAY), on: true });
    const next = again();
    const now = new Set(next.days[0].tasks.flatMap(({ ids, done }) => (done === null ? [] : ids)));
    for (const { id } of open) assert.ok(now.has(id), id);
    for (const { tasks } of next.days.slice(1)) assert.ok(!tasks.some(({ id }) => open.some((one) => one.id === id)));
    const used = next.days[0].tasks.filter(({ done }) => done !== null).reduce((sum, { minutes }) => sum + minutes, 0);
    if (used >= next.days[0].room) assert.ok(next.days[0].tasks.every(({ done, work: what }) => done !== null || what === "day"));
  });
});

test("rounds are planned towards their own interviews; those without one are named", () => {
  forAll(1500, (draw) => {
    const index = guide(draw, { rounds: 4 });
    const rounds = index.pages.filter(({ kind }) => kind === "round");
    for (const round of rounds) round.attended = true;
    const plan = { at: timeOn(TODAY), role: ROLE, interviews: [interview(TODAY + 10, rounds[2].id), interview(TODAY + 5, rounds[0].id), interview(TODAY - 2, rounds[1].id)], hours: Array(7).fill(6), start: dateOf(TODAY) };
    const got = planned(plan, index, work(), agenda([], () => null, TODAY, () => null), TODAY);
    assert.deepEqual(got.undated, [rounds[3]]);
    assert.equal(got.days.length, 11);
    const day = (page) => got.days.find(({ tasks }) => tasks.some((task) => task.page === page && task.work === "study"))?.day;
    assert.ok(day(rounds[0]) <= TODAY + 3);
    assert.ok(day(rounds[2]) <= TODAY + 8);
    assert.equal(day(rounds[1]), undefined, "its interview is over");
  });
});

test("work is spread over the time there is, and through before its end", () => {
  forAll(1000, (draw) => {
    const index = guide(draw, { rounds: 4, concepts: 8 });
    const plan = { at: timeOn(TODAY), role: ROLE, interviews: [interview(TODAY + 30)], hours: Array(7).fill(3), start: dateOf(TODAY) };
    const got = planned(plan, index, work(), agenda([], () => null, TODAY, () => null), TODAY);
    const minutes = got.days.map(({ tasks }) => tasks.reduce((sum, one) => sum + one.minutes, 0));
    const all = minutes.reduce((a, b) => a + b, 0);
    got.days.forEach(({ tasks }, at) => {
      const longest = Math.max(0, ...tasks.map((task) => task.minutes));
      const shared = minutes[at] - longest;
      assert.ok(shared <= Math.max(40, (2 * all) / 25), `but for the longest of its tasks a day holds no more than twice an even share: ${shared} of ${all} on ${at}`);
    });
    const eve = got.days[29].tasks.map(({ work: what }) => what);
    assert.ok(eve.every((what) => ["pack", "day", "aloud"].includes(what)), "the eve is quiet");
  });
});

test("without a date two weeks are planned; a date beyond a year is none", () => {
  forAll(300, (draw) => {
    const rest = { start: dateOf(TODAY) };
    assert.equal(make(draw, { ...rest, interviews: [] }).got.days.length, WITHOUT_DATE + 1);
    assert.equal(make(draw, { ...rest, interviews: [interview(TODAY + LONGEST)] }).got.days.length, WITHOUT_DATE + 1);
    assert.equal(make(draw, { ...rest, interviews: [interview(TODAY - 1)] }).got.days.length, 0, "all of it is behind the reader");
    assert.deepEqual(make(draw, { ...rest, interviews: [interview(TODAY - 1)] }).got.over, interview(TODAY - 1));
    const named = make(draw, { ...rest, interviews: [interview(TODAY - 1, `${ROLE}/round-0`)] });
    const others = named.index.pages.filter(({ kind, attended, id }) => kind === "round" && attended && id !== `${ROLE}/round-0`);
    assert.equal(named.got.days.length, others.length ? WITHOUT_DATE + 1 : 0, "what is left of the loop is planned");
  });
});

test("once the day's interviews are through nothing is left for them, and what is for tomorrow's stays", () => {
  forAll(300, (draw) => {
    const index = guide(draw, { rounds: 3 });
    for (const page of index.pages) if (page.kind === "round") page.attended = true;
    const plan = { at: timeOn(TODAY), role: ROLE, interviews: [interview(TODAY, "", "09:00"), interview(TODAY + 1)], hours: Array(7).fill(1), start: dateOf(TODAY - 3) };
    const at = (minutes) => planned(plan, index, work(), agenda([], () => null, TODAY, () => null), TODAY, () => minutes);
    const open = ({ days: [day] }) => day.tasks.filter(({ done }) => done === null).map(({ id }) => id);
    const ends = (ids, date) => ids.filter((id) => id.endsWith(date)).length;
    const [before, after] = [at(-59), at(-60)];
    assert.deepEqual([before.through, after.through], [false, true]);
    assert.ok(ends(open(before), dateOf(TODAY)) > 0 && before.left.some(({ last }) => last <= TODAY));
    assert.equal(ends(open(after), dateOf(TODAY)), 0);
    assert.equal(ends(open(after), dateOf(TODAY + 1)), ends(open(before), dateOf(TODAY + 1)));
    assert.ok(ends(open(after), dateOf(TODAY + 1)) > 0);
    assert.ok(after.left.every(({ last }) => last > TODAY));
  });
});

test("hours are asked for only where a day before the interview can take them", () => {
  forAll(100, (draw) => {
    const index = guide(draw, { rounds: 2 });
    const rounds = index.pages.filter(({ kind }) => kind === "round");
    for (const page of rounds) page.attended = true;
    const grows = (hours, ...interviews) => {
      const plan = { at: timeOn(TODAY), role: ROLE, interviews, hours: Array(7).fill(hours), start: dateOf(TODAY) };
      const got = planned(plan, index, work(), agenda([], () => null, TODAY, () => null), TODAY, () => 0);
      assert.ok(got.left.length, "or nothing is asked for");
      return got.canGrow();
    };
    const [first, second] = rounds.map(({ id }) => id);
    assert.equal(grows(0.5, interview(TODAY + 1)), true);
    assert.equal(grows(24, interview(TODAY + 1)), false, "the second mock would be two days after the first");
    assert.equal(grows(1, interview(TODAY)), false, "today is what it is");
    assert.equal(grows(24, interview(TODAY, first), interview(TODAY + 20, second)), false, "twenty days too late");
  });
});

test("weekdays are those of the calendar, before 1970 too", () => {
  for (const [date, day] of [["2026-11-21", 6], ["1970-01-01", 4], ["1969-12-28", 0], ["2024-02-29", 4]]) assert.equal(weekday(dayOfDate(date)), day, date);
});

test("the next interview of a question is its loops' soonest that is not over", () => {
  forAll(1500, (draw) => {
    const plans = ["a", "b"].map((role) => ({ role, interviews: Array.from({ length: draw.int(0, 3) }, () => interview(TODAY + draw.int(-5, 5))) }));
    const roles = draw.some(["a", "b", "c"]);
    const days = plans.filter(({ role }) => roles.includes(role)).flatMap(({ interviews }) => interviews.map(({ date }) => dayOfDate(date))).filter((day) => day >= TODAY);
    assert.equal(interviewOf(plans, TODAY)({ page: { roles } }), days.length ? Math.min(...days) : null);
    const some = upcoming(plans[0].interviews, TODAY).map(({ date }) => date);
    assert.deepEqual(some, [...some].sort());
  });
});

test("a question that review opened again is not new work", () => {
  forAll(500, (draw) => {
    const { plan, index, kept } = make(draw, { interviews: [interview(TODAY + 9)], start: dateOf(TODAY), hours: Array(7).fill(12) });
    const studies = () => {
      const { days } = planned(plan, index, kept, agenda([], () => null, TODAY, () => null), TODAY);
      return days.flatMap(({ tasks }) => tasks).filter(({ work: what, done }) => what === "study" && done === null).map(({ id, count }) => `${id} ${count}`).sort();
    };
    const before = studies();
    for (const [id, item] of kept.items) if (draw.bool()) kept.items.set(id, { ...item, answer: null, done: false, score: null, right: null });
    assert.deepEqual(studies(), before);
  });
});

test("what fits tonight comes with a drill where minutes are left and something was missed", () => {
  let drills = 0;
  forAll(300, (draw) => {
    const { got } = make(draw);
    for (const { tasks } of got.days) {
      const at = tasks.findIndex(({ work: what }) => what === "drill");
      if (at < 0) continue;
      drills += 1;
      assert.equal(tasks[at].minutes, MINUTES.drill);
      assert.ok(tasks.slice(at + 1).every(({ work: what }) => what === "pack" || what === "day"), "last but for the eve's own");
    }
  });
  assert.ok(drills > 20, `${drills} drills`);
});
