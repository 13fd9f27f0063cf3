// Summing up a quiz: pure functions of its questions and the records kept of them.

/** @typedef {import("../store/format.js").Item} Item */

/**
 * `revised`: answered under another key than the question now has. Open again, like `open` and
 * `begun`; the last three are graded.
 *
 * @typedef {"open" | "begun" | "revised" | "right" | "partly" | "wrong"} State
 */

/**
 * What summing up needs to know of a question.
 *
 * @typedef {{ id: string, rev: string, concept: string }} Asked
 */

/** @typedef {{ concept: string, points: number, questions: number }} ConceptScore */

/**
 * @typedef {object} Summary
 * @property {number} questions
 * @property {number} answered
 * @property {number} points  the sum of scores, at most `answered`
 * @property {number} right
 * @property {number} partly
 * @property {number} wrong
 * @property {number} unknown  of the wrong, those for which the reader gave no answer
 * @property {string[]} missed  ids answered and not right, in the quiz's order
 * @property {string[]} open  ids not answered, in the quiz's order
 * @property {ConceptScore[]} concepts  weakest first; answered questions only
 */

/**
 * @param {string} rev  the revision the question now has
 * @param {Item | null} item
 * @returns {State}
 */
export function stateOf(rev, item) {
  if (!item) return "open";
  if (!item.done) return item.answer === null ? "open" : "begun";
  return item.rev === rev ? verdictOf(item) : "revised";
}

/**
 * The verdict that an answer was given, whatever has become of the question since.
 *
 * @param {Item} item
 * @returns {"right" | "partly" | "wrong"}
 */
export const verdictOf = (item) => (item.right ? "right" : item.score ? "partly" : "wrong");

/** Whether an answer was graded, and stands. @param {State} state @returns {state is "right" | "partly" | "wrong"} */
export const isGraded = (state) => state === "right" || state === "partly" || state === "wrong";

/**
 * The state as readers see it: having said "I don't know" counts as missed, and is no wrong answer.
 *
 * @param {State} state
 * @param {Item | null} item
 * @returns {State | "unknown"}
 */
export const shownState = (state, item) => (state === "wrong" && item?.answer === null ? "unknown" : state);

/**
 * @param {Asked[]} questions
 * @param {(id: string) => Item | null} itemOf
 * @returns {Summary}
 */
export function summarize(questions, itemOf) {
  /** @type {Summary} */
  const sum = { questions: questions.length, answered: 0, points: 0, right: 0, partly: 0, wrong: 0, unknown: 0, missed: [], open: [], concepts: [] };
  /** @type {Map<string, ConceptScore>} */
  const concepts = new Map();
  for (const { id, rev, concept } of questions) {
    const item = itemOf(id);
    const state = stateOf(rev, item);
    if (state === "open" || state === "begun" || state === "revised") {
      sum.open.push(id);
      continue;
    }
    const score = item?.score ?? 0;
    sum.answered += 1;
    sum.points += score;
    sum[state] += 1;
    if (shownState(state, item) === "unknown") sum.unknown += 1;
    if (state !== "right") sum.missed.push(id);
    const row = concepts.get(concept) ?? { concept, points: 0, questions: 0 };
    row.points += score;
    row.questions += 1;
    concepts.set(concept, row);
  }
  sum.concepts = [...concepts.values()].sort(
    (a, b) => a.points / a.questions - b.points / b.questions || b.questions - a.questions,
  );
  return sum;
}

/**
 * Points as people write them: 7, 6.5, 0.67.
 *
 * @param {number} points
 * @returns {string}
 */
export function pointsText(points) {
  return String(Math.round(points * 100) / 100);
}
