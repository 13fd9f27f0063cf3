// The reader's work as the plan and the readiness view take it: the store, looked at once.

import { CAP, agenda } from "../study/schedule.js";
import { store } from "./store.js";
import { interviewOf } from "./interviews.js";

/** @typedef {import("../plan/plan.js").Kept} Kept */
/** @typedef {import("./records.js").Plan} Plan */
/** @typedef {import("../study/schedule.js").Agenda} Agenda */
/** @typedef {import("../study/study-index.js").StudyIndex} StudyIndex */

/** The one plan there is. */
export const PLAN = "mine";

/** @returns {Kept} */
export function keptWork() {
  /** @type {Map<string, string[]>} */
  const runs = new Map();
  for (const id of store.list("mock")) {
    const run = store.get("mock", id);
    if (!run) continue;
    const own = runs.get(run.round);
    if (own) own.push(run.at);
    else runs.set(run.round, [run.at]);
  }
  for (const own of runs.values()) own.sort();
  return {
    item: (id) => store.item(id),
    tick: (list, box) => store.tick(list, box),
    mocks: (round) => runs.get(round) ?? [],
  };
}

/** Every plan that is kept. @returns {Plan[]} */
export const keptPlans = () => store.list("plan").flatMap((id) => store.get("plan", id) ?? []);

/** The setting that holds how many questions a reader takes a day, and what it may be. */
export const CAP_SETTING = "review.cap";
export const CAPS = [10, 20, 40, 80];

/** The most questions a day that the reader asked for. A file may bring a number that no page offers. */
export function capKept() {
  const cap = Number(store.get("setting", CAP_SETTING)?.value);
  return CAPS.includes(cap) ? cap : CAP;
}

/**
 * What is due on a day: the one agenda of review, plan and progress.
 *
 * @param {StudyIndex} index
 * @param {number} today
 * @param {number} [cap]  most questions
 * @returns {Agenda}
 */
export function agendaOf(index, today, cap = capKept()) {
  return agenda([...index.questions.values()], (id) => store.item(id), today, interviewOf(keptPlans(), today), cap);
}
