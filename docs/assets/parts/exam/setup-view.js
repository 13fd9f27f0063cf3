// What is asked before an exam: to go on with one, the loop, the questions, the clock.

import { confirm } from "../kit/confirm.js";
import { dayOf } from "../kit/days.js";
import { button, el, need } from "../kit/dom.js";
import { counted } from "../kit/text.js";
import { openingRound } from "../store/coming.js";
import { store } from "../store/store.js";
import { askLoop, choiceWithin, loopChoice, rememberLoop } from "../study/loop-choice.js";
import { setNamed, setsOf, sittingId } from "./exam.js";
import { beginSitting, sittingsKept } from "./sitting.js";

/** @typedef {import("../store/records.js").Sitting} Sitting */
/** @typedef {import("../study/study-index.js").StudyIndex} StudyIndex */

/**
 * @param {StudyIndex} index
 * @param {{ sitting: Sitting, title: string }[]} open  exams under way
 */
export function setupView(index, open) {
  const loops = loopChoice(index.loops, "Which loop?");
  const clock = el("input", { type: "checkbox", class: "lg-switch__box lg-exam__clocked", checked: true, autocomplete: "off" });
  return [
    ...open.map(openView),
    loops,
    choiceWithin(loops, (role) => setChoice(index, role)),
    el("label", { class: "lg-switch" }, clock, el("span", {}, "With the clock")),
    el("div", { class: "lg-desk__actions" }, button("start", "Start the exam", "main")),
  ];
}

/** The exams under way that the guide still has. @param {StudyIndex} index */
export const sittingsOf = (index) =>
  sittingsKept().flatMap((sitting) => {
    const title = setNamed(index, sitting.set)?.title;
    return title ? [{ sitting, title }] : [];
  });

/**
 * Begin the exam that is chosen.
 *
 * @param {HTMLElement} panel  holds the choice
 * @param {StudyIndex} index
 * @returns {Promise<string>} its set; empty where no loop is chosen, or the reader keeps the one under way
 */
export async function beginChosen(panel, index) {
  const role = askLoop(panel);
  if (!role) return "";
  const set = /** @type {HTMLInputElement} */ (need(panel, "[name=lg-exam-set]:checked")).value;
  const clocked = /** @type {HTMLInputElement} */ (need(panel, ".lg-exam__clocked")).checked;
  const found = setNamed(index, set);
  if (!found) return "";
  if (store.get("sitting", sittingId(set)) && !(await giveUp("Start this exam over?", "Start over"))) return "";
  rememberLoop(role);
  beginSitting(found, clocked);
  return set;
}

/** Give an exam up, where the reader means it. @param {string} set @returns {Promise<boolean>} whether it went */
export async function dropSitting(set) {
  const sure = await giveUp("Give up this exam?", "Give it up");
  if (sure) store.remove("sitting", sittingId(set));
  return sure;
}

/** @param {string} title @param {string} yes */
const giveUp = (title, yes) =>
  confirm({ title, text: "The answers you gave in the one under way are lost.", yes, no: "Keep it" });

/** @param {StudyIndex} index @param {string} role */
function setChoice(index, role) {
  const sets = setsOf(index, role);
  const rounds = sets.map(({ round }) => round).filter(Boolean);
  const first = openingRound(rounds, dayOf(new Date()));
  const rows = sets.map(({ set, round, title, count, spoken, minutes }, at) =>
    el(
      "label",
      { class: "lg-pick__label" },
      el("input", { type: "radio", class: "lg-pick__input", name: "lg-exam-set", value: set, checked: rounds.length ? round === first : at === 0, autocomplete: "off" }),
      el("span", {}, title, " ", el("span", { class: "lg-pick__figures" }, `${spoken ? `${count} of ${counted(count + spoken, "question")}, spoken ones left out` : counted(count, "question")}, ${minutes}\u00a0min`)),
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
