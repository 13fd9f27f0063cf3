// What a quiz comes to, at its end and on the way.

import { bar, el } from "../kit/dom.js";
import { counted } from "../kit/text.js";
import { nextStep } from "../next/next-step.js";
import { calibrate, sureOf } from "../confidence/calibration.js";
import { calibrationView, excerpt, missedView, pointsTable, scoreView } from "../question/summary-view.js";

/** @typedef {import("../question/summary.js").Summary} Summary */

/**
 * A question of the quiz: its element, its stop on the line, and what is kept of it.
 *
 * @typedef {object} Entry
 * @property {import("../question/summary.js").Asked} asked
 * @property {HTMLElement} item
 * @property {HTMLElement | null} stop
 * @property {string} number  its number as shown: "17 of 52", and "3 of 10" while ten are taken
 * @property {import("../store/format.js").Item | null} kept
 * @property {import("../question/summary.js").State} state
 * @property {import("../question/summary.js").State | "unknown"} shown
 */

/** @param {Summary} sum */
export function underWayView(sum) {
  const left = sum.questions - sum.answered;
  const text = sum.answered
    ? `${sum.answered} of ${sum.questions} answered, ${left} to go.`
    : `${counted(sum.questions, "question")}, none answered yet. What you answer stays in this browser: stop and come back as you like.`;
  return [
    el("p", { class: "lg-results__count" }, text),
    bar(sum.answered / sum.questions),
  ];
}

/** @param {Summary} sum @param {Map<string, Entry>} entries  by the question's id @param {HTMLElement} quiz */
export function resultView(sum, entries, quiz) {
  const nodes = scoreView(sum);
  if (sum.concepts.length > 1) nodes.push(byConcept(sum, entries));
  nodes.push(...calibrationView(calibrate([...entries.values()].map(({ kept }) => kept))));
  if (sum.missed.length) nodes.push(missed(sum, entries));
  if (quiz.dataset.practice) nodes.push(next(sum, entries, quiz.dataset));
  return nodes;
}

/** @param {Summary} sum @param {Map<string, Entry>} entries @param {DOMStringMap} where  the quiz's page, as quiz.html.j2 has it */
function next(sum, entries, { practice = "", role, mock, minutes }) {
  const weak = sum.concepts.filter(({ points, questions }) => points < questions);
  const [link] = weak.flatMap(({ concept }) => conceptLink(concept, entries) ?? []);
  const missed = link ? { title: (link.textContent ?? "").trim(), href: link.href } : null;
  return nextStep({ from: "quiz", role: role ?? null, practice, missed, rounds: mock ? [{ id: mock, title: "this round", minutes: Number(minutes) }] : [] });
}

/** The link to a concept that a question has below its answer. @param {string} concept @param {Map<string, Entry>} entries @returns {HTMLAnchorElement | null} */
function conceptLink(concept, entries) {
  const own = `.lg-answer__concept[data-concept="${CSS.escape(concept)}"]`;
  return /** @type {HTMLAnchorElement | null} */ ([...entries.values()].map(({ item }) => item.querySelector(own)).find(Boolean) ?? null);
}

/** @param {Summary} sum @param {Map<string, Entry>} entries */
function byConcept(sum, entries) {
  const rows = sum.concepts.map(({ concept, points, questions }) => {
    const link = conceptLink(concept, entries);
    return { name: link ? link.cloneNode(true) : concept, points, questions };
  });
  return pointsTable("By concept", rows);
}

/** @param {Summary} sum @param {Map<string, Entry>} entries */
function missed(sum, entries) {
  return missedView(
    sum.missed.map((id) => {
      const { item, kept } = /** @type {Entry} */ (entries.get(id));
      const number = item.querySelector(".lg-item__stop")?.textContent ?? "";
      return {
        text: `Question ${number}: ${excerpt(item)}`,
        href: `#${item.id}`,
        sure: sureOf(kept) === 3,
        section: item.querySelector(".lg-answer__section"),
      };
    }),
  );
}
