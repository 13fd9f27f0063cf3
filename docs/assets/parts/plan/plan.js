// What to do on which day until the interview: pure functions of the plan, the guide's pages and
// what is kept of the reader's work.
//
// The rule:
// - Each round has a last day: that of its interview. Its page, the concepts it needs (weakest
//   first), its checklists and two mocks become tasks with minutes; what is done falls away.
// - Each day leaves room for the reviews that are due, then takes tasks, the nearest interview's
//   first, at an even pace that is through at five sixths of the time.
// - Nothing new on the day before, where there are four days or more; on the day itself, nothing.
// - What does not fit is left out, the least important first, and named.
//
// Days are whole numbers of the local calendar (days.js).

import { dayAt, dayOfDate } from "../kit/days.js";
import { stateOf } from "../question/summary.js";
import { upcoming } from "../store/interviews.js";

/** @typedef {import("../store/records.js").Plan} Plan */
/** @typedef {import("../store/records.js").Interview} Interview */
/** @typedef {import("../store/format.js").Item} Item */
/** @typedef {import("../store/format.js").Tick} Tick */
/** @typedef {import("../study/schedule.js").Agenda} Agenda */
/** @typedef {import("../study/study-index.js").StudyIndex} StudyIndex */
/** @typedef {import("../study/study-index.js").StudyPage} StudyPage */

/** Minutes we reckon with: our estimates, shown as such. */
export const MINUTES = { round: 15, concept: 8, question: 1.5, review: 1, box: 20, again: 6, scoring: 15, day: 20, diagnostic: 15 };

/** Days planned where no interview has a date. */
export const WITHOUT_DATE = 14;

/** Days planned at most. */
export const LONGEST = 366;

const PACE = 5 / 6;
const REVIEW_SHARE = 0.2;
const BOXES = 2;
const MISSED = 2;

/**
 * `study` reads a page and takes its quiz; `again` reads it where answers stand missed; `boxes` are
 * items of a checklist; `day` is the checklist for the interview day.
 *
 * @typedef {"diagnostic" | "study" | "again" | "boxes" | "mock" | "day"} Work
 */

/**
 * @typedef {object} Task
 * @property {string} id  a tick's box; stable as long as the page is
 * @property {Work} work
 * @property {StudyPage} page
 * @property {number} count  questions, boxes, or which mock
 * @property {number} minutes
 * @property {number} last  last day it may be on
 * @property {number} weight  the lower, the sooner it is kept where time is short
 * @property {string} after  id of the task that comes before, or empty
 * @property {number} gap  days between the two
 * @property {number | null} done  the day it was done
 */

/**
 * @typedef {object} Day
 * @property {number} day
 * @property {number} room  minutes the reader has
 * @property {number} review  minutes kept for reviews
 * @property {Task[]} tasks  today's that are done among them
 * @property {Interview[]} interviews
 */

/**
 * @typedef {object} Planned
 * @property {Day[]} days  every day from the first to the last interview
 * @property {Task[]} left  what found no place, most important first
 * @property {Task[]} done  what was done before today
 * @property {StudyPage[]} undated  rounds of the loop without an interview, where others have one
 */

/**
 * What is kept of the reader's work.
 *
 * @typedef {object} Kept
 * @property {(id: string) => Item | null} item
 * @property {(list: string, box: string) => Tick | null} tick
 * @property {(round: string) => string[]} mocks  times of the mocks of a round, oldest first
 */

/**
 * @param {Plan} plan
 * @param {StudyIndex} index
 * @param {Kept} kept
 * @param {Agenda} agenda  of today
 * @param {number} today
 * @returns {Planned}
 */
export function planned(plan, index, kept, agenda, today) {
  const first = Math.max(today, dayOfDate(plan.start));
  const ahead = upcoming(plan.interviews, first).filter(({ date }) => dayOfDate(date) < first + LONGEST);
  const end = ahead.length ? dayOfDate(ahead[ahead.length - 1].date) : first + WITHOUT_DATE;
  const days = calendar(plan, ahead, agenda, first, end, today);
  const { dated, undated } = rounds(plan, index, ahead, end, today);
  const all = tasks(plan, index, kept, dated, first, today);
  const open = all.filter(({ done }) => done === null);
  const chosen = choose(open, days);
  const lists = forTheDays(plan, index, kept, days);
  const evenings = days.map((day) => [...day.tasks]);
  if (place(chosen, days, all, today).some(({ weight }) => weight <= 2)) {
    // What matters most found no place: it is placed first, even out of its natural order.
    days.forEach((day, at) => (day.tasks = evenings[at]));
    place([...chosen].sort((a, b) => a.weight - b.weight), days, all, today);
  }
  const placed = new Set(days.flatMap((day) => day.tasks));
  return {
    days,
    left: open.filter((task) => !placed.has(task)).sort((a, b) => a.weight - b.weight || a.last - b.last),
    done: [...all, ...lists].filter((task) => task.done !== null && !placed.has(task)),
    undated,
  };
}

/**
 * The days with their room. @param {Plan} plan @param {Interview[]} ahead @param {Agenda} agenda
 * @param {number} first @param {number} end @param {number} today
 */
function calendar(plan, ahead, agenda, first, end, today) {
  /** @type {Day[]} */
  const days = [];
  for (let day = first; day <= end; day += 1) {
    const room = Math.round(60 * plan.hours[weekday(day)]);
    const due = day === today ? agenda.today.length : (agenda.ahead.get(day) ?? 0);
    // What will be learned on the way comes back for review, too.
    const review = day === today ? due * MINUTES.review : Math.max(due * MINUTES.review, Math.round(REVIEW_SHARE * room));
    const interviews = ahead.filter(({ date }) => dayOfDate(date) === day);
    days.push({ day, room, review: Math.min(room, review), tasks: [], interviews });
  }
  return days;
}

/** 0 for Sunday; day 0 was a Thursday. @param {number} day */
export const weekday = (day) => (((day + 4) % 7) + 7) % 7;

/**
 * The loop's rounds still ahead, each with the day of its interview.
 *
 * @param {Plan} plan @param {StudyIndex} index @param {Interview[]} ahead @param {number} end @param {number} today
 */
function rounds(plan, index, ahead, end, today) {
  const all = index.pages.filter(({ kind, roles }) => kind === "round" && roles.includes(plan.role));
  const over = new Set(plan.interviews.filter(({ date }) => dayOfDate(date) < today).map(({ round }) => round));
  // An interview that names no round may be any of those that none names.
  const any = ahead.find(({ round }) => !all.some(({ id }) => id === round));
  /** @type {{ page: StudyPage, day: number }[]} */
  const dated = [];
  /** @type {StudyPage[]} */
  const undated = [];
  for (const page of all) {
    const own = ahead.find(({ round }) => round === page.id) ?? (over.has(page.id) ? undefined : any);
    if (own) dated.push({ page, day: dayOfDate(own.date) });
    else if (!ahead.length) dated.push({ page, day: end });
    else if (!over.has(page.id)) undated.push(page);
  }
  return { dated: dated.sort((a, b) => a.day - b.day), undated };
}

/**
 * Everything there is to do, in the order it is best done.
 *
 * @param {Plan} plan
 * @param {StudyIndex} index
 * @param {Kept} kept
 * @param {{ page: StudyPage, day: number }[]} dated
 * @param {number} first
 * @param {number} today
 * @returns {Task[]}
 */
function tasks(plan, index, kept, dated, first, today) {
  /** @type {Task[]} */
  const found = [];
  /** @type {Set<StudyPage>} */
  const studied = new Set();
  /** @param {Omit<Task, "after" | "gap" | "done"> & { after?: string, gap?: number }} task @param {number | null} done */
  const add = (task, done) => {
    const tick = kept.tick("plan", task.id);
    found.push({ after: "", gap: 0, ...task, minutes: Math.round(task.minutes), done: tick?.on ? Math.min(dayAt(tick.at), today) : done });
  };
  const study = (/** @type {StudyPage} */ page, /** @type {number} */ last, /** @type {number} */ weight) => {
    if (studied.has(page)) return;
    studied.add(page);
    const { open, missed, latest } = answers(page, kept);
    const base = page.kind === "round" ? MINUTES.round : MINUTES.concept;
    const none = page.questions.length === 0;
    add(
      { id: `study.${page.kind}/${page.id}`, work: "study", page, count: open, minutes: base + MINUTES.question * open, last, weight },
      none || open ? null : latest,
    );
    if (!open && missed >= MISSED) {
      add({ id: `again.${page.kind}/${page.id}/${missed}`, work: "again", page, count: missed, minutes: MINUTES.again + MINUTES.question * missed, last, weight: weight + 1 }, null);
    }
  };

  const loop = index.byPage.get(`role:${plan.role}`);
  const tried = index.pages.filter(({ roles }) => roles.includes(plan.role)).some(({ questions }) => questions.some(({ id }) => kept.item(id)?.tries.length));
  if (loop && dated.length && !tried) {
    add({ id: `diagnostic.${plan.role}`, work: "diagnostic", page: loop, count: 10, minutes: MINUTES.diagnostic, last: freshUntil(dated[0].day, first), weight: 0 }, null);
  }
  for (const { page, day } of dated) {
    const fresh = freshUntil(day, first);
    const before = Math.max(first, day - 1);
    study(page, fresh, 1);
    for (const concept of weakestFirst(page, index, kept)) study(concept, fresh, answers(concept, kept).missed ? 3 : 5);
    for (const list of index.pages.filter((one) => one.checklist && !isForTheDay(one) && (one === page || (one.kind === "practice" && one.roles.includes(plan.role) && page === dated[0].page)))) {
      boxes(list, kept, before, add);
    }
    if (page.attended) mocks(page, kept, before, add);
  }
  return found;
}

/** The last day for anything new before an interview. @param {number} day @param {number} first */
const freshUntil = (day, first) => Math.max(first, day - first >= 4 ? day - 2 : day - 1);

/** @param {StudyPage} page whether it is the checklist for the interview day */
export const isForTheDay = ({ kind, id }) => kind === "practice" && id.endsWith("interview-day");

/**
 * Put the checklist for the interview day on the evening before each, room or not.
 *
 * @param {Plan} plan @param {StudyIndex} index @param {Kept} kept @param {Day[]} days
 * @returns {Task[]}
 */
function forTheDays(plan, index, kept, days) {
  const page = index.pages.find((one) => isForTheDay(one) && one.roles.includes(plan.role));
  if (!page) return [];
  return days.flatMap(({ day, interviews }, at) => {
    if (!interviews.length) return [];
    const id = `day.${page.id}/${interviews[0].date}`;
    const tick = kept.tick("plan", id);
    /** @type {Task} */
    const task = { id, work: "day", page, count: page.boxes.length, minutes: MINUTES.day, last: day, weight: 0, after: "", gap: 0, done: tick?.on ? dayAt(tick.at) : null };
    const evening = days[Math.max(0, at - 1)];
    if (task.done === null || task.done === evening.day) evening.tasks.push(task);
    return [task];
  });
}

/** @param {StudyPage} page @param {Kept} kept */
function answers(page, kept) {
  let [open, missed, latest] = [0, 0, 0];
  for (const { id, rev } of page.questions) {
    const item = kept.item(id);
    const state = stateOf(rev, item);
    // A question that review opened again was answered all the same.
    const known = item?.tries.some((one) => one.rev === rev);
    if (!known) open += 1;
    else if (state === "partly" || state === "wrong") missed += 1;
    if (item) latest = Math.max(latest, dayAt(item.tries.at(-1)?.at ?? item.at));
  }
  return { open, missed, latest };
}

/** The concepts a round needs: those with most missed first, then as the round lists them. @param {StudyPage} round @param {StudyIndex} index @param {Kept} kept */
function weakestFirst(round, index, kept) {
  const pages = round.concepts.flatMap((id) => index.byPage.get(`concept:${id}`) ?? []);
  return pages
    .map((page) => ({ page, missed: answers(page, kept).missed }))
    .sort((a, b) => b.missed - a.missed)
    .map(({ page }) => page);
}

/** @typedef {(task: Omit<Task, "after" | "gap" | "done"> & { after?: string, gap?: number }, done: number | null) => void} Add */

/** A checklist's boxes, two at a time. @param {StudyPage} page @param {Kept} kept @param {number} last @param {Add} add */
function boxes(page, kept, last, add) {
  for (let at = 0; at < page.boxes.length; at += BOXES) {
    const some = page.boxes.slice(at, at + BOXES);
    const ticks = some.map((box) => kept.tick(page.checklist, box));
    const open = ticks.filter((tick) => !tick?.on).length;
    const done = open ? null : Math.max(...ticks.map((tick) => dayAt(tick?.at ?? "")));
    const count = open || some.length;
    add({ id: `boxes.${page.checklist}/${some[0]}`, work: "boxes", page, count, minutes: MINUTES.box * count, last, weight: 6 }, done);
  }
}

/** Two mocks of a round, two days apart. @param {StudyPage} page @param {Kept} kept @param {number} last @param {Add} add */
function mocks(page, kept, last, add) {
  const times = kept.mocks(page.id);
  for (const count of [1, 2]) {
    add(
      {
        id: `mock.${page.id}/${count}`,
        work: "mock",
        page,
        count,
        minutes: page.minutes + MINUTES.scoring,
        last,
        weight: count === 1 ? 2 : 7,
        after: count === 1 ? `study.round/${page.id}` : `mock.${page.id}/1`,
        gap: count === 1 ? 0 : 2,
      },
      times[count - 1] ? dayAt(times[count - 1]) : null,
    );
  }
}

/**
 * The tasks there is time for: the most important first, as long as what must be done by each day
 * has room before it.
 *
 * @param {Task[]} open
 * @param {Day[]} days
 */
function choose(open, days) {
  /** @param {number} last */
  const roomBy = (last) => days.filter(({ day }) => day <= last).reduce((sum, day) => sum + roomOn(day), 0);
  const ends = [...new Set(open.map(({ last }) => last))];
  const rooms = new Map(ends.map((end) => [end, roomBy(end)]));
  const used = new Map(ends.map((end) => [end, 0]));
  /** @type {Set<Task>} */
  const chosen = new Set();
  for (const task of [...open].sort((a, b) => a.weight - b.weight || a.last - b.last)) {
    const later = ends.filter((end) => end >= task.last);
    if (later.some((end) => (used.get(end) ?? 0) + task.minutes > (rooms.get(end) ?? 0))) continue;
    for (const end of later) used.set(end, (used.get(end) ?? 0) + task.minutes);
    chosen.add(task);
  }
  return open.filter((task) => chosen.has(task));
}

/** Minutes of a day for tasks: none on the day of an interview. @param {Day} day */
const roomOn = ({ room, review, interviews }) => (interviews.length ? 0 : room - review);

/**
 * Put the tasks on their days, those with the nearest last day first.
 *
 * @param {Task[]} chosen
 * @param {Day[]} days
 * @param {Task[]} all
 * @param {number} today
 * @returns {Task[]} those that found no place
 */
function place(chosen, days, all, today) {
  let waiting = [...chosen].sort((a, b) => a.last - b.last);
  /** Day a task is on or was done. @type {Map<string, number>} */
  const on = new Map(all.flatMap((task) => (task.done === null ? [] : [[task.id, task.done]])));
  const known = new Set(all.map(({ id }) => id));
  days.forEach((day, at) => {
    if (day.day === today) day.tasks.push(...all.filter(({ done }) => done === today));
    let used = day.tasks.reduce((sum, { minutes }) => sum + minutes, 0);
    const room = roomOn(day);
    const share = pace(waiting, days.slice(at), used);
    for (const task of waiting) {
      const before = on.get(task.after);
      const ready = !known.has(task.after) || (before !== undefined && before + task.gap <= day.day);
      const fits = used < share * room && used + task.minutes <= room;
      if (task.last < day.day || !ready || !(fits || onlyHere(task, day, days.slice(at), used))) continue;
      day.tasks.push(task);
      on.set(task.id, day.day);
      used += task.minutes;
    }
    waiting = waiting.filter(({ id }) => !on.has(id));
  });
  return waiting;
}

/**
 * The share of each day's room that gets everything done at five sixths of its time.
 *
 * @param {Task[]} waiting @param {Day[]} days  from now on @param {number} used  minutes of the first that are gone
 */
function pace(waiting, days, used) {
  let share = 0;
  for (const end of new Set(waiting.map(({ last }) => last))) {
    const work = waiting.filter(({ last }) => last <= end).reduce((sum, { minutes }) => sum + minutes, 0);
    const until = days[0].day + Math.ceil((end - days[0].day + 1) * PACE) - 1;
    const room = days.filter(({ day }) => day <= until).reduce((sum, day) => sum + roomOn(day), 0);
    share = Math.max(share, room ? (work + used) / room : 1);
  }
  return Math.min(1, share);
}

/** Whether a task longer than any day's room goes here, on its longest day, alone. @param {Task} task @param {Day} day @param {Day[]} ahead @param {number} used */
function onlyHere(task, day, ahead, used) {
  const most = Math.max(...ahead.filter(({ day: one }) => one <= task.last).map(roomOn));
  return used === 0 && roomOn(day) === most && most > 0 && task.minutes > most;
}
