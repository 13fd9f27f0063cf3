// Answers of an exam that cannot be read, and whether the reader was told.

import { keyOf, unreadHint } from "../question/types.js";

/** @typedef {import("../question/question-type.js").Answer} Answer */

export class Unread {
  /** Questions whose answer cannot be read. @type {Set<string>} */
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
    if (answer !== null && item && unreadHint(keyOf(item), answer) !== null) this.#ids.add(id);
    else this.#ids.delete(id);
    this.#told.delete(id);
  }

  /** Look at every answer. @param {import("../store/records.js").Sitting} sitting @param {Map<string, HTMLElement>} items */
  all({ questions, answers }, items) {
    const unread = questions.filter((id) => {
      const item = items.get(id);
      return item && Object.hasOwn(answers, id) && unreadHint(keyOf(item), answers[id]) !== null;
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
