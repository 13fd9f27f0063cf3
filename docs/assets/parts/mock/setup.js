// What is asked before a mock: the round, the code, the part played, and whether marks sound.

import { button, el, need } from "../kit/dom.js";
import { minutesClock } from "../kit/text.js";
import { likelyLoop, rememberLoop } from "../study/loop-choice.js";
import { cleanCode, newCode } from "./mock.js";

/** @typedef {import("./rounds.js").MockRound} MockRound */

/** A round's id begins with its role's. @param {{ id: string }} round */
const roleOf = ({ id }) => id.slice(0, id.indexOf("/"));

export class Setup {
  /** @type {HTMLElement} */
  #host;
  /** @type {MockRound[]} */
  #rounds;

  /** @param {HTMLElement} host  the lg-mock, with the form in it @param {MockRound[]} rounds */
  constructor(host, rounds) {
    this.#host = host;
    this.#rounds = rounds;
    for (const loop of new Set(rounds.map((round) => round.loop))) {
      const own = rounds.filter((round) => round.loop === loop);
      this.#select.append(el("optgroup", { label: loop }, ...own.map((round) => el("option", { value: round.id }, `${round.title}, ${round.minutes} min, ${loop}`))));
    }
    const asked = new URLSearchParams(location.search);
    const round = asked.get("round") ?? "";
    const own = likelyLoop(rounds.map(roleOf));
    const first = rounds.find(({ id }) => id === round) ?? rounds.find((one) => roleOf(one) === own);
    if (first) this.#select.value = first.id;
    this.#code.value = cleanCode(asked.get("code") ?? "") || newCode();
    this.openSource();
  }

  get #select() {
    return /** @type {HTMLSelectElement} */ (need(this.#host, "[data-set=round]"));
  }

  get #code() {
    return /** @type {HTMLInputElement} */ (need(this.#host, "[data-set=code]"));
  }

  get round() {
    return /** @type {MockRound} */ (this.#rounds.find(({ id }) => id === this.#select.value));
  }

  /** Whether the reader is the interviewer. */
  get asks() {
    return this.#host.querySelector("[name=lg-mock-view][value=ask]:checked") !== null;
  }

  get sounds() {
    return this.#host.querySelector("[name=lg-mock-sound]:checked") !== null;
  }

  /** The round is chosen by the reader: its loop is theirs in the other tools too. */
  chosen() {
    rememberLoop(roleOf(this.round));
    this.openSource();
  }

  /** Open the chosen round in what lies behind: until the clock runs, it is what prints. */
  openSource() {
    for (const round of /** @type {NodeListOf<HTMLDetailsElement>} */ (this.#host.querySelectorAll(".lg-mock__round"))) {
      round.open = round.dataset.round === this.#select.value;
    }
  }

  /** Take another code. @returns {string} it */
  renew() {
    this.#code.value = newCode();
    return this.#code.value;
  }

  /** The code as it is used, in the field too; a new one where the field has none. */
  settleCode() {
    this.#code.value = cleanCode(this.#code.value) || newCode();
    return this.#code.value;
  }

  /** @param {boolean} hidden */
  hide(hidden) {
    need(this.#host, ".lg-mock__setup").hidden = hidden;
  }

  focus() {
    this.#select.focus();
  }

  /**
   * Offer to go on with a mock that was interrupted, where there is one.
   *
   * @param {import("../store/records.js").Mock | null} mock
   * @param {MockRound | undefined} round  the mock's
   */
  offer(mock, round) {
    const place = need(this.#host, ".lg-mock__resume");
    place.hidden = !mock || !round;
    if (!mock || !round) return;
    place.replaceChildren(
      el("p", {}, `A mock of ${round.title} stands at ${minutesClock(mock.seconds)}.`),
      el("div", { class: "lg-setup__choices" }, button("resume", "Go on with it"), button("leave", "End it there", "bare")),
    );
  }
}

/** A short, quiet tone. @param {AudioContext} audio */
export function tone(audio) {
  const sound = audio.createOscillator();
  const volume = audio.createGain();
  sound.frequency.value = 528;
  volume.gain.setValueAtTime(0.06, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 0.6);
  sound.connect(volume).connect(audio.destination);
  sound.start();
  sound.stop(audio.currentTime + 0.6);
}
