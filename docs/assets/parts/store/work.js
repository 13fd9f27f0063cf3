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

/**
 * What is due on a day, as the review page asks it.
 *
 * @param {StudyIndex} index
 * @param {number} today
 * @returns {Agenda}
 */
export function agendaOf(index, today) {
  const cap = Number(store.get("setting", "review.cap")?.value);
  return agenda([...index.questions.values()], (id) => store.item(id), today, interviewOf(keptPlans(), today), cap > 0 ? cap : CAP);
}
