// What is asked before a mock: the round, the code, the part played, and whether marks sound.

import { button, el, need } from "../kit/dom.js";
import { dayOf } from "../kit/days.js";
import { minutesClock } from "../kit/text.js";
import { begunAt } from "../store/begun.js";
import { openingRound, roundToRehearse } from "../store/coming.js";
import { after } from "../store/format.js";
import { roleOf } from "../store/interviews.js";
import { counted } from "../store/mocks.js";
import { store } from "../store/store.js";
import { ask, likelyLoop, rememberLoop } from "../study/loop-choice.js";
import { cleanCode, newCode } from "./mock.js";

/** @typedef {import("./rounds.js").MockRound} MockRound */

/** The setting that holds the round the reader chose last, by hand. */
const CHOSEN = "mock.round";

/**
 * The round a mock opens on: the one the address asks for, the one the reader chose by hand and has not
 * run since, else the one the plan comes to next. Where no loop is the reader's, none.
 *
 * @param {MockRound[]} rounds
 * @param {string} asked  by the address
 */
function openingOn(rounds, asked) {
  const named = rounds.find(({ id }) => id === asked);
  if (named) return named;
  const loop = likelyLoop(rounds.map(({ id }) => roleOf(id)));
  const own = rounds.filter(({ id }) => roleOf(id) === loop);
  const today = dayOf(new Date());
  const next = roundToRehearse(own, loop, today)?.id ?? openingRound(own.map(({ id }) => id), today);
  return own.find((round) => round.id === hand(round)) ?? own.find(({ id }) => id === next);
}

/** The round chosen by hand, where it is this one and was not run since. @param {MockRound} round */
function hand(round) {
  const chosen = store.get("setting", CHOSEN);
  if (chosen?.value !== round.id) return "";
  const since = store.list("mock").flatMap((id) => (begunAt(id).toISOString() >= chosen.at ? (store.get("mock", id) ?? []) : []));
  return counted(since, round).length ? "" : round.id;
}

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
    const first = openingOn(rounds, asked.get("round") ?? "");
    if (first) this.#select.value = first.id;
    else this.#select.prepend(el("option", { value: "", selected: true, disabled: true }, "Choose a round"));
    this.#code.value = cleanCode(asked.get("code") ?? "") || newCode();
    this.openSource();
  }

  get #select() {
    return /** @type {HTMLSelectElement} */ (need(this.#host, "[data-set=round]"));
  }

  get #code() {
    return /** @type {HTMLInputElement} */ (need(this.#host, "[data-set=code]"));
  }

  /** The round chosen; asked for only where there is one. */
  get round() {
    return /** @type {MockRound} */ (this.#rounds.find(({ id }) => id === this.#select.value));
  }

  /** Whether a round is chosen; where none is, the reader is asked. */
  hasRound() {
    const chosen = this.#select.value !== "";
    if (!chosen) ask(this.#select, need(this.#host, "label:has([data-set=round])"), "Choose a round first.");
    return chosen;
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
    const { value } = this.#select;
    this.#select.querySelector('[value=""]')?.remove();
    this.#host.querySelector(".lg-mock__setup .lg-ask")?.remove();
    rememberLoop(roleOf(value));
    store.change("setting", CHOSEN, (last) => ({ at: after(last, new Date()), value }));
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
