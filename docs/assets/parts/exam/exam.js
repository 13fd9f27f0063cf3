// What an exam is over, how long it lasts and what came of it: pure functions.

import { elapsed } from "./clock.js";
import { spread } from "../kit/chance.js";
import { needsNoJudge, questionsOfLoop } from "../study/study-index.js";

/** @typedef {import("../question/question-type.js").Result} Result */
/** @typedef {import("../store/records.js").Exam} Exam */
/** @typedef {import("../store/records.js").Sitting} Sitting */
/** @typedef {import("../study/study-index.js").StudyIndex} StudyIndex */
/** @typedef {import("../study/study-index.js").StudyQuestion} StudyQuestion */

/** `count` questions are asked of `questions`; `spoken` ones of the page are left out. `round` is the id of a round, empty for a mix. @typedef {{ set: string, round: string, title: string, minutes: number, count: number, spoken: number, questions: StudyQuestion[] }} ExamSet */

/** Questions of a mixed exam, and the minutes each is given: our own choice. */
const MIXED = 20;
const MINUTES_EACH = 1.5;

/**
 * The exams there are over a loop: each round's own quiz in the round's minutes, and a mix over the
 * whole loop. Questions answered aloud are left out: the reader scores those, with the answer in
 * sight.
 *
 * @param {StudyIndex} index
 * @param {string} role
 * @returns {ExamSet[]}
 */
export function setsOf(index, role) {
  const written = questionsOfLoop(index, role).filter(needsNoJudge);
  const rounds = index.pages.filter(({ kind, roles }) => kind === "round" && roles.includes(role));
  const sets = rounds.map(({ page, id, title, minutes, questions: all }) => {
    const questions = written.filter((one) => one.page.page === page);
    return { set: page, round: id, title, minutes, count: questions.length, spoken: all.length - questions.length, questions };
  });
  const count = Math.min(MIXED, written.length);
  const mixed = { set: `role:${role}`, round: "", title: "A mix over the loop", minutes: Math.ceil(count * MINUTES_EACH), count, spoken: 0, questions: written };
  return [...sets, mixed].filter((one) => one.count);
}

/** The exam over a set, in whatever loop. @param {StudyIndex} index @param {string} set @returns {ExamSet | undefined} */
export const setNamed = (index, set) => index.loops.flatMap(({ id }) => setsOf(index, id)).find((one) => one.set === set);

/**
 * The questions of one exam: all of a round in its order, or a draw of a mix.
 *
 * @param {ExamSet} set
 * @param {() => number} chance
 * @returns {StudyQuestion[]}
 */
export const drawExam = ({ questions, count }, chance) =>
  count === questions.length ? questions : spread(questions, count, chance);

/** The id a sitting of a set is kept under. @param {string} set */
export const sittingId = (set) => set.replace(":", "/");

/**
 * The record of an exam.
 *
 * @param {Sitting} sitting
 * @param {string} title
 * @param {Map<string, Result>} results  by question id, for every question
 * @param {Date} now
 * @returns {Exam}
 */
export function examined(sitting, title, results, now) {
  const graded = [...results];
  return {
    at: now.toISOString(),
    set: sitting.set,
    title,
    seconds: Math.min(Math.round(elapsed(sitting, now)), 24 * 3600),
    limit: sitting.limit,
    points: graded.reduce((sum, [, { score }]) => sum + score, 0),
    questions: graded.length,
    missed: graded.filter(([, { right }]) => !right).map(([id]) => id),
  };
}
