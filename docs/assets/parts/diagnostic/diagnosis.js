// What a diagnostic says: pure functions of the questions asked and the records kept of them.

import { summarize } from "../question/summary.js";

/** @typedef {import("../store/format.js").Item} Item */
/** @typedef {import("../study/study-index.js").StudyPage} StudyPage */
/** @typedef {import("../study/study-index.js").StudyQuestion} StudyQuestion */
/** @typedef {{ page: StudyPage, points: number, questions: number }} RoundScore */

/** Questions in a diagnostic. */
export const ASKED = 10;

/**
 * Points by round, in the loop's order. A question counts for every round it prepares for: its own
 * page, or a round that needs its concept. Rounds without a question are left out.
 *
 * @param {StudyPage[]} rounds
 * @param {StudyQuestion[]} questions
 * @param {(id: string) => Item | null} itemOf
 * @returns {RoundScore[]}
 */
export function byRound(rounds, questions, itemOf) {
  return rounds
    .map((page) => {
      const mine = questions.filter((one) => one.page.page === page.page || page.concepts.includes(one.concept));
      const { points } = summarize(mine, itemOf);
      return { page, points, questions: mine.length };
    })
    .filter(({ questions: count }) => count);
}

/**
 * Where to start: the weakest rounds and concepts, those with nothing missed left out.
 *
 * @param {RoundScore[]} rounds
 * @param {import("../question/summary.js").ConceptScore[]} concepts  weakest first
 * @param {number} [most]  of each
 */
export function startWith(rounds, concepts, most = 3) {
  /** @param {{ points: number, questions: number }} one */
  const weak = ({ points, questions }) => points < questions;
  const weakest = rounds.filter(weak).sort((a, b) => a.points / a.questions - b.points / b.questions);
  return { rounds: weakest.slice(0, most), concepts: concepts.filter(weak).slice(0, most) };
}
