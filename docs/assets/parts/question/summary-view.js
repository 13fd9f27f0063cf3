// Parts of a result that quizzes, exams, the diagnostic and review show alike.

import { counted, textOf } from "../kit/text.js";
import { judge } from "../confidence/calibration.js";
import { SURE_WORDS } from "../confidence/confidence.js";
import { bar, el } from "../kit/dom.js";
import { pointsText } from "./summary.js";

/** @typedef {import("../confidence/calibration.js").Level} Level */
/** @typedef {import("./summary.js").Summary} Summary */

const JUDGED = {
  over: "Sure was wrong too often: where you feel sure, look for the reason before you say it.",
  under: "You know more than you think: most of your guesses were right.",
  fair: "Sure was right nearly every time: trust it.",
};

/**
 * The score as points, a bar and counts.
 *
 * @param {Summary} sum
 * @param {string} [unanswered]  what those without an answer are called
 * @returns {Node[]}
 */
export function scoreView(sum, unanswered = "not known yet") {
  const parts = [`${sum.right} right`];
  if (sum.partly) parts.push(`${sum.partly} partly right`);
  if (sum.wrong > sum.unknown) parts.push(`${sum.wrong - sum.unknown} not right`);
  if (sum.unknown) parts.push(`${sum.unknown} ${unanswered}`);
  if (sum.open.length) parts.push(`${sum.open.length} not answered`);
  return [
    el(
      "p",
      { class: "lg-results__score" },
      el("span", { class: "lg-results__points" }, pointsText(sum.points)),
      el("span", { class: "lg-results__of" }, ` of ${counted(sum.questions, "point")}`),
      el("span", { class: "lg-results__parts" }, parts.join(", ")),
    ),
    bar(sum.points / sum.questions),
  ];
}

/**
 * Rows of points as a table with bars.
 *
 * @param {string} caption
 * @param {{ name: Node | string, points: number, questions: number }[]} rows
 * @returns {HTMLElement}
 */
export function pointsTable(caption, rows) {
  return el(
    "table",
    { class: "lg-concepts" },
    el("caption", {}, caption),
    el(
      "tbody",
      {},
      ...rows.map(({ name, points, questions }) =>
        el(
          "tr",
          {},
          el("th", { scope: "row" }, name),
          el("td", { class: "lg-concepts__points" }, `${pointsText(points)} of ${questions}`),
          el("td", { class: "lg-concepts__bar", "aria-hidden": "true" }, bar(points / questions)),
        ),
      ),
    ),
  );
}

/**
 * Accuracy at each level of confidence; nothing where no level was said.
 *
 * @param {Level[]} levels
 * @returns {Node[]}
 */
export function calibrationView(levels) {
  const said = levels.filter(({ answered }) => answered);
  if (!said.length) return [];
  const table = pointsTable(
    "How sure you were",
    said.map(({ sure, answered, right }) => ({ name: SURE_WORDS[sure], points: right, questions: answered })),
  );
  const judged = judge(levels);
  return judged ? [table, el("p", { class: "lg-results__judged" }, JUDGED[judged])] : [table];
}

/**
 * Questions to look at again, those that were sure but wrong first.
 *
 * @param {{ text: string, href: string, sure: boolean, section: Element | null }[]} missed
 * @returns {HTMLElement}
 */
export function missedView(missed) {
  const rows = [...missed]
    .sort((a, b) => Number(b.sure) - Number(a.sure))
    .map(({ text, href, sure, section }) => {
      const row = el("li", { class: "lg-missed__item" }, el("a", { class: "lg-missed__question", href }, text));
      if (sure) row.append(" ", el("span", { class: "lg-missed__sure" }, "You were sure"));
      if (section) row.append(el("span", { class: "lg-missed__section" }, "Taught in ", section.cloneNode(true)));
      return row;
    });
  return el(
    "div",
    { class: "lg-missed" },
    el("h4", { class: "lg-missed__title" }, "Worth another look"),
    el("ul", { class: "lg-missed__items" }, ...rows),
  );
}

/** The beginning of an item's prompt. @param {Element} item */
export function excerpt(item) {
  const text = textOf(item.querySelector(".lg-item__prompt"));
  return text.length <= 90 ? text : `${text.slice(0, 90).replace(/\s+\S*$/, "")}…`;
}
