// What a diagnostic says: pure functions of the questions asked and the records kept of them.

import { needsNoJudge } from "../study/study-index.js";
import { summarize } from "../question/summary.js";

/** @typedef {import("../store/format.js").Item} Item */
/** @typedef {import("../study/study-index.js").StudyPage} StudyPage */
/** @typedef {import("../study/study-index.js").StudyQuestion} StudyQuestion */
/** @typedef {{ page: StudyPage, points: number, questions: number }} RoundScore */

/** Questions in a diagnostic. */
export const ASKED = 10;

/**
 * The questions a diagnostic may ask of a loop: of its rounds at which the reader is present, and of
 * the concepts these need. What is answered aloud is scored by the reader and takes minutes: not for
 * a quick look.
 *
 * @param {StudyPage[]} rounds  of the loop, attended
 * @param {StudyQuestion[]} questions  of the loop
 * @returns {StudyQuestion[]}
 */
export const askable = (rounds, questions) =>
  questions.filter(({ type, page, concept }) => needsNoJudge({ type }) && (rounds.includes(page) || (page.kind === "concept" && rounds.some(({ concepts }) => concepts.includes(concept)))));

/**
 * Points by round, in the loop's order; together they are all points. A question counts for one
 * round: that of its page, or of those that need its concept the one with the fewest so far. Rounds
 * without a question are left out.
 *
 * @param {StudyPage[]} rounds
 * @param {StudyQuestion[]} questions
 * @param {(id: string) => Item | null} itemOf
 * @returns {RoundScore[]}
 */
export function byRound(rounds, questions, itemOf) {
  /** @type {Map<StudyPage, StudyQuestion[]>} */
  const own = new Map(rounds.map((page) => [page, questions.filter((one) => one.page === page)]));
  for (const question of questions) {
    if (own.has(question.page)) continue;
    const needing = [...own].filter(([{ concepts }]) => concepts.includes(question.concept)).sort(([, a], [, b]) => a.length - b.length);
    needing[0]?.[1].push(question);
  }
  return [...own].filter(([, mine]) => mine.length).map(([page, mine]) => ({ page, points: summarize(mine, itemOf).points, questions: mine.length }));
}

/**
 * Where to start: the weakest concepts and rounds, those with nothing missed left out.
 *
 * @param {RoundScore[]} rounds
 * @param {import("../question/summary.js").ConceptScore[]} concepts  in the order in which they are named
 * @param {number} [most]  of each
 */
export function startWith(rounds, concepts, most = 3) {
  /** @param {{ points: number, questions: number }} one */
  const weak = ({ points, questions }) => points < questions;
  const weakest = rounds.filter(weak).sort((a, b) => a.points / a.questions - b.points / b.questions);
  return { rounds: weakest.slice(0, most), concepts: concepts.filter(weak).slice(0, most) };
}
