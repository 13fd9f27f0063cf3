// What every kind of question offers to lg-item, and how verdicts stand beside its parts.

import { el, icon } from "../kit/dom.js";

/** @typedef {import("./question-type.js").Answer} Answer */
/** @typedef {import("./question-type.js").Result} Result */
/** @typedef {import("./question-type.js").Verdict} Verdict */

/**
 * The controls of one question.
 *
 * @typedef {object} Task
 * @property {() => Answer | null} read  what is entered, in progress or complete; null for nothing
 * @property {(answer: Answer | null) => void} write  show an answer that fits, or none
 * @property {() => { hint: string, focus: HTMLElement | null } | null} lacks  what keeps the answer
 *   from being graded, in words, and the control to mend it; a doubt is told once of each answer
 * @property {(result: Result | null) => void} mark  show or take away the
 *   verdict on each part
 * @property {() => Node[]} [told]  what is right, with its reasons, to be read after a verdict that
 *   is not "right"; the parts above have it too, behind whoever listens from the verdict on
 * @property {() => string} [checkText]  the submit button's text where it is not "Check answer"
 * @property {() => boolean} [shown]  whether the answer is in sight before grading
 * @property {(act: string, target: HTMLElement) => string | null} [act]  do what a button of the
 *   task asks; returns what to announce, or null where the button is not the task's
 * @property {() => boolean} [advance]  take the step before grading; false where there is none
 * @property {(event: KeyboardEvent) => string | null} [keyed]  the act a key stands for, "check" or
 *   one of the task's own; null where it stands for none
 * @property {(event: PointerEvent, tell: (act: string, target: HTMLElement) => void) => void} [pressed]
 *   follow a pointer that was pressed on the task, and tell its acts
 */

const SIGNS = /** @type {const} */ ({ hit: "right", miss: "here", false: "wrong", pass: null });

/**
 * The reason given for a part of a question, as it stands in the answer.
 *
 * @param {Element} item
 * @param {string} part
 * @returns {HTMLElement | null}
 */
export function reasonFor(item, part) {
  return item.querySelector(`.lg-answer .lg-reason[data-part="${CSS.escape(part)}"] .lg-reason__why`);
}

/**
 * Put a verdict and its reason below a part.
 *
 * @param {Element} part
 * @param {Verdict} verdict
 * @param {string} words  empty where there is nothing to say of the reader's answer
 * @param {Element | null} reason  copied
 */
export function showVerdict(part, verdict, words, reason) {
  const note = el("div", { class: "lg-verdict" });
  if (words) {
    const label = el("p", { class: "lg-verdict__words" }, words);
    const sign = SIGNS[verdict];
    if (sign) label.prepend(icon(sign));
    note.append(label);
  }
  if (reason) note.append(reason.cloneNode(true));
  part.classList.add("lg-part", `lg-part--${verdict}`);
  part.append(note);
}

/**
 * A line that says what is right, and why.
 *
 * @param {string} label
 * @param {string} text
 * @param {Element | null} reason  copied for those who listen: in sight it stands at the part itself
 * @returns {HTMLElement}
 */
export function toldLine(label, text, reason) {
  const line = el("p", { class: "lg-told" }, ...(label ? [el("span", { class: "lg-told__label" }, `${label} `)] : []), text);
  if (reason) line.append(el("span", { class: "lg-sr" }, `${/[.?!…]$/.test(text) ? "" : "."} ${(reason.textContent ?? "").trim()}`));
  return line;
}

/**
 * Take every verdict away again.
 *
 * @param {Element} root
 */
export function clearVerdicts(root) {
  for (const note of root.querySelectorAll(".lg-verdict")) note.remove();
  for (const part of root.querySelectorAll(".lg-part")) {
    part.classList.remove("lg-part", "lg-part--hit", "lg-part--miss", "lg-part--false", "lg-part--pass");
  }
}
