// Submitting an exam: what is still open, and what is kept of it.

import { confirm } from "../kit/confirm.js";
import { newId, submitted } from "../store/format.js";
import { store } from "../store/store.js";
import { rulesOfTypes } from "../study/question-sequence.js";
import { examined, sittingId } from "./exam.js";

/** @typedef {import("../question/question-type.js").Result} Result */
/** @typedef {import("../store/records.js").Sitting} Sitting */

/** What a reader should know before they submit. @param {Sitting} sitting @param {Set<string>} unread */
export function stillOpen({ questions, answers, flags }, unread) {
  const open = questions.length - Object.keys(answers).length;
  const rest = [open ? `${open} not answered` : "", flags.length ? `${flags.length} flagged` : ""].filter(Boolean).join(", ");
  const places = questions.flatMap((id, index) => (unread.has(id) ? [index + 1] : []));
  const said = places.length ? `${places.length === 1 ? "Question" : "Questions"} ${places.join(", ")} ${places.length === 1 ? "is" : "are"} not written clearly and would count as not right. ` : "";
  return `${said}${rest ? `Still ${rest}.` : said ? "" : "Everything is answered."}`.trim();
}

/** Ask before an exam is submitted. @param {Sitting} sitting @param {Set<string>} unread @returns {Promise<boolean>} */
export function askSubmit(sitting, unread) {
  const text = `${stillOpen(sitting, unread)} After this come the answers, and nothing can be changed.`;
  return confirm({ title: "Submit the exam?", text, yes: "Submit", no: "Go on answering" });
}

/**
 * The elements of all questions asked, by id; those that are left of their pages.
 *
 * @param {import("../study/question-sequence.js").QuestionSequence} sequence
 * @throws where a page cannot be fetched
 */
export async function itemsOf(sequence) {
  const items = await Promise.all(sequence.questions.map((_, index) => sequence.item(index)));
  /** @type {Map<string, HTMLElement>} */
  const found = new Map();
  sequence.questions.forEach(({ id }, index) => {
    const item = items[index];
    if (item) found.set(id, item);
  });
  return found;
}

/**
 * Grade every question, keep the answers and the exam, and end the sitting.
 *
 * @param {Sitting} sitting
 * @param {string} title
 * @param {import("../study/study-index.js").StudyQuestion[]} questions
 * @param {Map<string, HTMLElement>} items
 * @param {Date} now
 */
export function keepExam(sitting, title, questions, items, now) {
  /** @type {Map<string, Result>} */
  const results = new Map();
  const { grade, keyOf } = rulesOfTypes();
  for (const { id, rev } of questions) {
    const item = items.get(id);
    if (!item) continue;
    const answer = sitting.answers[id] ?? null;
    const result = grade(keyOf(item), answer);
    results.set(id, result);
    store.changeItem(id, (last) => submitted(last, rev, answer, result, now));
  }
  const exam = examined(sitting, title, results, now);
  store.change("exam", newId(sittingId(sitting.set), now), () => exam);
  store.remove("sitting", sittingId(sitting.set));
  return exam;
}
