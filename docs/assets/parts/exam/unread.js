// Answers of an exam that cannot be read as they were meant (no number, a slip in a word), and whether the reader was told.

import { rulesOfTypes } from "../study/question-sequence.js";

/** @typedef {import("../question/question-type.js").Answer} Answer */

/** @param {HTMLElement} item @param {Answer} answer */
function cannotBeRead(item, answer) {
  const { keyOf, unreadHint } = rulesOfTypes();
  return unreadHint(keyOf(item), answer) !== null;
}

export class Unread {
  /** Questions whose answer cannot be read as it was meant. @type {Set<string>} */
  #ids = new Set();
  /** Those the reader was told of, and left all the same. @type {Set<string>} */
  #told = new Set();

  get ids() {
    return this.#ids;
  }

  clear() {
    this.#ids.clear();
  }

  /** An answer was given anew. @param {string} id @param {HTMLElement | null} item  its question @param {Answer | null} answer */
  note(id, item, answer) {
    if (answer !== null && item && cannotBeRead(item, answer)) this.#ids.add(id);
    else this.#ids.delete(id);
    this.#told.delete(id);
  }

  /** Look at every answer. @param {import("../store/records.js").Sitting} sitting @param {Map<string, HTMLElement>} items */
  all({ questions, answers }, items) {
    const unread = questions.filter((id) => {
      const item = items.get(id);
      return item && Object.hasOwn(answers, id) && cannotBeRead(item, answers[id]);
    });
    this.#ids = new Set(unread);
  }

  /** Whether the reader has to be told that an answer cannot be read; they are told once. @param {string} id */
  tell(id) {
    if (!this.#ids.has(id) || this.#told.has(id)) return false;
    this.#told.add(id);
    return true;
  }
}
