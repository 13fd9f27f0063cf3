// When a question is asked again: pure functions of its attempts, the day and the interview.
//
// The rule, with what it rests on:
// - A day counts by its first attempt: what is right a minute after the answer was shown proves
//   little. A question is mastered when it was right on three different days since it was last
//   missed (successive relearning: Rawson, Dunlosky and Sciartelli 2013).
// - Without an interview date the gaps follow LADDER, one rung up for each day right, back to the
//   beginning for a miss. An expanding ladder is as good as an equal one (Kang et al. 2014), and
//   simple.
// - With a date, the ladder is compressed so that it ends before the interview and its last gap is
//   20 to 40% of the time from the last review to the interview for a week, falling to 5 to 10% for
//   a year (Cepeda et al. 2008). Between a week and a year the share falls with the logarithm of
//   the time. A mastered question rests once its last gap is inside that range or the next one would
//   be shorter.
// - What is overdue stays due until it is answered; the longer in proportion to its gap, the
//   earlier it comes. Sure-but-wrong comes first (Butterfield and Metcalfe 2001), then the missed.
// - Nothing known is dropped for good before an interview without a date (Kornell and Bjork 2008).
//
// - An attempt dated after tomorrow was made under a wrong clock. It counts as made the day before
//   the first that is sound, or yesterday where there is none: what was answered is kept, and nothing
//   waits a year for the clock to come true.
//
// Days are whole numbers of the local calendar (days.js), so neither midnight nor daylight saving
// moves a review.

import { dayAt } from "../kit/days.js";

/** @typedef {import("../store/format.js").Item} Item */
/** @typedef {import("../store/format.js").Try} Try */
/** @typedef {import("../store/format.js").Sure} Sure */

/** Days from one review to the next where nothing presses. */
export const LADDER = [1, 3, 7, 16, 35, 80];

/** Right on so many different days since the last miss: mastered. */
export const MASTERED = 3;

/** Reviews a day, unless the reader chooses another number. */
export const CAP = 20;

const WEEK = 7;
const YEAR = 365;

/**
 * Where a question stands after its attempts under its present revision.
 *
 * @typedef {object} Standing
 * @property {number} streak  different days right since the last miss
 * @property {number} last  day of the last attempt
 * @property {number | null} before  day of the last attempt before that day
 * @property {boolean} right  whether the first attempt of the last day was right
 * @property {Sure | null} sure  how sure the reader was of it
 */

/**
 * @typedef {"sure-wrong" | "missed" | "revised" | "due"} Why
 * @typedef {{ id: string, rev: string }} Question
 * @typedef {{ id: string, why: Why, since: number, gap: number }} Due  since: the day it fell due
 */

/**
 * @typedef {object} Agenda
 * @property {number} day  the day it is for
 * @property {Due[]} today  to be asked today, in order, at most what the cap leaves
 * @property {Due[]} waiting  due as well, beyond the cap
 * @property {number} done  reviews done today
 * @property {Map<number, number>} ahead  questions falling due, by later day
 * @property {number} mastered
 * @property {number} tried  questions with an attempt under any revision
 */

/**
 * The attempts by day, oldest first; those of a wrong clock before all others.
 *
 * @param {Try[]} tries
 * @param {number} today
 * @returns {{ day: number, one: Try }[]}
 */
function byDay(tries, today) {
  // Thousands are looked at for one review, and nearly all are as they should be.
  const inOrder = tries.every(({ at }, index) => !index || tries[index - 1].at <= at);
  const all = (inOrder ? tries : [...tries].sort((a, b) => (a.at < b.at ? -1 : 1))).map((one) => ({ day: dayAt(one.at), one }));
  if (!all.length || all[all.length - 1].day <= today + 1) return all;
  const sound = all.filter(({ day }) => day <= today + 1);
  const before = Math.min(today, ...sound.map(({ day }) => day)) - 1;
  return [...all.filter(({ day }) => day > today + 1).map(({ one }) => ({ day: before, one })), ...sound];
}

/**
 * Where a question stands; null without an attempt under `rev`.
 *
 * @param {Try[]} tries
 * @param {string} rev
 * @param {number} [today]  by which a wrong clock is known; without it, no attempt is doubted
 * @returns {Standing | null}
 */
export function standing(tries, rev, today = Number.POSITIVE_INFINITY) {
  let now = /** @type {Standing | null} */ (null);
  for (const { day, one } of byDay(tries, today)) {
    if (one.rev !== rev || day === now?.last) continue;
    const { right, sure = null } = one;
    now = { streak: right ? (now?.streak ?? 0) + 1 : 0, last: day, before: now?.last ?? null, right, sure };
  }
  return now;
}

/** @param {Standing | null} now */
export const isMastered = (now) => now !== null && now.streak >= MASTERED;

/**
 * The best last gap as shares of the time from the last review to the interview.
 *
 * @param {number} rest  that time in days, more than 0
 * @returns {{ low: number, high: number }}
 */
export function bestGap(rest) {
  const place = Math.log(Math.min(Math.max(rest, WEEK), YEAR) / WEEK) / Math.log(YEAR / WEEK);
  const low = 0.2 - 0.15 * place;
  return { low, high: 2 * low };
}

/**
 * The day a question falls due after the attempts so far.
 *
 * @param {Standing} now
 * @param {number | null} interview  its day; null for none, and one that is over is none
 * @returns {number | null} null where it rests until the interview
 */
export function dueDay(now, interview) {
  const { streak, last, before } = now;
  const left = interview === null ? 0 : interview - last;
  if (streak === 0) return last + 1;
  if (left <= 0) return last + LADDER[Math.min(streak - 1, LADDER.length - 1)];
  const gap = gapBefore(streak - 1, left);
  if (isMastered(now) && before !== null) {
    const lastGap = last - before;
    if (gap < lastGap || lastGap >= Math.round(bestGap(left).low * left)) return null;
  }
  return gap < left ? last + gap : null;
}

/**
 * The next gap of a ladder that has `rung` gaps behind it and ends `left` days from now: as many
 * more rungs as there is room for, compressed alike.
 *
 * @param {number} rung
 * @param {number} left  days, more than 0
 */
function gapBefore(rung, left) {
  const from = Math.min(rung, LADDER.length - 1);
  let share = 1;
  let sum = 0;
  for (let end = from; end < LADDER.length; end += 1) {
    sum += LADDER[end];
    if (end < MASTERED - 2) continue; // mastery takes one gap less than it takes days
    share = compression(LADDER[end], sum, left);
    if (share <= 1) break;
  }
  return Math.max(1, Math.round(LADDER[from] * Math.min(1, share)));
}

/**
 * How much gaps that add up to `sum`, the last of them `gap`, are compressed so that they and a rest
 * for which that last gap is best fill `left` days.
 *
 * @param {number} gap
 * @param {number} sum
 * @param {number} left
 */
function compression(gap, sum, left) {
  let rest = left;
  let best = 0;
  for (let step = 0; step < 8; step += 1) { // settles within a hundredth of a day
    const { low, high } = bestGap(rest);
    best = (low + high) / 2;
    rest = left / (1 + (best * sum) / gap);
  }
  return (best * rest) / gap;
}

/** @type {Why[]} */
const ORDER = ["sure-wrong", "missed", "revised", "due"];

/**
 * What is due on a day, over all questions there are. Questions nobody attempted are not due:
 * they are new.
 *
 * @template {Question} Q
 * @param {Q[]} questions
 * @param {(id: string) => Item | null} itemOf
 * @param {number} today
 * @param {(question: Q) => number | null} interviewOf  day of the next interview it may come up in
 * @param {number} [cap]  reviews a day
 * @returns {Agenda}
 */
export function agenda(questions, itemOf, today, interviewOf, cap = CAP) {
  /** @type {Due[]} */
  const found = [];
  /** @type {Agenda["ahead"]} */
  const ahead = new Map();
  let [done, mastered, tried] = [0, 0, 0];
  for (const question of questions) {
    const tries = itemOf(question.id)?.tries ?? [];
    if (!tries.length) continue;
    tried += 1;
    const interview = interviewOf(question);
    const now = standing(tries, question.rev, today);
    if (isMastered(now)) mastered += 1;
    if (now && now.last >= today && wasDue(tries, question, today, interview)) done += 1;
    const one = falls(question, now, tries, interview, today);
    if (!one) continue;
    if (one.since <= today) found.push(one);
    else ahead.set(one.since, (ahead.get(one.since) ?? 0) + 1);
  }
  const longestDue = (/** @type {Due} */ a, /** @type {Due} */ b) =>
    (today - b.since) / b.gap - (today - a.since) / a.gap || a.since - b.since || (a.id < b.id ? -1 : 1);
  // Each kind alone: kept records come sorted by id, and of those that are alike nothing then moves.
  const due = ORDER.flatMap((why) => found.filter((one) => one.why === why).sort(longestDue));
  const room = Math.max(0, cap - done);
  return { day: today, today: due.slice(0, room), waiting: due.slice(room), done, ahead, mastered, tried };
}

/**
 * @param {Question} question
 * @param {Standing | null} now
 * @param {Try[]} tries
 * @param {number | null} interview
 * @param {number} today
 * @returns {Due | null}
 */
function falls({ id }, now, tries, interview, today) {
  if (!now) return { id, why: "revised", since: Math.max(...byDay(tries, today).map(({ day }) => day)), gap: 1 };
  const since = dueDay(now, interview);
  if (since === null) return null;
  const why = now.right ? "due" : now.sure === 3 ? "sure-wrong" : "missed";
  return { id, why, since, gap: since - now.last };
}

/**
 * Whether what was answered on `today` was a review then due, not a first answer or practice.
 *
 * @param {Try[]} tries
 * @param {Question} question
 * @param {number} today
 * @param {number | null} interview
 */
function wasDue(tries, question, today, interview) {
  const earlier = byDay(tries, today).filter(({ day }) => day < today).map(({ one }) => one);
  if (!earlier.length) return false;
  const before = standing(earlier, question.rev, today);
  const one = falls(question, before, earlier, interview, today);
  return one !== null && one.since <= today;
}
