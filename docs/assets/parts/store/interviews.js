// Which interviews lie ahead: pure functions of the plans that are kept and the day.

import { dayOfDate } from "../kit/days.js";

/** @typedef {import("./records.js").Plan} Plan */
/** @typedef {import("./records.js").Interview} Interview */

/**
 * The interviews that are not over, soonest first. One on the day itself still lies ahead.
 *
 * @param {Interview[]} interviews
 * @param {number} today
 * @returns {Interview[]}
 */
export const upcoming = (interviews, today) =>
  interviews
    .filter(({ date }) => dayOfDate(date) >= today)
    .sort((a, b) => (a.date + a.time < b.date + b.time ? -1 : 1));

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
