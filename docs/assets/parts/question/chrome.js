// What every question gets from the script, and what is said in it after grading.

import { button, el, icon, need } from "../kit/dom.js";
import { LEVELS, sureOf } from "../confidence/calibration.js";
import { SURE_WORDS, WERE_WORDS } from "../confidence/confidence.js";
import { pointsText, shownState } from "./summary.js";
import { countText } from "./types.js";

/** @type {HTMLTemplateElement | null} */
let chrome = null;

/** What every item gets, built once and cloned. */
export function freshChrome() {
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
          el("h4", { class: "lg-feedback__verdict", tabindex: "-1" }),
          el("p", { class: "lg-feedback__points" }),
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
