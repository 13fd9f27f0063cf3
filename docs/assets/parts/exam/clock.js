// The clock of an exam: what is left, or gone where there is no limit, and a word at each mark.

import { clockText, counted } from "../kit/text.js";

/** When it began and how many seconds it may take; 0 for no limit. @typedef {Pick<import("../store/records.js").Sitting, "began" | "limit">} Timed */

const BEAT = 500;

/** A reader is told when so many seconds are left. */
const MARKS = [600, 300, 60];

/**
 * Seconds since an exam began, by the time of day, so that a tab in the background or closed
 * meanwhile stays right. A clock set back does not make it negative.
 *
 * @param {Pick<Timed, "began">} sitting
 * @param {Date} now
 */
export const elapsed = ({ began }, now) => Math.max(0, (now.getTime() - Date.parse(began)) / 1000);

/**
 * The mark that was passed between two looks at the clock: seconds left, 0 for the end.
 *
 * @param {number} before  seconds left at the earlier look
 * @param {number} now  seconds left now
 * @returns {number | null}
 */
export function passed(before, now) {
  const all = [...MARKS, 0].filter((mark) => before > mark && now <= mark);
  return all.length ? Math.min(...all) : null;
}

export class ExamClock {
  /** @type {(text: string) => void} */
  #say;
  #over;
  #beat = 0;
  #left = Number.POSITIVE_INFINITY;

  /**
   * @param {(text: string) => void} say  for those who listen
   * @param {string} [over]  what is said once the time is up
   */
  constructor(say, over = "Time is up. Finish the sentence and submit; what you do now counts as overtime.") {
    this.#say = say;
    this.#over = over;
  }

  /** @param {HTMLElement} place @param {Timed} sitting */
  start(place, sitting) {
    this.stop();
    this.#left = Number.POSITIVE_INFINITY;
    this.#beat = window.setInterval(() => this.#tick(place, sitting), BEAT);
    this.#tick(place, sitting);
  }

  stop() {
    clearInterval(this.#beat);
  }

  /** @param {HTMLElement} place @param {Timed} sitting */
  #tick(place, sitting) {
    const gone = elapsed(sitting, new Date());
    if (!sitting.limit) {
      place.textContent = clockText(gone);
      return;
    }
    const left = sitting.limit - gone;
    const text = left > 0 ? `${clockText(Math.ceil(left))} left` : `Over by ${clockText(-left)}`;
    if (place.textContent !== text) place.textContent = text;
    place.classList.toggle("lg-exam__clock--over", left <= 0);
    const mark = this.#left === Number.POSITIVE_INFINITY ? null : passed(this.#left, left);
    if (mark !== null) this.#say(mark ? `${counted(mark / 60, "minute")} left.` : this.#over);
    this.#left = left;
  }
}
