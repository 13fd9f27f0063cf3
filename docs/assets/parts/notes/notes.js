// Notes in place: the explanation of a term, and the facts that a paragraph rests on.
//
// The browser opens and closes them: they are popovers of buttons. This adds what it cannot do
// yet: a place beside the words, a term that opens under the pointer and by focus, and the text of
// each fact beside the link to it.

import { el } from "../kit/dom.js";
import { factsOf } from "./facts.js";

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

/** The button that opened each note last. @type {WeakMap<HTMLElement, Element>} */
const openers = new WeakMap();

/** @param {HTMLElement} note @param {Element} button */
function show(note, button) {
  openers.set(note, button);
  if (!isOpen(note)) note.showPopover();
}

/** Terms: opened by the pointer or by focus, kept by a press. */
class Terms {
  constructor() {
    this.timer = 0;
    /** What the pointer or the focus opened. @type {HTMLElement | null} */
    this.passing = null;
  }

  /** @param {Element} button @param {number} wait  milliseconds */
  come(button, wait) {
    clearTimeout(this.timer);
    const note = noteOf(button);
    if (!note || isOpen(note) || document.querySelector(".lg-pop--sources:popover-open")) return;
    this.timer = window.setTimeout(() => {
      if (!button.isConnected || document.querySelector(".lg-pop--sources:popover-open")) return;
      this.passing = note;
      show(note, button);
    }, wait);
  }

  leave() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      const note = this.passing;
      this.passing = null;
      if (note && isOpen(note)) note.hidePopover();
    }, LEAVE_MS);
  }

  stay() {
    clearTimeout(this.timer);
  }
}

const terms = new Terms();

for (const button of document.querySelectorAll(".lg-term")) {
  button.setAttribute("aria-describedby", button.getAttribute("popovertarget") ?? "");
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const button = within(event.target, ".lg-term");
  if (button) terms.come(button, HOVER_MS);
  else if (within(event.target, ".lg-pop--term")) terms.stay();
  else if (terms.passing) terms.leave();
});

document.addEventListener("pointerout", (event) => {
  if (within(event.target, ".lg-term") && !within(event.relatedTarget, ".lg-term")) terms.leave();
});

document.addEventListener("focusin", (event) => {
  const button = within(event.target, ".lg-term");
  if (button?.matches(":focus-visible")) terms.come(button, 0);
  // Whoever has gone on before it opened must not have it over what they open next.
  else if (!within(event.target, ".lg-pop--term")) terms.leave();
});

// A press on a term that is open already keeps it open; a second press closes it.
document.addEventListener("click", (event) => {
  const button = within(event.target, ".lg-term, .lg-cites__sign");
  const note = button && noteOf(button);
  if (!button || !note) return;
  openers.set(note, button);
  if (terms.passing !== note) return;
  terms.stay();
  terms.passing = null;
  event.preventDefault();
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
  else if (terms.passing === note) terms.passing = null;
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
const under = document.querySelector(matchMedia("(hover: hover)").matches ? ".lg-term:is(:hover, :focus-visible)" : ".lg-term:focus-visible");
if (under) terms.come(under, 0);
const open = /** @type {HTMLElement | null} */ (document.querySelector(".lg-pop:popover-open"));
if (open) opened(open);
