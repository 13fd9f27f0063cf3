// What there is to do for a loop: every page, quiz, mock, worked answer and artifact as a task with
// its minutes, its last day, how much it matters and when it is best done.

import { dayAt, dayOfDate } from "../kit/days.js";
import { interviewOfRound, passedRounds } from "../store/interviews.js";
import { lastTry, missedConcepts, tally } from "../study/tally.js";
import { BRIEF, WAYS, halfMock } from "./ways.js";

/** @typedef {import("../store/records.js").Plan} Plan */
/** @typedef {import("../store/records.js").Interview} Interview */
/** @typedef {import("./ways.js").Ways} Ways */
/** @typedef {import("./ways.js").Way} Way */
/** @typedef {import("../study/study-index.js").StudyIndex} StudyIndex */
/** @typedef {import("../study/study-index.js").StudyPage} StudyPage */
/** @typedef {import("./plan.js").Day} Day */
/** @typedef {import("./plan.js").Kept} Kept */

/** Minutes we reckon with: our estimates, shown as such. */
export const MINUTES = { round: 15, concept: 8, question: 1.5, review: 1, box: 20, again: 6, scoring: 15, drill: 5, day: 10, pack: 10, diagnostic: 15, worked: 30, sheet: 30, aloud: 15 };

/** Questions of a round's quiz in one task. */
const TEN = 10;
/** Missed answers for which a page is read again. */
const MISSED = 2;
/** Days from which on the eve holds nothing new. */
export const QUIET = 4;
/** A diagnostic is worth its time with so many days to act on it. */
const FOR_DIAGNOSTIC = 3;
/** Days between two interviews for which the second has days of its own. */
const CLOSE = 7;
/** Days between two mocks of a round. */
const APART = 2;
/** The share of the time by which everything should be through. */
const PACE = 5 / 6;

/**
 * How much a kind of work matters where time is short: the lower, the sooner it is kept. Of what has
 * a range, the first is worth the lower end and the last the upper.
 */
export const WEIGHT = { rehearsal: 2, worst: 2.9, first: 3, missed: 4, ten: 4.5, artifact: [2.5, 7], untried: [5, 7], sheet: [5.5, 7], boxes: [5.6, 7.5], rest: 7, worked: 8, mock: 8, exam: 8.5, drill: 9 };

/** Up to here it is rehearsal and what rehearsal needs. */
export const MATTERS = WEIGHT.rehearsal;

/**
 * `study` reads a page and, of a concept, takes its quiz; `quiz` answers ten of a round's questions;
 * `again` reads a page where answers stand missed; `worked` says a worked answer aloud and then
 * compares it, `aloud` the strong answers of a round's page; `boxes` are items of a checklist;
 * `sheet` begins a worksheet; `drill` is five minutes of a skill, in what an evening has left; `pack` prints the sheets for the day; `day` is the checklist for it.
 *
 * @typedef {"diagnostic" | "study" | "quiz" | "again" | "worked" | "aloud" | "mock" | "exam" | "sheet" | "boxes" | "drill" | "pack" | "day"} Work
 */

/**
 * @typedef {object} Task
 * @property {string} id  a tick's box; stable as long as the page is
 * @property {string[]} ids  of the tasks that are shown as this one; its own first
 * @property {Work} work
 * @property {StudyPage} page
 * @property {number} count  questions, boxes, or which mock
 * @property {number} of  questions or boxes there are on the page
 * @property {number} minutes
 * @property {number} last  last day it may be on
 * @property {string[]} behind  ids of tasks that it should not come before
 * @property {number} weight  the lower, the sooner it is kept where time is short
 * @property {number} best  the day it is best done, if there is room
 * @property {string} after  id of the task that comes before, or empty
 * @property {number} gap  days between the two
 * @property {boolean} brief  shortened, since time is short (ways.js)
 * @property {number | null} done  the day it was done
 */

/** Rounds whose interviews are on one day, with the days there are for them. @typedef {{ day: number, from: number, rounds: StudyPage[] }} Group */

/** @typedef {{ last: number, weight: number, best: number, brief?: boolean, behind?: string[], count?: number, of?: number, after?: string, gap?: number }} Place */

/**
 * The rounds that lie ahead, by day, and those that no interview names. Rounds at which the reader is
 * not present are neither.
 *
 * @param {Plan} plan @param {StudyIndex} index @param {Interview[]} ahead @param {number} end @param {number} today
 * @returns {{ groups: Group[], undated: StudyPage[] }}
 */
export function dated(plan, index, ahead, end, today) {
  const all = index.pages.filter(({ kind, roles }) => kind === "round" && roles.includes(plan.role));
  const ids = all.map(({ id }) => id);
  /** @type {Map<number, StudyPage[]>} */
  const byDay = new Map();
  /** @type {StudyPage[]} */
  const undated = [];
  const interviews = [...ahead, ...plan.interviews.filter(({ date }) => dayOfDate(date) < today)];
  const attended = all.filter((page) => page.attended);
  const passed = passedRounds(interviews, attended.map(({ id }) => id), today);
  for (const page of attended.filter(({ id }) => !passed.has(id))) {
    const own = interviewOfRound(interviews, page.id, ids, today);
    const gone = interviews.some((one) => dayOfDate(one.date) < today && covers(one, page.id, ids));
    if (!own && ahead.length) {
      if (!gone) undated.push(page);
    } else if (own || !gone) {
      const day = own ? dayOfDate(own.date) : end;
      byDay.set(day, [...(byDay.get(day) ?? []), page]);
    }
  }
  const days = [...byDay.keys()].sort((a, b) => a - b);
  /** @type {Group[]} */
  const groups = [];
  for (const [at, day] of days.entries()) {
    // Interviews close together are prepared together.
    const from = !at ? 0 : day - days[at - 1] < CLOSE ? groups[at - 1].from : days[at - 1] + 1;
    groups.push({ day, from, rounds: /** @type {StudyPage[]} */ (byDay.get(day)) });
  }
  return { groups, undated };
}

/** Whether an interview is a round's, or may be. @param {Interview} one @param {string} round @param {string[]} ids */
function covers(one, round, ids) {
  const named = (one.rounds ?? [one.round]).filter((id) => ids.includes(id));
  return !named.length || named.includes(round);
}

/** The last day for anything new before an interview. @param {number} day @param {number} first */
const freshUntil = (day, first) => Math.max(first, day - first >= QUIET ? day - 2 : day - 1);

/** @param {StudyPage} page whether it is the checklist for the interview day */
export const isForTheDay = ({ kind, id }) => kind === "practice" && id.endsWith("interview-day");

/** Gathers tasks, each once. */
class Tasks {
  /** @type {Task[]} */
  found = [];
  #ids = new Set();
  #kept;
  #today;

  /** @param {Kept} kept @param {number} today */
  constructor(kept, today) {
    this.#kept = kept;
    this.#today = today;
  }

  /** @param {string} id */
  has(id) {
    return this.#ids.has(id);
  }

  /**
   * @param {string} id @param {Work} work @param {StudyPage} page @param {number} minutes
   * @param {Place} place @param {number | null} done  the day the guide saw it done
   * @param {string} [older]  the id it was ticked under before
   */
  add(id, work, page, minutes, place, done, older = "") {
    if (this.#ids.has(id)) return;
    this.#ids.add(id);
    const tick = this.#kept.tick("plan", id) ?? (older ? this.#kept.tick("plan", older) : null);
    const seen = tick?.on ? dayAt(tick.at) : done;
    this.found.push({ id, ids: [id], work, page, minutes: Math.round(minutes), count: 0, of: 0, after: "", gap: 0, behind: [], brief: false, ...place, done: seen === null ? null : Math.min(seen, this.#today) });
  }
}

/**
 * Everything there is to do, in the order it is best done.
 *
 * @param {Plan} plan @param {StudyIndex} index @param {Kept} kept @param {Group[]} groups
 * @param {number} first @param {number} today @param {Ways} ways  by the id of each round
 * @returns {Task[]}
 */
export function tasks(plan, index, kept, groups, first, today, ways) {
  const all = new Tasks(kept, today);
  const loop = index.byPage.get(`role:${plan.role}`);
  const tried = index.pages.some(({ roles, questions }) => roles.includes(plan.role) && questions.some(({ id }) => kept.item(id)?.tries.length));
  if (loop && groups.length && !tried && groups[0].day - first >= FOR_DIAGNOSTIC) {
    all.add(`diagnostic.${plan.role}`, "diagnostic", loop, MINUTES.diagnostic, { last: freshUntil(groups[0].day, first), weight: WEIGHT.rehearsal, best: first, count: 10 }, null);
  }
  groups.forEach((group, at) => {
    const span = new Span(Math.max(first, group.from), freshUntil(group.day, first));
    group.rounds.forEach((round, place) => {
      ofRound(round, index, kept, all, span, place / group.rounds.length, WAYS[ways.get(round.id) ?? 0]);
    });
    reading(plan, group, index, kept, all, span);
    artifacts(plan, group, index, kept, all, span, at === 0);
  });
  return all.found;
}

/** The days for a group of rounds, and where in them a share of the way lies. */
class Span {
  /** @param {number} from @param {number} fresh  last day for anything new */
  constructor(from, fresh) {
    this.from = Math.min(from, fresh);
    this.fresh = fresh;
  }

  /** @param {number} share  0 for the first day, 1 for where everything should be through */
  at(share) {
    return this.from + Math.floor(share * (this.fresh - this.from) * PACE);
  }
}

/** From the lower end of a range to its upper. @param {number[]} range @param {number} at @param {number} of */
const within = ([low, high], at, of) => low + ((high - low) * at) / Math.max(1, of);

/** @param {string[]} times @param {number} at the day of one of them, null where there are not so many */
const dayOfRun = (times, at) => (times[at] ? dayAt(times[at]) : null);

/**
 * A round's page, its quiz in tens, its rehearsals.
 *
 * @param {StudyPage} round @param {StudyIndex} index @param {Kept} kept @param {Tasks} all @param {Span} span
 * @param {number} turn  0 for the first round of its day, towards 1 for the last @param {Way} way
 */
function ofRound(round, index, kept, all, span, turn, way) {
  const read = `study.round/${round.id}`;
  const sum = tally(round.questions, kept.item);
  const { fresh } = span;
  const { brief } = way;
  const over = round.questions.length > 0 && sum.tried === sum.questions;
  all.add(read, "study", round, brief ? BRIEF.read : MINUTES.round, { last: fresh, weight: way.weight.read, best: span.at(0.35 * turn), brief }, over ? lastDay(round, kept) : null);
  quizzes(round, kept, all, span, turn, read);
  if (over && sum.missed >= MISSED) {
    all.add(`again.round/${round.id}/${sum.missed}`, "again", round, MINUTES.again + MINUTES.question * sum.missed, { last: fresh, weight: WEIGHT.missed, best: span.at(0.2 * turn), count: sum.missed, after: read }, null);
  }
  const worked = index.pages.filter(({ kind, rounds, sheet }) => kind === "practice" && !sheet && rounds.includes(round.id));
  const answer = { last: fresh, weight: way.weight.aloud, best: span.at(0.3 + 0.2 * turn), after: way.weight.aloud < way.weight.read ? "" : read };
  const said = worked.some((page) => kept.tick("plan", `worked.${page.id}`)?.on);
  const strong = !worked.length || (brief && !said);
  if (strong) all.add(`aloud.${round.id}`, "aloud", round, brief ? BRIEF.aloud : MINUTES.aloud, { ...answer, brief }, null);
  worked.forEach((page, at) => {
    const place = at || strong ? { last: fresh, weight: WEIGHT.worked, best: span.at(0.6 + (0.4 * at) / worked.length), after: read } : answer;
    all.add(`worked.${page.id}`, "worked", page, MINUTES.worked, place, null);
  });
  rehearsals(round, kept, all, span, turn, way);
  if (round.questions.length) {
    // It asks all of them: before they were tried, in tens with their answers, it teaches nothing.
    const tried = `quiz.round/${round.id}/${tens(round)}`;
    all.add(`exam.${round.id}`, "exam", round, round.minutes, { last: fresh, weight: WEIGHT.exam, best: span.at(0.8 + 0.15 * turn), after: tried, gap: 1 }, dayOfRun(kept.exams(round.page), 0));
  }
}

/** A round's two mocks. @param {StudyPage} round @param {Kept} kept @param {Tasks} all @param {Span} span @param {number} turn @param {Way} way */
function rehearsals(round, kept, all, span, turn, way) {
  const runs = kept.mocks(round);
  const whole = round.minutes + MINUTES.scoring;
  const last = span.fresh;
  const mock = `mock.${round.id}`;
  all.add(`${mock}/1`, "mock", round, way.half ? halfMock(round) : whole, { last, weight: way.weight.mock, best: span.at(0.4 + 0.2 * turn), count: 1, after: `study.round/${round.id}`, brief: way.half }, dayOfRun(runs, 0));
  all.add(`${mock}/2`, "mock", round, whole, { last, weight: WEIGHT.mock, best: span.at(0.85 + 0.15 * turn), count: 2, after: `${mock}/1`, gap: APART }, dayOfRun(runs, 1));
}

/** In how many parts a round's questions are answered. @param {StudyPage} round */
const tens = ({ questions }) => Math.max(1, Math.round(questions.length / TEN));

/** A round's questions, ten at a time. @param {StudyPage} round @param {Kept} kept @param {Tasks} all @param {Span} span @param {number} turn @param {string} read */
function quizzes(round, kept, all, span, turn, read) {
  const days = round.questions.flatMap((one) => lastTry(one, kept.item) ?? []).map(({ at }) => dayAt(at)).sort((a, b) => a - b);
  const count = round.questions.length;
  const parts = tens(round);
  for (let part = 0; part < parts && count; part += 1) {
    const [from, to] = [part * TEN, part === parts - 1 ? count : (part + 1) * TEN];
    const open = to - Math.min(to, Math.max(from, days.length));
    const place = { last: span.fresh, weight: part ? WEIGHT.rest : WEIGHT.ten, best: span.at(0.35 * turn + (0.6 * part) / parts), count: open || to - from, of: count, after: read };
    all.add(`quiz.round/${round.id}/${part + 1}`, "quiz", round, MINUTES.question * place.count, place, open ? null : days[to - 1]);
  }
}

/** The concepts of a day's rounds: the one missed most, what the loop calls first, what else was missed, what is untried. @param {Plan} plan @param {Group} group @param {StudyIndex} index @param {Kept} kept @param {Tasks} all @param {Span} span */
function reading(plan, group, index, kept, all, span) {
  const first = index.byPage.get(`role:${plan.role}`)?.first ?? [];
  const missed = missedConcepts(index, plan.role, kept.item);
  // A round's own questions may ask for a concept that the round does not name.
  const asked = group.rounds.flatMap(({ questions }) => questions.map(({ concept }) => concept)).filter((id) => missed.has(id));
  const ids = [...new Set([...group.rounds.flatMap(({ concepts }) => concepts), ...asked])];
  const ranks = [...missed.keys()];
  const worst = ranks.find((id) => ids.includes(id) && !all.has(`study.concept/${id}`));
  const pages = ids.flatMap((id, at) => {
    const page = index.byPage.get(`concept:${id}`);
    if (!page || all.has(`study.concept/${id}`)) return [];
    const [called, count] = [first.indexOf(id), missed.get(id)?.missed ?? 0];
    const isWorst = id === worst;
    return [{ page, count, called, isWorst, order: isWorst ? 0 : called >= 0 ? 1 : count ? 2 : 3, at: called >= 0 ? called : count ? ranks.indexOf(id) : at }];
  });
  pages.sort((a, b) => a.order - b.order || a.at - b.at);
  // Something of each round is read after its mock.
  const open = pages.filter(({ page, count }) => count >= MISSED || tally(page.questions, kept.item).tried < page.questions.length || !page.questions.length);
  const behind = (/** @type {StudyPage} */ page) =>
    group.rounds.flatMap(({ id, concepts }) => (open.findLast((one) => concepts.includes(one.page.id))?.page === page ? [`mock.${id}/1`] : []));
  const fresh = pages.filter(({ order }) => order === 3);
  pages.forEach(({ page, count, called, isWorst }, at) => {
    const weight = isWorst ? WEIGHT.worst : called >= 0 ? WEIGHT.first + called / 100 : count ? WEIGHT.missed + at / 1000 : within(WEIGHT.untried, fresh.findIndex((one) => one.page === page), fresh.length);
    const sum = tally(page.questions, kept.item);
    const untried = sum.questions - sum.tried;
    const place = { last: span.fresh, weight, best: span.at(at / pages.length), count: untried, of: sum.questions, behind: behind(page) };
    all.add(`study.concept/${page.id}`, "study", page, MINUTES.concept + MINUTES.question * untried, place, sum.questions && !untried ? lastDay(page, kept) : null);
    if (!untried && count >= MISSED) {
      all.add(`again.concept/${page.id}/${count}`, "again", page, MINUTES.again + MINUTES.question * count, { ...place, count }, null);
    }
  });
}

/** What is made and not read: items of checklists, worksheets. @param {Plan} plan @param {Group} group @param {StudyIndex} index @param {Kept} kept @param {Tasks} all @param {Span} span @param {boolean} soonest */
function artifacts(plan, group, index, kept, all, span, soonest) {
  const lists = index.pages.filter((one) => one.checklist && !isForTheDay(one) && one.kind === "practice" && one.roles.includes(plan.role));
  if (soonest) for (const list of lists) boxes(list, kept, all, span.fresh > span.from ? WEIGHT.artifact : WEIGHT.sheet, (share) => span.at(0.05 + 0.5 * share), span.fresh);
  group.rounds.forEach((round, turn) => {
    if (round.checklist) boxes(round, kept, all, WEIGHT.boxes, (share) => span.at(0.15 + 0.6 * share + (0.2 * turn) / group.rounds.length), span.fresh);
    const sheets = index.pages.filter(({ sheet, rounds }) => sheet && rounds.includes(round.id));
    sheets.forEach((page, at) => {
      const begun = kept.sheet(page.sheet);
      all.add(`sheet.${page.sheet}`, "sheet", page, MINUTES.sheet, { last: span.fresh, weight: within(WEIGHT.sheet, at, sheets.length), best: span.at(0.1 + 0.5 * (at / sheets.length)) }, begun ? dayAt(begun) : null);
    });
  });
}

/** A checklist's items. Until this rule they were ticked two at a time, under the first one's id. @param {StudyPage} page @param {Kept} kept @param {Tasks} all @param {number[]} weight @param {(share: number) => number} best @param {number} last */
function boxes(page, kept, all, weight, best, last) {
  page.boxes.forEach((box, at) => {
    const tick = kept.tick(page.checklist, box);
    const place = { last, weight: within(weight, at, page.boxes.length), best: best(at / page.boxes.length), count: 1, of: page.boxes.length };
    all.add(`box.${page.checklist}/${box}`, "boxes", page, MINUTES.box, place, tick?.on ? dayAt(tick.at) : null, `boxes.${page.checklist}/${page.boxes[at - (at % 2)]}`);
  });
}

/** The day a page's questions were last answered. @param {StudyPage} page @param {Kept} kept */
const lastDay = (page, kept) => Math.max(...page.questions.map(({ id }) => dayAt(kept.item(id)?.tries.at(-1)?.at ?? "")));

/**
 * The eve of an interview: its sheets, its list, and the strong answers once more where there is a
 * quiet evening for it. Room or not, the first two are done.
 *
 * @param {Plan} plan @param {StudyIndex} index @param {Kept} kept @param {Group[]} groups
 * @param {{ day: Day, eve: Day, first: number }} when
 * @returns {Task[]}
 */
export function eveTasks(plan, index, kept, groups, { day, eve, first }) {
  const all = new Tasks(kept, eve.day);
  const { date } = day.interviews[0];
  const loop = index.byPage.get(`role:${plan.role}`);
  const place = { last: day.day, weight: 0, best: eve.day };
  if (loop) all.add(`pack.${plan.role}/${date}`, "pack", loop, MINUTES.pack, place, null);
  const list = index.pages.find((one) => isForTheDay(one) && one.roles.includes(plan.role));
  if (list) all.add(`day.${list.id}/${date}`, "day", list, MINUTES.day, { ...place, count: list.boxes.length }, null);
  const rounds = groups.find((group) => group.day === day.day)?.rounds ?? [];
  if (day.day - first >= QUIET) {
    for (const round of rounds) all.add(`aloud.${round.id}/${date}`, "aloud", round, MINUTES.aloud, { ...place, last: eve.day, weight: WEIGHT.untried[1] }, null);
  }
  return all.found;
}
