// What the elements of the guide have in common: each takes over once what the page has, shows what
// is kept, at most once a frame, and does what its buttons say.

import { dayOf } from "../kit/days.js";
import { store } from "./store.js";

/** @typedef {import("./store.js").Change} Change */

/** The element of the guide that a part of the page belongs to. @param {Element} part @returns {Element | null} */
function hostOf(part) {
  let at = /** @type {Element | null} */ (part);
  while (at && !at.localName.startsWith("lg-")) at = at.parentElement;
  return at;
}

export class KeptElement extends HTMLElement {
  #built = false;
  #waiting = false;
  #life = new AbortController();
  /** The day painted last, by the reader's calendar. */
  day = 0;

  /** Whether what is painted depends on the day: a tab left open overnight then shows the new one. */
  get daily() {
    return false;
  }

  /** Take over what the page has. Called once. */
  build() {}

  /** Show what is kept. Called whenever the element comes into the page, and after `repaint`. */
  paint() {}

  /** In the page, and painted. @param {AbortSignal} _gone  ends what was begun here */
  connected(_gone) {}

  /** A record was changed, in this tab or another. @param {Change} _change */
  changed(_change) {
    this.repaint();
  }

  /**
   * A button of this element was pressed, and not of one inside it.
   *
   * @param {string} _act  its data-act
   * @param {HTMLElement} _button
   */
  act(_act, _button) {}

  /** Paint in the next frame, after what the reader did is on the screen; at once where none comes. */
  repaint() {
    if (this.#waiting) return;
    this.#waiting = true;
    const run = () => this.#waiting && this.paintNow();
    if (document.visibilityState === "hidden") queueMicrotask(run);
    else requestAnimationFrame(() => setTimeout(run));
  }

  paintNow() {
    this.#waiting = false;
    this.day = dayOf(new Date());
    this.paint();
  }

  connectedCallback() {
    if (!this.#built) {
      this.#built = true;
      this.addEventListener("click", (event) => {
        const button = event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest("[data-act]")) : null;
        if (button && hostOf(button) === this) this.act(button.dataset.act ?? "", button);
      });
      this.build();
    }
    this.#life = new AbortController();
    const { signal } = this.#life;
    store.addEventListener("change", (event) => this.changed(/** @type {CustomEvent<Change>} */ (event).detail), { signal });
    const woken = () => {
      if (this.daily && document.visibilityState === "visible" && dayOf(new Date()) !== this.day) this.paintNow();
    };
    document.addEventListener("visibilitychange", woken, { signal });
    this.paintNow();
    this.connected(signal);
  }

  disconnectedCallback() {
    this.#life.abort();
  }
}
