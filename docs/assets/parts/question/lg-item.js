// One question: takes over the controls the page has, grades on demand, shows what is kept.
//
// Listens once for the whole document, not once an item: a page may hold hundreds. An item repaints
// itself from its record alone, whoever changed that: this tab, another one, a retry of the quiz.

import { followSetting, sureIn } from "../confidence/confidence.js";
import { go, need } from "../kit/dom.js";
import { giveChrome, labelActions, say, showFeedback, showState } from "./chrome.js";
import { isGraded, stateOf } from "./summary.js";
import { TYPES, fits, grade, keyOf } from "./types.js";
import { adopt } from "../store/adopt.js";
import { drafted, reopened, submitted } from "../store/format.js";
import { store } from "../store/store.js";

/** @typedef {import("./question-type.js").Answer} Answer */
/** @typedef {import("./question-type.js").Key} Key */
/** @typedef {import("../store/format.js").Item} Item */
/** @typedef {import("./task.js").Task} Task */

/** Typing is kept after this pause, and at once when the page is left. */
const PAUSE = 400;

/** Items on the page by question id. @type {Map<string, Set<LgItem>>} */
const items = new Map();

export class LgItem extends HTMLElement {
  /** @type {Task | null} */
  #task = null;
  /** @type {Key | null} */
  #key = null;
  /** What is painted now. @type {Item | null | undefined} */
  #painted = undefined;
  #timer = 0;
  #built = false;
  /** Takes the answers while an exam lasts. @type {((answer: Answer | null) => void) | null} */
  #held = null;

  connectedCallback() {
    if (!this.#built) {
      this.#built = true;
      giveChrome(this);
      if (this.type.changes) this.task;
    }
    adopt(this.question, this.dataset.was?.split(" ") ?? []);
    const others = items.get(this.question) ?? new Set();
    items.set(this.question, others.add(this));
    this.paint();
  }

  disconnectedCallback() {
    this.keep();
    items.get(this.question)?.delete(this);
  }

  /** The question's id. */
  get question() {
    return this.dataset.id ?? "";
  }

  get revision() {
    return this.dataset.rev ?? "";
  }

  get type() {
    return TYPES[this.dataset.type ?? ""];
  }

  get key() {
    this.#key ??= keyOf(this);
    return this.#key;
  }

  get task() {
    this.#task ??= this.type.task(this);
    return this.#task;
  }

  /**
   * For an exam: show `answer`, give no feedback, keep nothing, and hand every change to `take`.
   *
   * @param {Answer | null} answer
   * @param {(answer: Answer | null) => void} take
   */
  hold(answer, take) {
    this.show(null);
    this.#held = take;
    this.classList.add("lg-item--held");
    this.task.write(answer !== null && fits(this.key, answer) ? answer : null);
    need(this, ".lg-item__actions").hidden = true;
    need(this, ".lg-sure").hidden = true;
  }

  /** Say what keeps the answer from being graded, and lead to the control that mends it; false where nothing does. */
  complain() {
    const lacks = this.task.lacks();
    if (!lacks) return false;
    say(this, lacks.hint, true);
    lacks.focus?.focus();
    return true;
  }

  /** The exam is over: show what is kept. */
  release() {
    this.#held = null;
    this.classList.remove("lg-item--held");
    this.#painted = undefined;
    this.paint();
  }

  /** Show what is kept of this question. */
  paint() {
    const item = store.item(this.question);
    const same = this.#painted && item && this.#painted.at === item.at;
    if (same || (this.#painted === null && !item)) return;
    if (this.#painted === undefined && !item) {
      this.#painted = null; // untouched, as the page has it
      this.dataset.state = "open";
      this.#label();
      return;
    }
    this.show(item);
  }

  /**
   * Show `item`, or a question nobody has answered.
   *
   * @param {Item | null} item
   */
  show(item) {
    if (this.#held) return;
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#painted = item;
    const state = stateOf(this.revision, item);
    const answer = item && state !== "revised" && item.answer !== null && fits(this.key, item.answer) ? item.answer : null;
    const result = isGraded(state) ? grade(this.key, answer) : null;
    this.task.write(answer);
    this.task.mark(result);
    showState(this, state, item, answer !== null);
    this.#label();
    showFeedback(this, state, result, this.#painted);
  }

  /** Keep what is being typed, if anything waits to be kept. */
  keep() {
    if (this.#timer) this.#draft();
  }

  /** A control was used; typing waits for a pause. @param {boolean} typing */
  changed(typing) {
    need(this, ".lg-item__status").textContent = "";
    clearTimeout(this.#timer);
    if (typing) this.#timer = window.setTimeout(() => this.#draft(), PAUSE);
    else this.#draft();
  }

  #draft() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const answer = this.task.read();
    if (this.#held) {
      this.#held(answer);
      return;
    }
    store.changeItem(this.question, (item) => {
      const next = drafted(item, this.revision, answer, new Date());
      this.#painted = next; // the controls show it already: the change need not be painted
      this.dataset.state = stateOf(this.revision, next);
      return next;
    });
    need(this, ".lg-item__revised").hidden = true;
  }

  /**
   * @param {string} act
   * @param {HTMLElement} target
   */
  act(act, target) {
    if (act === "check") this.check();
    else if (act === "show") this.#submit(null);
    else if (act === "next") this.dispatchEvent(new CustomEvent("lg-next", { bubbles: true }));
    else if (act === "again") this.#again();
    else {
      const said = this.task.act?.(act, target) ?? null;
      if (said === null) return;
      this.changed(false);
      say(this, said);
    }
  }

  /** Grade what is entered, or say what it lacks. */
  check() {
    if (this.#held) {
      this.keep();
      this.dispatchEvent(new CustomEvent("lg-next", { bubbles: true }));
      return;
    }
    if (this.complain()) return;
    if (this.task.advance?.()) {
      this.#draft();
      this.#label();
      return;
    }
    this.#submit(this.task.read());
  }

  /** @param {Answer | null} answer */
  #submit(answer) {
    const result = grade(this.key, answer);
    const sure = answer === null ? null : sureIn(this);
    store.changeItem(this.question, (item) => submitted(item, this.revision, answer, result, new Date(), sure));
    go(need(this, ".lg-feedback__verdict"), "center");
  }

  #again() {
    store.changeItem(this.question, (item) => reopened(item, this.revision, new Date()));
    go(need(this, ".lg-item__number"));
  }

  #label() {
    labelActions(this, this.#task);
  }
}

/** @param {Event} event @returns {LgItem | null} */
const itemOf = (event) => {
  const target = event.target;
  return target instanceof Element ? /** @type {LgItem | null} */ (target.closest("lg-item")) : null;
};

/** Register the element and its listeners; called once. */
export function defineItem() {
  followSetting();
  customElements.define("lg-item", LgItem);

  document.addEventListener("click", (event) => {
    const target = /** @type {HTMLElement | null} */ (
      event.target instanceof Element ? event.target.closest("[data-act]") : null
    );
    if (target) itemOf(event)?.act(target.dataset.act ?? "", target);
  });
  document.addEventListener("input", (event) => {
    if (!(event.target instanceof Element) || event.target.matches(".lg-sure__input")) return;
    itemOf(event)?.changed(event.target.matches("textarea, [type=text]"));
  });
  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    const item = itemOf(event);
    const act = item?.task.keyed?.(event) ?? null;
    if (!item || act === null) return;
    event.preventDefault();
    item.act(act, target);
  });
  document.addEventListener("pointerdown", (event) => {
    const item = itemOf(event);
    item?.task.pressed?.(event, (act, target) => item.act(act, target));
  });

  store.addEventListener("change", (event) => {
    const { kind, id } = /** @type {CustomEvent<import("../store/store.js").Change>} */ (event).detail;
    if (kind === "item") for (const item of items.get(id) ?? []) item.paint();
  });

  const all = () => [...items.values()].flatMap((same) => [...same]);
  const keepAll = () => {
    for (const item of all()) item.keep();
  };
  addEventListener("pagehide", keepAll);
  document.addEventListener("visibilitychange", keepAll);
  // Paper gets the questions, never the reader's answers or what is right.
  /** @type {Element | null} */
  let focused = null;
  addEventListener("beforeprint", () => {
    focused = document.activeElement;
    keepAll();
    for (const item of all()) if (store.item(item.question)) item.show(null);
  });
  addEventListener("afterprint", () => {
    for (const item of all()) item.paint();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  });
}
