// Notes in place: the explanation of a term, and the facts that a paragraph rests on.
//
// The signs of sources are buttons whose popovers the browser opens and closes. This adds what it cannot
// do: a place beside the words, and the text of each fact beside the link to it. A term is a link to the
// glossary: what stands there is shown in place, under the pointer, by focus and by a press.

import { el } from "../kit/dom.js";
import { factsOf } from "./facts.js";
import { termNote } from "./terms.js";

const GAP = 8;
const HOVER_MS = 150;
const LEAVE_MS = 300;

const wide = matchMedia("(min-width: 48rem)");

/** @param {Element} button @returns {HTMLElement | null} */
const noteOf = (button) => document.getElementById(button.getAttribute("popovertarget") ?? "");

/** @param {EventTarget | null} target @param {string} selector @returns {HTMLElement | null} */
const within = (target, selector) => (target instanceof Element ? target.closest(selector) : null);

/** @param {HTMLElement} note */
const isOpen = (note) => note.matches(":popover-open");

/**
 * Put a note below its button, or above where there is more room, inside the window.
 *
 * @param {HTMLElement} note
 * @param {Element} button
 */
function place(note, button) {
  note.classList.toggle("lg-pop--placed", wide.matches);
  note.style.removeProperty("left");
  note.style.removeProperty("top");
  if (!wide.matches) return;
  const at = button.getBoundingClientRect();
  const { width, height } = note.getBoundingClientRect();
  const left = Math.max(GAP, Math.min(at.left, document.documentElement.clientWidth - width - GAP));
  const below = at.bottom + GAP;
  const top = below + height > innerHeight && at.top - GAP - height > 0 ? at.top - GAP - height : below;
  note.style.left = `${left + scrollX}px`;
  note.style.top = `${top + scrollY}px`;
}

/** The button or link that opened each note last. @type {WeakMap<HTMLElement, Element>} */
const openers = new WeakMap();

/** @param {HTMLElement} note @param {Element} opener */
function show(note, opener) {
  openers.set(note, opener);
  if (!isOpen(note)) note.showPopover();
}

/** Terms: opened by the pointer or by focus, kept by a press. */
class Terms {
  constructor() {
    this.timer = 0;
    /** What is wanted now, so that what comes late for another is not shown. */
    this.turn = 0;
    /** The note that is open … @type {HTMLElement | null} */
    this.note = null;
    /** … and whether only the pointer or the focus opened it. */
    this.passing = false;
  }

  /** Whether the note of `link` is open. @param {Element} link */
  shows(link) {
    return this.note !== null && isOpen(this.note) && openers.get(this.note) === link;
  }

  /** @param {HTMLAnchorElement} link @param {number} wait  milliseconds */
  come(link, wait) {
    clearTimeout(this.timer);
    if (this.shows(link)) return;
    const turn = ++this.turn;
    const made = termNote(link);
    made.catch(() => {}); // the link leads on by itself
    this.timer = window.setTimeout(() => this.#open(link, made, turn, true), wait);
  }

  /** @param {HTMLAnchorElement} link @param {Promise<HTMLElement>} made @param {number} turn @param {boolean} passing */
  async #open(link, made, turn, passing) {
    const note = await made.catch(() => null);
    if (turn !== this.turn || !link.isConnected) return;
    if (!note) {
      if (!passing) location.assign(link.href);
      return;
    }
    if (passing && document.querySelector(".lg-pop--sources:popover-open")) return;
    this.passing = passing;
    this.note = note;
    note.addEventListener("toggle", () => isOpen(note) || this.#closed(note, link));
    link.after(note);
    link.setAttribute("aria-describedby", note.id);
    show(note, link);
  }

  /** @param {HTMLElement} note @param {Element} link */
  #closed(note, link) {
    note.remove();
    if (this.note === note) {
      this.note = null;
      this.passing = false;
    }
    if (!this.shows(link)) link.removeAttribute("aria-describedby");
  }

  leave() {
    clearTimeout(this.timer);
    const turn = ++this.turn;
    this.timer = window.setTimeout(() => {
      if (turn === this.turn && this.passing && this.note && isOpen(this.note)) this.note.hidePopover();
    }, LEAVE_MS);
  }

  stay() {
    clearTimeout(this.timer);
    this.turn++;
  }

  /** A press keeps open what is open, and closes what a press has opened. @param {HTMLAnchorElement} link */
  press(link) {
    this.stay();
    if (!this.shows(link)) this.#open(link, termNote(link), this.turn, false);
    else if (this.passing) this.passing = false;
    else this.note?.hidePopover();
  }
}

const terms = new Terms();

/** Explain the term of a link that was pressed. @param {HTMLAnchorElement} link */
export const press = (link) => terms.press(link);

/** @param {EventTarget | null} target @returns {HTMLAnchorElement | null} */
const termAt = (target) => /** @type {HTMLAnchorElement | null} */ (within(target, "a.lg-term"));

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const link = termAt(event.target);
  if (link) terms.come(link, HOVER_MS);
  else if (within(event.target, ".lg-pop--term")) terms.stay();
  else if (terms.passing) terms.leave();
});

document.addEventListener("pointerout", (event) => {
  if (termAt(event.target) && !termAt(event.relatedTarget)) terms.leave();
});

document.addEventListener("focusin", (event) => {
  const link = termAt(event.target);
  if (link?.matches(":focus-visible")) terms.come(link, 0);
  // Whoever has gone on before it opened must not have it over what they open next.
  else if (!within(event.target, ".lg-pop--term")) terms.leave();
});

document.addEventListener("click", (event) => {
  const button = within(event.target, ".lg-cites__sign");
  const note = button && noteOf(button);
  if (button && note) openers.set(note, button);
}, true);

/** Place a note that has opened, and fill it. @param {HTMLElement} note */
function opened(note) {
  const button = openers.get(note) ?? document.querySelector(`[popovertarget="${CSS.escape(note.id)}"]`);
  if (!button) return;
  place(note, button);
  if (note.matches(".lg-pop--sources")) factsOf(note).then(() => isOpen(note) && place(note, button));
}

document.addEventListener("toggle", (event) => {
  const note = within(event.target, ".lg-pop");
  if (!note) return;
  if (isOpen(note)) opened(note);
}, true);

// Links in the foot of an answer: the note is made when one is pressed.
document.addEventListener("click", (event) => {
  const link = within(event.target, ".lg-answer__cites a.lg-cite");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const list = el("ul", { class: "lg-pop__sources" }, el("li", {}, link.cloneNode(true)));
  const note = el("aside", { class: "lg-pop lg-pop--sources", popover: "auto", "aria-label": "What this rests on" }, list);
  note.addEventListener("toggle", () => {
    if (!isOpen(note)) note.remove();
  });
  link.after(note);
  show(note, link);
});

// Opened, or come upon, before this was there.
const hovers = matchMedia("(hover: hover)").matches;
const under = termAt(document.querySelector(hovers ? ".lg-term:is(:hover, :focus-visible)" : ".lg-term:focus-visible"));
if (under) terms.come(under, 0);
const open = /** @type {HTMLElement | null} */ (document.querySelector(".lg-pop:popover-open"));
if (open) opened(open);
