// Which interviews lie ahead and which rounds they are: pure functions of the plans that are kept
// and the day.
//
// An interview is one round (`round`), several rounds of one day (`rounds`), or, where neither is
// said, any round of the loop that no other interview names. The site before this one knew no
// `rounds` and reads such an interview as one that names none.

import { dayOfDate } from "../kit/days.js";

/** @typedef {import("./records.js").Plan} Plan */
/** @typedef {import("./records.js").Interview} Interview */

/** The rounds an interview names; empty where it may be any. @param {Interview} interview @returns {string[]} */
export const namedRounds = ({ round, rounds }) => (rounds?.length ? rounds : round ? [round] : []);

/** @param {Interview} interview @param {string} round */
export const names = (interview, round) => namedRounds(interview).includes(round);

/** The loop a round belongs to: its id begins with the role's. @param {string} round @returns {string} */
export const roleOf = (round) => round.slice(0, round.indexOf("/"));

/** @param {Interview} a @param {Interview} b */
const soonest = (a, b) => (a.date + a.time < b.date + b.time ? -1 : 1);

/**
 * The interviews that are not over, soonest first. One on the day itself still lies ahead.
 *
 * @param {Interview[]} interviews
 * @param {number} today
 * @returns {Interview[]}
 */
export const upcoming = (interviews, today) => interviews.filter(({ date }) => dayOfDate(date) >= today).sort(soonest);

/**
 * The interviews that are over, the last one first.
 *
 * @param {Interview[]} interviews
 * @param {number} today
 * @returns {Interview[]}
 */
export const past = (interviews, today) => interviews.filter(({ date }) => dayOfDate(date) < today).sort((a, b) => soonest(b, a));

/**
 * The rounds that are behind the reader: those of interviews that are over, and those before them in the
 * loop, which nobody is invited past. A round that an interview ahead names is not.
 *
 * @param {Interview[]} interviews
 * @param {string[]} rounds  ids of the loop's rounds at which the reader is present, in its order
 * @param {number} today
 * @returns {Set<string>}
 */
export function passedRounds(interviews, rounds, today) {
  const over = past(interviews, today).flatMap(namedRounds);
  const last = Math.max(-1, ...over.map((id) => rounds.indexOf(id)));
  const ahead = upcoming(interviews, today).flatMap(namedRounds);
  return new Set(rounds.filter((id, at) => at <= last && !ahead.includes(id)));
}

/**
 * The interview in which a round comes next. One that names it goes before one that names none; a
 * round whose own interview is over comes in no other.
 *
 * @param {Interview[]} interviews
 * @param {string} round
 * @param {string[]} loop  ids of the loop's rounds: a name that is none of them says nothing
 * @param {number} today
 * @returns {Interview | null} null where none lies ahead
 */
export function interviewOfRound(interviews, round, loop, today) {
  const ahead = upcoming(interviews, today);
  const own = ahead.find((one) => names(one, round));
  if (own) return own;
  if (interviews.some((one) => names(one, round))) return null; // it is over
  return ahead.find((one) => !namedRounds(one).some((id) => loop.includes(id))) ?? null;
}

/**
 * The rounds of the next day with an interview. Every tool that opens on a round, or proposes some, goes
 * by it, so that all of them are about the same interview.
 *
 * @param {Interview[]} interviews  of the loop's plans
 * @param {string[]} rounds  ids of the loop's rounds that the tool has, in the loop's order
 * @param {number} today
 * @param {string[]} [loop]  ids of all its rounds: a name that is none of them says nothing
 * @returns {string[]} by the clock, then in the loop's order; none where no interview lies ahead
 */
export function nextRounds(interviews, rounds, today, loop = rounds) {
  const passed = passedRounds(interviews, rounds, today);
  const dated = rounds.flatMap((round) => {
    const interview = passed.has(round) ? null : interviewOfRound(interviews, round, loop, today);
    return interview ? [{ round, date: interview.date, time: interview.time || "24" }] : [];
  });
  const [date] = dated.map((one) => one.date).sort();
  const first = dated.filter((one) => one.date === date).sort((a, b) => (a.time < b.time ? -1 : Number(a.time > b.time)));
  return first.map(({ round }) => round);
}

/**
 * The day of the next interview a question of a page may come up in, over all plans.
 *
 * @param {Plan[]} plans
 * @param {number} today
 * @returns {(question: { page: { roles: string[] } }) => number | null} null where none lies ahead
 */
export function interviewOf(plans, today) {
  /** @type {Map<string, number>} */
  const next = new Map();
  for (const { role, interviews } of plans) {
    const [first] = upcoming(interviews, today);
    if (first) next.set(role, Math.min(dayOfDate(first.date), next.get(role) ?? Number.POSITIVE_INFINITY));
  }
  return ({ page }) => {
    const days = page.roles.flatMap((role) => next.get(role) ?? []);
    return days.length ? Math.min(...days) : null;
  };
}
