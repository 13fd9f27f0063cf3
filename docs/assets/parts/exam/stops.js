// What stands around a question of an exam: name and clock, and all questions in one line: which is shown, which have an answer, which a flag.

import { button, el, need } from "../kit/dom.js";
import { shownState, stateOf } from "../question/summary.js";
import { store } from "../store/store.js";

/** @type {Record<string, string>} */
const STATE_WORDS = { right: "right", partly: "partly right", wrong: "not right", unknown: "left open" };

/** The exam's name, its clock, and the way out. @param {string} title */
export const topView = (title) => [
  el("p", { class: "lg-exam__title" }, title),
  el("p", { class: "lg-exam__clock", role: "timer", "aria-live": "off", "aria-label": "Clock" }),
  button("submit", "Submit", "main"),
];

/** @param {number} count */
export function stopsView(count) {
  const stops = Array.from({ length: count }, (_, index) => {
    const stop = button("go", "", "bare");
    stop.className = "lg-exam__stop";
    stop.dataset.at = String(index);
    stop.append(String(index + 1));
    return el("li", {}, stop);
  });
  return el("nav", { "aria-label": "Questions of this exam" }, el("ol", { class: "lg-exam__stops" }, ...stops));
}

/**
 * @param {HTMLElement} bar  holds the stops
 * @param {HTMLElement} moves  holds the buttons to go on and back, and the flag
 * @param {import("../study/study-index.js").StudyQuestion[]} questions
 * @param {import("../store/records.js").Sitting | null} sitting  null once it was submitted: then verdicts show
 * @param {number} at  the question shown
 * @param {Set<string>} unread  ids of those whose answer cannot be read as it was meant
 */
export function paintStops(bar, moves, questions, sitting, at, unread) {
  const stops = /** @type {NodeListOf<HTMLElement>} */ (bar.querySelectorAll(".lg-exam__stop"));
  stops.forEach((stop, index) => {
    const { id, rev } = questions[index];
    const flagged = sitting?.flags.includes(id) ?? false;
    const kept = store.item(id);
    const state = sitting ? (Object.hasOwn(sitting.answers, id) ? "begun" : "open") : shownState(stateOf(rev, kept), kept);
    const given = unread.has(id) ? ", look at it again" : state === "begun" ? ", answered" : "";
    const words = [sitting ? given : `, ${STATE_WORDS[state] ?? ""}`, flagged ? ", flagged" : ""].join("");
    stop.dataset.state = state;
    stop.classList.toggle("lg-exam__stop--flagged", flagged);
    if (index === at) stop.setAttribute("aria-current", "step");
    else stop.removeAttribute("aria-current");
    stop.setAttribute("aria-label", `Question ${index + 1}${words}`);
  });
  need(moves, "[data-act=back]").setAttribute("aria-disabled", String(at === 0));
  const last = at === questions.length - 1;
  const forth = need(moves, "[data-act=forth]");
  forth.textContent = sitting && last ? "Submit the exam" : "Next";
  forth.setAttribute("aria-disabled", String(!sitting && last));
  need(moves, "[data-act=flag]").setAttribute("aria-pressed", String(sitting?.flags.includes(questions[at].id) ?? false));
}
