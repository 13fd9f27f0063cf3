// What a quiz gets around its questions: the head with its buttons, and the frame of its result.

import { button, el, need } from "../kit/dom.js";
import { counted } from "../kit/text.js";
import { confidenceSwitch } from "../confidence/confidence.js";
import { after } from "../store/format.js";
import { store } from "../store/store.js";
import { LONG } from "./draw.js";
import { resultView, underWayView } from "./results-view.js";

/** A part of the quiz that is taken alone: the missed again, or ten. @typedef {{ kind: "missed" | "ten", ids: Set<string> }} Run */

/**
 * What stands around the questions depends on this.
 *
 * @typedef {object} Around
 * @property {import("../question/summary.js").Summary} sum  of the ten, while ten are taken
 * @property {Map<string, import("./results-view.js").Entry>} scope  the questions summed up
 * @property {boolean} all  all questions are shown at once
 * @property {Run | null} run
 * @property {number} total  questions of the whole quiz
 * @property {boolean} begun  whether any question has an answer, in part or whole
 * @property {boolean} resting  no question is shown
 * @property {boolean} asking  the one question shown waits for its answer
 */

/** The setting that keeps whether all questions are shown at once. */
export const VIEW = "quiz.view";

/** Whether the reader wants all questions at once. */
export const showsAll = () => store.get("setting", VIEW)?.value === "all";

/** Show all questions at once, or one at a time, from now on. */
export function turnView() {
  const value = showsAll() ? "one" : "all";
  store.change("setting", VIEW, (last) => ({ at: after(last, new Date()), value }));
}

/** @returns {HTMLElement} */
export const quizHead = () =>
  el(
    "div",
    { class: "lg-quiz__head" },
    el("div", { class: "lg-quiz__so-far" }),
    el(
      "div",
      { class: "lg-results__actions" },
      button("open", "Begin", "main"),
      button("ten", "Ten now"),
      button("view", "Show all questions"),
      button("restart", "Start over", "bare"),
    ),
    el("div", { class: "lg-quiz__retrying", hidden: true }, el("p", { class: "lg-quiz__retrying-text", role: "status" }), button("all", "All questions")),
    confidenceSwitch(),
  );

/** @param {string} id  of the quiz */
export const resultFrame = (id) =>
  el(
    "section",
    { class: "lg-results", "aria-labelledby": `${id}--results` },
    el(
      "div",
      { class: "lg-results__card" },
      el("h3", { class: "lg-results__title", id: `${id}--results`, tabindex: "-1" }),
      el("div", { class: "lg-results__body" }),
      el("div", { class: "lg-results__actions" }, button("retry", "Retry the missed", "main"), button("more", "Ten more")),
    ),
  );

/** @param {HTMLElement} quiz @param {Around} around */
export function paintAround(quiz, around) {
  paintHead(need(quiz, ".lg-quiz__head"), around);
  paintResults(quiz, need(quiz, ".lg-results"), around);
}

/** @param {HTMLElement} head @param {Around} around */
function paintHead(head, { sum, all, run, total, begun, asking }) {
  const finished = sum.answered === sum.questions;
  need(head, ".lg-quiz__so-far").replaceChildren(...(finished ? [] : underWayView(sum)));
  const open = need(head, "[data-act=open]");
  open.hidden = finished || asking;
  open.textContent = sum.answered ? "Go on" : "Begin";
  need(head, "[data-act=ten]").hidden = total < LONG || run !== null || asking;
  need(head, "[data-act=view]").textContent = all ? "One question at a time" : run ? `Show all ${run.ids.size} at once` : "Show all questions";
  need(head, "[data-act=restart]").hidden = run !== null || !begun;
  need(head, ".lg-quiz__retrying").hidden = !run;
  need(head, "[data-act=all]").textContent = `Back to all ${total} questions`;
  const said = need(head, ".lg-quiz__retrying-text");
  const text = run?.kind === "ten" ? `Ten of ${total}: missed and untried first.` : run ? `Only the ${counted(run.ids.size, "question")} you missed.` : "";
  if (said.textContent !== text) said.textContent = text;
}

/** @param {HTMLElement} quiz @param {HTMLElement} panel @param {Around} around */
function paintResults(quiz, panel, { sum, scope, all, run, resting }) {
  const finished = sum.answered === sum.questions;
  const ten = run?.kind === "ten";
  panel.classList.toggle("lg-results--finished", finished);
  panel.hidden = !finished || (!all && !resting);
  need(panel, ".lg-results__title").textContent = !finished ? "So far" : ten ? "Your ten" : "Your result";
  need(panel, ".lg-results__body").replaceChildren(...(finished ? resultView(sum, scope, quiz) : []));
  const retry = need(panel, "[data-act=retry]");
  retry.hidden = !finished || !sum.missed.length;
  retry.textContent = `Retry the ${sum.missed.length} missed`;
  need(panel, "[data-act=more]").hidden = !ten;
}
