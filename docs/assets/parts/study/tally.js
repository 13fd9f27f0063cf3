// How answers are counted, for every tool: what is tried, right and missed, and of which concept.
//
// The rule for a concept: a question counts for the first concept it names, wherever it stands, on
// the concept's own page or in a round's quiz. A question that names three concepts is still one
// question, and what was missed is missed once. Quiz, exam, diagnostic, review, pack, plan and
// progress count by it, so that their numbers agree.
//
// The rule for an answer: missed is what was not right when last asked, under the key the question
// now has. A question that review opened again, and not yet answered, stands as it did.

import { questionsOfLoop } from "./study-index.js";

/** @typedef {import("../store/format.js").Item} Item */
/** @typedef {import("./study-index.js").StudyIndex} StudyIndex */
/** @typedef {import("./study-index.js").StudyQuestion} StudyQuestion */
/** @typedef {{ questions: number, tried: number, right: number, missed: number }} Tally */

/**
 * How a question was answered when last asked under its present key; null where it was not.
 *
 * @param {{ id: string, rev: string }} question
 * @param {(id: string) => Item | null} itemOf
 * @returns {import("../store/format.js").Try | null}
 */
export const lastTry = ({ id, rev }, itemOf) => itemOf(id)?.tries.findLast((one) => one.rev === rev) ?? null;

/**
 * Questions counted.
 *
 * @param {{ id: string, rev: string }[]} questions
 * @param {(id: string) => Item | null} itemOf
 * @returns {Tally}
 */
export function tally(questions, itemOf) {
  const sum = { questions: questions.length, tried: 0, right: 0, missed: 0 };
  for (const question of questions) {
    const last = lastTry(question, itemOf);
    if (!last) continue;
    sum.tried += 1;
    if (last.right) sum.right += 1;
    else sum.missed += 1;
  }
  return sum;
}

/**
 * The questions of a loop by the concept they count for, in the order of the pages.
 *
 * @param {StudyIndex} index
 * @param {string} role
 * @returns {Map<string, StudyQuestion[]>} by concept id
 */
export function byConcept(index, role) {
  /** @type {Map<string, StudyQuestion[]>} */
  const found = new Map();
  for (const question of questionsOfLoop(index, role)) {
    const own = found.get(question.concept);
    if (own) own.push(question);
    else found.set(question.concept, [question]);
  }
  return found;
}

/**
 * The concepts of which something stands missed, in the one order in which every tool names them: the
 * most missed first, then the lowest share right, then as the loop's page and its rounds name them.
 * Diagnostic, plan, pack, progress and the next step begin with the same concept by it.
 *
 * @param {StudyIndex} index
 * @param {string} role
 * @param {(id: string) => Item | null} itemOf
 * @returns {Map<string, Tally>} by concept id
 */
export function missedConcepts(index, role, itemOf) {
  const sums = [...byConcept(index, role)].map(([concept, questions]) => /** @type {const} */ ([concept, tally(questions, itemOf)])).filter(([, { missed }]) => missed);
  if (sums.length < 2) return new Map(sums);
  const named = [...new Set([...(index.byPage.get(`role:${role}`)?.first ?? []), ...index.pages.flatMap(({ kind, roles, concepts }) => (kind === "round" && roles.includes(role) ? concepts : []))])];
  const place = (/** @type {string} */ concept) => (named.includes(concept) ? named.indexOf(concept) : named.length);
  return new Map(sums.sort(([a, x], [b, y]) => y.missed - x.missed || x.right / x.tried - y.right / y.tried || place(a) - place(b)));
}

/**
 * Concepts of a result in the order of `missedConcepts`; those of which nothing stands missed stay
 * as they are, behind.
 *
 * @template {{ concept: string }} T
 * @param {T[]} concepts
 * @param {StudyIndex} index
 * @param {string} role
 * @param {(id: string) => Item | null} itemOf
 * @returns {T[]}
 */
export function missedFirst(concepts, index, role, itemOf) {
  const order = [...missedConcepts(index, role, itemOf).keys()];
  const place = (/** @type {T} */ { concept }) => (order.includes(concept) ? order.indexOf(concept) : order.length);
  return [...concepts].sort((a, b) => place(a) - place(b));
}
