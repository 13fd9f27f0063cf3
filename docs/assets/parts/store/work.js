// The reader's work as the plan and the readiness view take it: the store, looked at once.

import { CAP, agenda } from "../study/schedule.js";
import { store } from "./store.js";
import { interviewOf } from "./interviews.js";
import { counted } from "./mocks.js";

/** @typedef {import("../plan/plan.js").Kept} Kept */
/** @typedef {import("./records.js").Plan} Plan */
/** @typedef {import("../study/schedule.js").Agenda} Agenda */
/** @typedef {import("../study/study-index.js").StudyIndex} StudyIndex */

/** The one plan there is. */
export const PLAN = "mine";

/** Times of records by the name they belong to, oldest first. @param {{ at: string, of: string }[]} records */
function times(records) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const { at, of } of records.sort((a, b) => (a.at < b.at ? -1 : 1))) found.set(of, [...(found.get(of) ?? []), at]);
  return found;
}

/** @returns {Kept} */
export function keptWork() {
  const all = (/** @type {"exam" | "sheet"} */ kind) => store.list(kind).flatMap((id) => store.get(kind, id) ?? []);
  const mocks = store.list("mock").flatMap((id) => store.get("mock", id) ?? []);
  const exams = times(all("exam").flatMap((one) => ("set" in one ? [{ at: one.at, of: one.set }] : [])));
  const sheets = times(all("sheet").flatMap((one) => ("fields" in one && Object.values(one.fields).some(({ text }) => text.trim()) ? [{ at: one.at, of: one.sheet }] : [])));
  return {
    item: store.reader("item"),
    tick: (list, box) => store.tick(list, box),
    mocks: (round) => counted(mocks, round).map(({ at }) => at),
    begun: (round) => mocks.filter((one) => one.round === round).length,
    exams: (set) => exams.get(set) ?? [],
    sheet: (id) => sheets.get(id)?.at(-1) ?? null,
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

/** The setting that keeps review to the reader's loop, or lets it ask of every loop. */
export const SCOPE_SETTING = "review.scope";
export const ALL_LOOPS = "all";

/** Whether review asks of every loop. */
export const asksAll = () => store.get("setting", SCOPE_SETTING)?.value === ALL_LOOPS;

/** The loop that review is kept to; null for every loop. @param {string | null} role  the reader's, if they chose one */
const keptTo = (role) => (asksAll() ? null : role);

/**
 * How many questions review asks of: those of a loop, or of every loop where the reader wants it so.
 *
 * @param {StudyIndex} index
 * @param {string | null} role  null where the reader chose no loop
 */
export function reviewed(index, role) {
  const loop = keptTo(role);
  return index.pages.reduce((sum, { roles, count }) => sum + (loop === null || roles.includes(loop) ? count : 0), 0);
}

/**
 * What is due on a day: the one agenda of review, plan and progress.
 *
 * @param {StudyIndex} index
 * @param {number} today
 * @param {string | null} role  the loop; null where the reader chose none
 * @param {number} [cap]  most questions
 * @returns {Agenda}
 */
export function agendaOf(index, today, role, cap = capKept()) {
  const loop = keptTo(role);
  // Of thousands of questions a reader has answered some, and the others are not due.
  const begun = store.ids("item").flatMap((id) => index.questions.get(id) ?? []);
  const asked = loop === null ? begun : begun.filter(({ page }) => page.roles.includes(loop));
  return agenda(asked, (id) => store.item(id), today, interviewOf(keptPlans(), today), cap);
}
