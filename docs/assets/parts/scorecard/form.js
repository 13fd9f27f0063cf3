// A rubric's form as the page carries it, and the notes of the mock that is scored.

import { button, el } from "../kit/dom.js";
import { readRubric } from "./rubric.js";
import { scored } from "./score.js";
import { ruleTexts, sharesTable, verdictText } from "./score-view.js";

/** A rubric's form on the page. @typedef {{ rubric: import("./score.js").Rubric, section: HTMLElement, rounds: import("../next/next-step.js").Round[], panel: HTMLElement, disputes: string[] }} Form */

/** @param {HTMLElement} section @returns {Form} */
export function readForm(section) {
  const rounds = [.../** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("[data-round]"))].map((link) => ({
    id: link.dataset.round ?? "",
    title: (link.textContent ?? "").trim(),
    minutes: Number(link.dataset.minutes),
  }));
  const panel = el("div", { class: "lg-sum" });
  section.append(panel);
  const disputes = (section.dataset.disputes ?? "").split(" ").filter(Boolean);
  return { rubric: readRubric(section), section, rounds, panel, disputes };
}

/** What was noted during the mock that is scored. @param {import("../store/records.js").Mock} mock */
export function notesView(mock) {
  const notes = Object.entries(mock.notes).filter(([, text]) => text.trim());
  const named = (/** @type {string} */ phase) => phase.replaceAll("-", " ").replace(/^./, (first) => first.toUpperCase());
  if (!notes.length) return el("p", { class: "lg-scorecard__mock" }, "No notes were kept in this mock.");
  return el(
    "details",
    { class: "lg-scorecard__mock", open: true },
    el("summary", {}, "Your notes from the mock"),
    el("dl", {}, ...notes.flatMap(([phase, text]) => [el("dt", {}, named(phase)), el("dd", { class: "lg-noted" }, text)])),
  );
}

/** Whether two rubrics score a round in common, or are told apart by a dispute. @param {Form} one @param {Form} other */
export const scoresTheSame = (one, other) =>
  one.rounds.some(({ id }) => other.rounds.some((round) => round.id === id)) || one.disputes.some((id) => other.disputes.includes(id));

/**
 * Fill a choice anew.
 *
 * @param {HTMLSelectElement} select
 * @param {string} none  what chooses nothing
 * @param {{ id: string, title: string }[]} options
 * @param {string} chosen
 */
export function fillChoice(select, none, options, chosen) {
  select.replaceChildren(el("option", { value: "" }, none), ...options.map(({ id, title }) => el("option", { value: id }, title)));
  if (options.some(({ id }) => id === chosen)) select.value = chosen;
}

/**
 * Show the levels chosen, and what they come to.
 *
 * @param {Form} form
 * @param {Record<string, number>} levels
 * @param {boolean} second  beside another, whose levels it may take over
 */
export function fillForm({ rubric, section, panel }, levels, second) {
  for (const input of section.querySelectorAll("input")) {
    const [, dimension] = input.name.split("/");
    input.checked = String(levels[dimension] ?? "") === input.value;
  }
  const result = scored(rubric, levels);
  panel.dataset.state = result.vetoed.length ? "veto" : result.gate === "shut" ? "gate" : "plain";
  const focused = panel.contains(document.activeElement);
  panel.replaceChildren(
    el("p", { class: "lg-sum__verdict" }, verdictText(rubric, levels)),
    ...(result.steps ? [sharesTable(rubric, levels)] : []),
    ...ruleTexts(rubric, levels).map((text) => el("p", { class: "lg-sum__rule" }, text)),
    ...(second ? [button("same", "Take over the levels of dimensions both have", "bare")] : []),
  );
  if (focused) panel.querySelector("button")?.focus();
}

/**
 * The levels that fit another rubric's dimensions of the same id.
 *
 * @param {Record<string, number>} levels
 * @param {import("./score.js").Rubric} rubric
 */
export function takenOver(levels, rubric) {
  const both = rubric.dimensions.filter(({ id }) => levels[id] !== undefined && levels[id] <= rubric.scale.length);
  return { taken: Object.fromEntries(both.map(({ id }) => [id, levels[id]])), words: both.map(({ title }) => title).join(", ") };
}
