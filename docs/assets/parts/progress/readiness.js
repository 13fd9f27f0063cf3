// What is ready, by round and by concept, in its parts: pure functions of the guide's pages and what
// is kept. There is no one number: a sum over quizzes, mocks and worksheets would measure nothing.

import { isMastered, standing } from "../study/schedule.js";
import { meetsBar } from "../scorecard/score.js";
import { questionsOfRound } from "../study/study-index.js";
import { missedConcepts, byConcept as questionsByConcept, tally } from "../study/tally.js";

/** @typedef {import("../plan/plan.js").Kept} Kept */
/** @typedef {import("../store/records.js").Score} Score */
/** @typedef {import("../store/records.js").Sheet} Sheet */
/** @typedef {import("../study/schedule.js").Agenda} Agenda */
/** @typedef {import("../scorecard/score.js").Rubric} Rubric */
/** @typedef {import("../study/study-index.js").StudyIndex} StudyIndex */
/** @typedef {import("../study/study-index.js").StudyPage} StudyPage */
/** @typedef {import("../study/study-index.js").StudyQuestion} StudyQuestion */

/**
 * Questions counted. `right` when asked last, under the key they now have; `mastered` on three
 * days; `due` for review today or waiting.
 *
 * @typedef {{ questions: number, tried: number, right: number, mastered: number, due: number }} Count
 */

/** @typedef {{ done: number, of: number }} Share */

/** A worksheet there is. @typedef {{ id: string, title: string, href: string, rounds: string[] }} Form */

/**
 * @typedef {object} RoundParts
 * @property {StudyPage} page
 * @property {Count} own  the round's own questions
 * @property {Count} needed  those of the concepts it needs
 * @property {Share | null} checklist  null where it has none
 * @property {{ run: number, short: number, scored: number, atBar: number } | null} mocks  `short` ones ended too soon to count; null where the candidate is not in the room
 * @property {Share} sheets  worksheets begun, of those made for it
 */

/** @typedef {{ page: StudyPage, count: Count }} ConceptParts */

/**
 * What readiness is read from.
 *
 * @typedef {object} Sources
 * @property {StudyIndex} index
 * @property {Kept} kept
 * @property {Agenda} agenda  of today, over all questions
 * @property {Score[]} scores
 * @property {Sheet[]} sheets
 * @property {Map<string, Rubric>} rubrics
 * @property {Form[]} forms
 */

/**
 * @param {StudyQuestion[]} questions
 * @param {Kept} kept
 * @param {Agenda} agenda
 * @returns {Count}
 */
export function count(questions, kept, agenda) {
  const due = new Set([...agenda.today, ...agenda.waiting].map(({ id }) => id));
  const { tried, right } = tally(questions, kept.item);
  const mastered = questions.filter(({ id, rev }) => isMastered(standing(kept.item(id)?.tries ?? [], rev, agenda.day))).length;
  return { questions: questions.length, tried, right, mastered, due: questions.filter(({ id }) => due.has(id)).length };
}

/**
 * A loop's rounds, in its order.
 *
 * @param {string} role
 * @param {Sources} from
 * @returns {RoundParts[]}
 */
export function byRound(role, from) {
  const rounds = from.index.pages.filter(({ kind, roles }) => kind === "round" && roles.includes(role));
  return rounds.map((page) => parts(page, from));
}

/** @param {StudyPage} page @param {Sources} from @returns {RoundParts} */
function parts(page, { index, kept, agenda, scores, sheets, rubrics, forms }) {
  const questions = questionsOfRound(index, page);
  const [own, needed] = [true, false].map((mine) => count(questions.filter((one) => (one.page === page) === mine), kept, agenda));
  const ticked = page.boxes.filter((box) => kept.tick(page.checklist, box)?.on).length;
  const scored = scores.filter(({ round, who }) => round === page.id && who === "me");
  const made = forms.filter(({ rounds }) => rounds.includes(page.id));
  const begun = new Set(sheets.filter(({ fields }) => Object.values(fields).some(({ text }) => text.trim())).map(({ sheet }) => sheet));
  return {
    page,
    own,
    needed,
    checklist: page.checklist ? { done: ticked, of: page.boxes.length } : null,
    mocks: page.attended
      ? {
          run: kept.mocks(page).length,
          short: kept.begun(page.id) - kept.mocks(page).length,
          scored: scored.length,
          atBar: scored.filter(({ rubric, levels }) => {
            const known = rubrics.get(rubric);
            return known !== undefined && meetsBar(known, levels);
          }).length,
        }
      : null,
    sheets: { done: made.filter(({ id }) => begun.has(id)).length, of: made.length },
  };
}

/**
 * A loop's concepts, those with most to look at again first; untried ones last. What counts for a
 * concept, tally.js says.
 *
 * @param {string} role
 * @param {Sources} from
 * @returns {ConceptParts[]}
 */
export function byConcept(role, { index, kept, agenda }) {
  const order = [...missedConcepts(index, role, kept.item).keys()];
  const place = (/** @type {ConceptParts} */ { page, count }) => (missed(count) ? order.indexOf(page.id) : order.length);
  return [...questionsByConcept(index, role)]
    .flatMap(([concept, questions]) => {
      const page = index.byPage.get(`concept:${concept}`);
      return page ? [{ page, count: count(questions, kept, agenda) }] : [];
    })
    .sort((a, b) => Number(!a.count.tried) - Number(!b.count.tried) || place(a) - place(b) || a.count.mastered - b.count.mastered);
}

/** @param {Count} count questions tried and not right when asked last */
export const missed = ({ tried, right }) => tried - right;

/**
 * What is missing in a round, the cheapest to begin first.
 *
 * @typedef {"quiz" | "missed" | "checklist" | "mock" | "score" | "bar" | "sheet"} Gap
 */

/**
 * @param {RoundParts} round
 * @returns {Gap[]}
 */
export function gaps({ own, checklist, mocks, sheets }) {
  /** @type {[Gap, boolean][]} */
  const found = [
    ["quiz", own.tried < own.questions],
    ["missed", own.tried === own.questions && missed(own) > 0],
    ["mock", mocks !== null && mocks.run === 0 && mocks.scored === 0],
    ["score", mocks !== null && mocks.run > 0 && mocks.scored === 0],
    ["bar", mocks !== null && mocks.scored > 0 && mocks.atBar === 0],
    ["checklist", checklist !== null && checklist.done < checklist.of],
    ["sheet", sheets.done < sheets.of],
  ];
  return found.filter(([, open]) => open).map(([gap]) => gap);
}
