// What is asked before an exam: to go on with one, the loop, the questions, the clock.

import { button, el } from "../kit/dom.js";
import { counted } from "../kit/text.js";
import { chosenLoop, loopChoice } from "../study/loop-choice.js";
import { setsOf } from "./exam.js";

/** @typedef {import("../store/records.js").Sitting} Sitting */
/** @typedef {import("../study/study-index.js").StudyIndex} StudyIndex */

/**
 * @param {StudyIndex} index
 * @param {{ sitting: Sitting, title: string }[]} open  exams under way
 */
export function setupView(index, open) {
  const loops = loopChoice(index.loops, "Which loop?");
  const sets = el("fieldset", { class: "lg-pick" });
  const paint = () => sets.replaceChildren(...setChoice(index, chosenLoop(loops)));
  loops.addEventListener("change", paint);
  paint();
  const clock = el("input", { type: "checkbox", class: "lg-switch__box lg-exam__clocked", checked: true, autocomplete: "off" });
  return [
    ...open.map(openView),
    loops,
    sets,
    el("label", { class: "lg-switch" }, clock, el("span", {}, "With the clock")),
    el("div", { class: "lg-desk__actions" }, button("start", "Start the exam", "main")),
  ];
}

/** @param {StudyIndex} index @param {string} role */
function setChoice(index, role) {
  const rows = setsOf(index, role).map(({ set, title, count, spoken, minutes }, at) =>
    el(
      "label",
      { class: "lg-pick__label" },
      el("input", { type: "radio", class: "lg-pick__input", name: "lg-exam-set", value: set, checked: at === 0, autocomplete: "off" }),
      el("span", {}, title, " ", el("span", { class: "lg-pick__figures" }, `${spoken ? `${count} of ${counted(count + spoken, "question")}, spoken ones left out` : counted(count, "question")}, ${minutes} min`)),
    ),
  );
  return [el("legend", { class: "lg-pick__legend" }, "Which exam?"), ...rows];
}

/** @param {{ sitting: Sitting, title: string }} open */
function openView({ sitting: { set, answers, questions }, title }) {
  const [resume, drop] = [button("resume", "Go on", "main"), button("drop", "Give it up", "bare")];
  for (const one of [resume, drop]) one.dataset.set = set;
  return el(
    "div",
    { class: "lg-exam__open" },
    el("p", {}, el("strong", {}, `Under way: ${title}.`), ` ${Object.keys(answers).length} of ${questions.length} answered.`),
    el("div", { class: "lg-desk__actions" }, resume, drop),
  );
}
