// How a round is rehearsed where time is short: what a coach would leave out first.
//
// Two hours before a round there is no time for its page, a mock of an hour, its score and an answer
// in full. Half a mock is the least that counts (mocks.js), so that comes in place of a whole one; then
// the page is skimmed and the strong answers are said in place of a whole worked answer; and
// where not even half a mock fits, the strong answers come before anything. A round is
// shortened only as far as it takes, and of all that was tried the plan with most mocks is kept,
// then the one with most answers aloud, then the one that shortens least.

import { ENOUGH } from "../store/mocks.js";

/** @typedef {import("./tasks.js").Task} Task */
/** @typedef {import("./tasks.js").Group} Group */
/** @typedef {import("../study/study-index.js").StudyPage} StudyPage */

/** Minutes of what is shortened: a page skimmed, strong answers said once, a score of one line. */
export const BRIEF = { read: 5, aloud: 10, scoring: 5 };

/** Minutes of half a mock, with its score. @param {StudyPage} round */
export const halfMock = ({ minutes }) => Math.ceil(ENOUGH * minutes) + BRIEF.scoring;

/**
 * A way to rehearse a round; weights as in tasks.js.
 *
 * @typedef {object} Way
 * @property {boolean} half  half a mock
 * @property {boolean} brief  the page skimmed, the strong answers for a worked one
 * @property {{ read: number, aloud: number, mock: number }} weight
 */

/** The ways, the fullest first. @type {Way[]} */
export const WAYS = [
  { half: false, brief: false, weight: { read: 1, aloud: 2, mock: 2 } },
  { half: true, brief: false, weight: { read: 1, aloud: 2, mock: 2 } },
  { half: true, brief: true, weight: { read: 1, aloud: 2, mock: 1.9 } },
  { half: true, brief: true, weight: { read: 1.9, aloud: 1, mock: 2 } },
];

/** Which way each round goes, by its id, as a place in WAYS. @typedef {Map<string, number>} Ways */

/** What a plan bends for want of time. @typedef {{ half: StudyPage[], none: StudyPage[], silent: StudyPage[] }} Bent  rounds with half a mock; with none but an answer aloud; with neither */

/** @param {Task} task @param {StudyPage} round whether it is the answer of a round that is said aloud */
const isAnswer = ({ work, page, after, weight }, round) => weight <= 2 && ((work === "aloud" && page === round) || (work === "worked" && after === `study.round/${round.id}`));

/** What of a round found no place. @param {StudyPage} round @param {Task[]} left */
const missing = (round, left) => ({
  mock: left.some(({ id }) => id === `mock.${round.id}/1`),
  answer: left.some((task) => isAnswer(task, round)),
  read: left.some(({ id }) => id === `study.round/${round.id}`),
});

/** @param {Group[]} groups */
const roundsOf = (groups) => groups.flatMap(({ rounds }) => rounds);

/**
 * The next round to shorten: one of which something is left out, else any, the least shortened first.
 *
 * @param {StudyPage[]} rounds @param {Ways} ways @param {Task[]} left
 * @returns {StudyPage | null} null where nothing is left out, or nothing can be shortened any more
 */
function toShorten(rounds, ways, left) {
  const way = (/** @type {StudyPage} */ { id }) => ways.get(id) ?? 0;
  const lacking = rounds.filter((round) => Object.values(missing(round, left)).some(Boolean));
  if (!lacking.length) return null;
  const may = (/** @type {StudyPage[]} */ some) => some.filter((one) => way(one) < WAYS.length - 1).sort((a, b) => way(a) - way(b))[0];
  return may(lacking) ?? may(rounds) ?? null;
}

/** How good a plan is: mocks, then answers aloud, then how little is shortened. @param {StudyPage[]} rounds @param {Ways} ways @param {Task[]} left */
function worth(rounds, ways, left) {
  const lack = rounds.map((round) => missing(round, left));
  return [lack.filter(({ mock }) => !mock).length, lack.filter(({ answer }) => !answer).length, -[...ways.values()].reduce((sum, way) => sum + way, 0)];
}

/** @param {number[]} a @param {number[]} b whether a is worth more */
function isMore(a, b) {
  const at = a.findIndex((one, place) => one !== b[place]);
  return at >= 0 && a[at] > b[at];
}

/**
 * Plan with every round whole, and where that leaves a rehearsal out, with more and more of them shortened.
 *
 * @template {{ left: Task[] }} T
 * @param {Group[]} groups
 * @param {(ways: Ways) => T} attempt
 * @returns {T} the best of what was tried
 */
export function shortened(groups, attempt) {
  const rounds = roundsOf(groups);
  /** @type {Ways} */
  const ways = new Map(rounds.map(({ id }) => [id, 0]));
  let now = attempt(ways);
  let best = { plan: now, worth: worth(rounds, ways, now.left) };
  for (let next = toShorten(rounds, ways, now.left); next; next = toShorten(rounds, ways, now.left)) {
    ways.set(next.id, (ways.get(next.id) ?? 0) + 1);
    now = attempt(ways);
    const own = worth(rounds, ways, now.left);
    if (isMore(own, best.worth)) best = { plan: now, worth: own };
  }
  return best.plan;
}

/**
 * What a plan bends, for the sentence that says so.
 *
 * @param {Group[]} groups @param {Task[]} on  on a day, done or not @param {Task[]} left
 * @returns {Bent}
 */
export function bent(groups, on, left) {
  const rounds = roundsOf(groups);
  const without = rounds.filter((round) => missing(round, left).mock);
  return {
    half: rounds.filter(({ id }) => on.some((task) => task.id === `mock.${id}/1` && task.brief && task.done === null)),
    none: without.filter((round) => !missing(round, left).answer),
    silent: without.filter((round) => missing(round, left).answer),
  };
}
