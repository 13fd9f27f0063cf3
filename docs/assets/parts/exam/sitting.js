// An exam under way, as it is kept: a closed tab loses nothing.

import { random } from "../kit/chance.js";
import { after } from "../store/format.js";
import { store } from "../store/store.js";
import { drawExam, sittingId } from "./exam.js";

/** @typedef {import("../store/records.js").Sitting} Sitting */

/** Every exam under way. */
export const sittingsKept = () => store.list("sitting").flatMap((id) => store.get("sitting", id) ?? []);

/** Every exam that was submitted. */
export const examsKept = () => store.list("exam").flatMap((id) => store.get("exam", id) ?? []);

/** Draw questions and let the clock run. @param {import("./exam.js").ExamSet} found @param {boolean} clocked */
export function beginSitting(found, clocked) {
  const questions = drawExam(found, random(Date.now())).map(({ id }) => id);
  const limit = clocked ? found.minutes * 60 : 0;
  store.change("sitting", sittingId(found.set), (last) => {
    const now = new Date();
    return { at: after(last, now), set: found.set, began: now.toISOString(), limit, questions, answers: {}, flags: [] };
  });
}

/**
 * Change a sitting; what another tab did to the same one stays.
 *
 * @param {Sitting} sitting
 * @param {(sitting: Sitting) => Partial<Sitting>} change
 */
export function changeSitting(sitting, change) {
  return store.change("sitting", sittingId(sitting.set), (last) => {
    const now = last?.began === sitting.began ? last : sitting;
    return { ...now, ...change(now), at: after(last, new Date()) };
  });
}
