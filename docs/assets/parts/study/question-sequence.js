// Shows questions of other pages one at a time and fetches the next while one is being read.

import { button, el, go, need } from "../kit/dom.js";
import { mayGo } from "../recording/unkept.js";
import { fetchItem } from "./fetch-item.js";

/** @typedef {import("./study-index.js").StudyQuestion} StudyQuestion */

/** @typedef {typeof import("../quiz/below.js")} Asking */

/** @type {Asking | undefined} */
let asking;

/** What makes a question answerable: loaded once there is one to ask. */
async function questionsLive() {
  asking = await import("../quiz/below.js");
  if (!customElements.get("lg-item")) asking.defineItem();
}

/** What reads and grades the answers to questions asked. @returns {Pick<Asking, "grade" | "keyOf" | "unreadHint">} */
export function rulesOfTypes() {
  if (!asking) throw new Error("no question was asked yet");
  return asking;
}

export class QuestionSequence {
  /** @type {HTMLElement} */
  #host;
  /** @type {StudyQuestion[]} */
  #questions = [];
  /** @type {Map<string, Promise<HTMLElement | null>>} */
  #items = new Map();
  #shown = 0;

  /** @param {HTMLElement} host  holds the question shown, and nothing else */
  constructor(host) {
    this.#host = host;
  }

  /** @param {StudyQuestion[]} questions  in the order asked */
  start(questions) {
    this.#questions = questions;
    this.#items.clear();
    this.#host.replaceChildren();
  }

  get questions() {
    return this.#questions;
  }

  /**
   * Show a question; where its page cannot be fetched, say so and offer to try again.
   *
   * @param {number} index
   * @param {boolean} [focus]  move the focus to it
   * @returns {Promise<HTMLElement | null>} null where it could not be shown
   */
  async show(index, focus = true) {
    this.#shown = index;
    let item = null;
    try {
      item = await this.item(index);
    } catch {
      item = null;
    }
    if (this.#shown !== index) return null; // another one was asked for meanwhile
    if (item) {
      this.#host.replaceChildren(item);
      if (focus) go(need(item, ".lg-item__number"));
      this.#ahead(index + 1);
    } else {
      this.#fail(index);
    }
    return item;
  }

  /** Whether the question shown may make room for what comes next. */
  mayGo() {
    return mayGo(this.#host, "question");
  }

  /**
   * A question, numbered; the same element each time.
   *
   * @param {number} index
   * @returns {Promise<HTMLElement | null>}
   */
  item(index) {
    const question = this.#questions[index];
    const known = this.#items.get(question.id);
    if (known) return known;
    const fresh = Promise.all([fetchItem(question), questionsLive()]).then(([item]) => {
      if (item) number(item, index + 1, this.#questions.length);
      return item;
    });
    this.#items.set(question.id, fresh);
    fresh.catch(() => this.#items.delete(question.id));
    return fresh;
  }

  /** Fetch a question before it is asked for. @param {number} index */
  #ahead(index) {
    if (index < this.#questions.length) setTimeout(() => this.item(index).catch(() => null), 100);
  }

  /** @param {number} index */
  #fail(index) {
    const again = button("again", "Try again", "main");
    again.addEventListener("click", () => this.show(index));
    const text = el("p", { tabindex: "-1" }, "This question could not be fetched. Are you offline?");
    this.#host.replaceChildren(el("div", { class: "lg-desk__failed", role: "alert" }, text, again));
  }
}

/**
 * @param {HTMLElement} item
 * @param {number} place
 * @param {number} total
 */
function number(item, place, total) {
  need(item, ".lg-item__stop").textContent = String(place);
  need(item, ".lg-item__of").textContent = ` of ${total}`;
}
