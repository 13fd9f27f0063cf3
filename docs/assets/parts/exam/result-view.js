// What came of an exam.

import { button, el } from "../kit/dom.js";
import { clockText } from "../kit/text.js";
import { stepFrom } from "../next/from-index.js";
import { excerpt, missedView, pointsTable, scoreView } from "../question/summary-view.js";
import { conceptLink } from "../study/page-link.js";

/** @typedef {import("../study/study-index.js").StudyIndex} StudyIndex */

/** What stands above the questions with their answers. */
export const answersTitle = () => el("h3", { class: "lg-exam__answers" }, "The answers");

/**
 * @param {import("../store/records.js").Exam} exam
 * @param {import("../question/summary.js").Summary} sum
 * @param {StudyIndex} index
 * @param {Map<string, HTMLElement>} items  the questions' elements, by id
 */
export function resultView(exam, sum, index, items) {
  const time = exam.limit ? `${clockText(exam.seconds)} of ${clockText(exam.limit)}` : clockText(exam.seconds);
  const missed = exam.missed.flatMap((id) => {
    const item = items.get(id);
    const page = index.questions.get(id)?.page;
    return item && page ? [{ text: excerpt(item), href: `${page.href}#${item.id}`, sure: false, section: item.querySelector(".lg-answer__section") }] : [];
  });
  return el(
    "section",
    { class: "lg-results lg-results--finished" },
    el(
      "div",
      { class: "lg-results__card" },
      el("h3", { class: "lg-results__title", tabindex: "-1" }, "Your result"),
      ...scoreView(sum, "left open"),
      el("p", { class: "lg-exam__time" }, `Time: ${time}${exam.limit && exam.seconds > exam.limit ? ", over the round’s time" : ""}.`),
      pointsTable("By concept", sum.concepts.map((row) => ({ ...row, name: conceptLink(index, row.concept) }))),
      ...(missed.length ? [missedView(missed)] : []),
      stepFrom(index, "exam", roleOf(index, exam.set), sum.concepts),
      el("div", { class: "lg-results__actions" }, button("setup", "Another exam")),
    ),
  );
}

/** The loop of an exam's set: a round's, or the loop itself. @param {StudyIndex} index @param {string} set */
function roleOf(index, set) {
  const page = index.byPage.get(set);
  return (page?.kind === "role" ? page.id : page?.roles[0]) ?? null;
}
