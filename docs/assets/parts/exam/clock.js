// The clock of an exam: what is left, or gone where there is no limit, and a word at each mark.

import { clockText, counted } from "../kit/text.js";
import { elapsed, passed } from "./exam.js";

const BEAT = 500;

export class ExamClock {
  /** @type {(text: string) => void} */
  #say;
  #beat = 0;
  #left = Number.POSITIVE_INFINITY;

  /** @param {(text: string) => void} say  for those who listen */
  constructor(say) {
    this.#say = say;
  }

  /** @param {HTMLElement} place @param {import("../store/records.js").Sitting} sitting */
  start(place, sitting) {
    this.stop();
    this.#left = Number.POSITIVE_INFINITY;
    this.#beat = window.setInterval(() => this.#tick(place, sitting), BEAT);
    this.#tick(place, sitting);
  }

  stop() {
    clearInterval(this.#beat);
  }

  /** @param {HTMLElement} place @param {import("../store/records.js").Sitting} sitting */
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
    if (mark !== null) this.#say(mark ? `${counted(mark / 60, "minute")} left.` : "Time is up. Finish the sentence and submit; what you do now counts as overtime.");
    this.#left = left;
  }
}
