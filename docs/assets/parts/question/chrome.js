// What every question gets from the script, and what is said in it after grading.

import { button, el, icon, need } from "../kit/dom.js";
import { LEVELS, sureOf } from "../confidence/calibration.js";
import { SURE_WORDS, WERE_WORDS } from "../confidence/confidence.js";
import { isGraded, pointsText, shownState, verdictOf } from "./summary.js";
import { countText } from "./types.js";

/** What a reader had made of a question before it was revised. */
const FORMER = {
  right: "You had this right before it was revised.",
  partly: "You had this partly right before it was revised.",
  wrong: "You did not have this right before it was revised.",
};

/** @type {HTMLTemplateElement | null} */
let chrome = null;

/** Put into a question what only the script needs, once. @param {HTMLElement} item */
export function giveChrome(item) {
  const fresh = freshChrome();
  // Whoever hears the question's group hears what is asked, and then how.
  const task = need(item, ".lg-item__task");
  for (const [attribute, part] of [["aria-labelledby", "prompt"], ["aria-describedby", "how"]]) {
    const named = need(item, `.lg-item__${part}`);
    named.id = `${item.id}--${part}`;
    task.setAttribute(attribute, named.id);
  }
  // Radios without a name would all be one group with those of every other question.
  for (const input of fresh.querySelectorAll("input")) input.name = `${item.id}--sure`;
  // The verdict takes the focus, and is read out with its points.
  need(fresh, ".lg-feedback__points").id = `${item.id}--points`;
  need(fresh, ".lg-feedback__verdict").setAttribute("aria-describedby", `${item.id}--points`);
  need(item, ".lg-item__status").after(fresh);
  task.before(need(item, ".lg-item__revised"));
  need(item, ".lg-answer").hidden = true;
}

/** What every item gets, built once and cloned. */
function freshChrome() {
  if (!chrome) {
    chrome = document.createElement("template");
    chrome.content.append(
      el("p", { class: "lg-item__revised", hidden: true }, "Revised since you answered it. Take it again."),
      el(
        "fieldset",
        { class: "lg-sure" },
        el("legend", { class: "lg-sure__legend" }, "How sure are you?"),
        ...LEVELS.map((sure) =>
          el(
            "label",
            { class: "lg-sure__label" },
            el("input", { type: "radio", class: "lg-sure__input", value: String(sure), autocomplete: "off" }),
            el("span", {}, SURE_WORDS[sure]),
          ),
        ),
      ),
      el(
        "div",
        { class: "lg-item__actions" },
        button("check", "Check answer", "main"),
        button("show", "I don’t know", "bare"),
      ),
      el(
        "div",
        { class: "lg-feedback", hidden: true },
        el(
          "div",
          { class: "lg-feedback__head" },
          el("div", { class: "lg-feedback__said" }, el("h4", { class: "lg-feedback__verdict", tabindex: "-1" }), el("p", { class: "lg-feedback__points" })),
          button("next", "Next question", "main"),
        ),
        el("div", { class: "lg-feedback__told", hidden: true }),
        el("div", { class: "lg-feedback__body" }),
        el("div", { class: "lg-feedback__actions" }, button("again", "Answer again", "bare")),
      ),
    );
  }
  return /** @type {DocumentFragment} */ (chrome.content.cloneNode(true));
}

/**
 * Show what can be done with a question in its state.
 *
 * @param {HTMLElement} item
 * @param {import("./summary.js").State} state
 * @param {import("../store/format.js").Item | null} kept
 * @param {boolean} answered  whether the controls show an answer
 */
export function showState(item, state, kept, answered) {
  const done = isGraded(state);
  /** @type {HTMLFieldSetElement} */ (need(item, ".lg-item__task")).disabled = done;
  const revised = need(item, ".lg-item__revised");
  revised.hidden = state !== "revised";
  if (kept && !revised.hidden) revised.textContent = `${FORMER[verdictOf(kept)]} Take it again.`;
  need(item, ".lg-item__actions").hidden = done;
  if (!answered) for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (item.querySelectorAll(".lg-sure__input"))) input.checked = false;
  need(item, ".lg-item__status").textContent = "";
  item.dataset.state = state;
}

/**
 * @param {HTMLElement} item
 * @param {string} text
 * @param {boolean} [hint]  shown to everybody, not only to those who listen
 */
export function say(item, text, hint = false) {
  const status = need(item, ".lg-item__status");
  status.classList.toggle("lg-sr", !hint);
  status.textContent = text;
}

/** Name the buttons by what they do now. @param {HTMLElement} item @param {import("./task.js").Task | null} task */
export function labelActions(item, task) {
  const text = task?.checkText?.() ?? "Check answer";
  const check = need(item, "[data-act=check]");
  if (check.textContent !== text) check.textContent = text;
  const shown = task?.shown?.() ?? false;
  need(item, "[data-act=show]").hidden = shown;
  need(item, ".lg-sure").hidden = shown || !["open", "begun", "revised"].includes(item.dataset.state ?? "");
}

/**
 * Say what came of an answer, or nothing.
 *
 * @param {HTMLElement & { key: import("./question-type.js").Key, task: import("./task.js").Task }} item
 * @param {import("./summary.js").State} state
 * @param {import("./question-type.js").Result | null} result
 * @param {import("../store/format.js").Item | null} kept
 */
export function showFeedback(item, state, result, kept) {
  const box = need(item, ".lg-feedback");
  box.hidden = !result;
  if (!result) return;
  const shown = shownState(state, kept);
  const sign = shown === "right" || shown === "partly" || shown === "unknown" ? shown : "wrong";
  box.className = `lg-feedback lg-feedback--${sign}`;
  const words = { right: "Right", partly: "Partly right", unknown: "Not known yet", wrong: "Not right" }[sign];
  const count = shown === "unknown" ? "" : countText(item.key, result);
  need(box, ".lg-feedback__verdict").replaceChildren(icon(sign === "unknown" ? "open" : sign), words);
  const told = need(box, ".lg-feedback__told");
  told.replaceChildren(...(result.right ? [] : (item.task.told?.() ?? [])));
  told.hidden = !told.firstChild;
  const sure = sureOf(kept);
  const said = sure ? ` · ${WERE_WORDS[sure]}` : "";
  need(box, ".lg-feedback__points").textContent = `${count && `${count} · `}${pointsText(result.score)} of 1 point${said}`;
  const body = need(box, ".lg-feedback__body");
  if (!body.firstChild) {
    const rest = item.querySelectorAll(".lg-answer__key, .lg-answer__working, .lg-answer__why");
    body.append(...[...rest].map((part) => part.cloneNode(true)));
  }
}
