// What the reader's plan says comes next in a loop: the one answer for every tool that opens on a
// round, or proposes some.

import { interviewOfRound, namedRounds, nextRounds, roleOf } from "./interviews.js";
import { counted } from "./mocks.js";
import { store } from "./store.js";

/** @typedef {import("./records.js").Interview} Interview */

/** Plans of a loop. @param {string | null} role  null for any @returns {import("./records.js").Plan[]} */
export const plansOf = (role) => store.list("plan").flatMap((id) => store.get("plan", id) ?? []).filter((plan) => role === null || plan.role === role);

/**
 * The interviews of a loop's plans, and the loop's rounds as far as the tool or the plan names them.
 *
 * @param {string[]} rounds  ids of rounds of one loop
 * @param {string | null} [role]  null for the plans of any loop
 * @returns {{ interviews: Interview[], loop: string[] }}
 */
function planned(rounds, role = roleOf(rounds[0] ?? "")) {
  const interviews = plansOf(role).flatMap((plan) => plan.interviews);
  const named = interviews.flatMap(namedRounds).filter((round) => role === null || roleOf(round) === role);
  return { interviews, loop: [...rounds, ...named] };
}

/**
 * The rounds of the next interview.
 *
 * @param {string[]} rounds  ids of the rounds that a tool has of one loop, in its order
 * @param {number} today
 * @returns {string[]} none where no interview of them lies ahead
 */
export function comingRounds(rounds, today) {
  const { interviews, loop } = planned(rounds);
  return nextRounds(interviews, rounds, today, loop);
}

/**
 * The round a tool opens on: the first of the next interview, else the loop's first.
 *
 * @param {string[]} rounds  ids of the rounds that a tool has of one loop, in its order
 * @param {number} today
 * @returns {string} empty where it has none
 */
export const openingRound = (rounds, today) => comingRounds(rounds, today)[0] ?? rounds[0] ?? "";

/** The day on which a round is interviewed next, as 2026-11-21; empty where none lies ahead. @param {string} round @param {number} today */
export function dateOfRound(round, today) {
  const { interviews, loop } = planned([round]);
  return interviewOfRound(interviews, round, loop, today)?.date ?? "";
}

/**
 * The round to rehearse: the one below the bar, else the first without a mock that counts, soonest
 * interview first. A round that is over is not rehearsed.
 *
 * @template {{ id: string, minutes: number }} T
 * @param {T[]} rounds  those that can be rehearsed, in the loop's order
 * @param {string | null} role  their loop; null for any
 * @param {number} today
 * @param {string} [below]  a round whose mock was scored below the bar
 * @returns {T | null} null where each has its mock, or is over
 */
export function roundToRehearse(rounds, role, today, below = "") {
  const mocks = store.list("mock").flatMap((id) => store.get("mock", id) ?? []);
  const { interviews, loop } = planned(rounds.map(({ id }) => id), role);
  const open = rounds.filter((round) => round.id === below || !counted(mocks, round).length);
  const dated = open.map((round) => ({ round, when: interviewOfRound(interviews, round.id, loop, today) }));
  const ahead = dated.filter(({ when }) => when || !interviews.length);
  const moment = (/** @type {Interview | null} */ when) => (when ? `${when.date} ${when.time || "24"}` : "");
  ahead.sort((a, b) => Number(b.round.id === below) - Number(a.round.id === below) || (moment(a.when) < moment(b.when) ? -1 : Number(moment(a.when) !== moment(b.when))));
  return ahead[0]?.round ?? null;
}
