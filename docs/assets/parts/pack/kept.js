// What is kept of one loop's pack: which rounds are printed and when they are, from the pack and the
// plan; and what the reader changes of it.

import { comingRounds } from "../store/coming.js";
import { after } from "../store/format.js";
import { store } from "../store/store.js";
import { PLAN } from "../store/work.js";
import { chosen, isChosen, roomy, whenOf, withDate } from "./pack.js";

/** @typedef {import("../store/records.js").Pack} Pack */

export class KeptPack {
  #loop;
  #day;
  #came;

  /**
   * @param {import("./source.js").Loop} loop
   * @param {number} day  today
   * @param {string | null} came  the round whose page led here
   */
  constructor({ id, sheets }, day, came) {
    this.#loop = id;
    this.#day = day;
    this.#came = came;
    /** The loop's rounds. */
    this.all = sheets.map(({ round }) => round);
  }

  get pack() {
    return store.get("pack", this.#loop);
  }

  /** The plan, where it is one for the loop. */
  get plan() {
    const plan = store.get("plan", PLAN);
    return plan?.role === this.#loop ? plan : null;
  }

  when = (/** @type {string} */ round) => whenOf(round, this.plan, this.pack, this.#day, this.all.length);

  /** @returns {string[]} rounds in the order they are printed */
  chosen() {
    return chosen(this.all, this.pack, this.when, this.#day, comingRounds(this.all, this.#day), this.#came);
  }

  /** Nobody said yet which rounds are to be printed. */
  get asks() {
    return !this.chosen().length && !isChosen(this.pack, this.when, this.#day, comingRounds(this.all, this.#day));
  }

  /** The reader chose all of the loop's rounds, or none. @param {boolean} on */
  pickAll(on) {
    this.#keep(({ proposed: _, ...pack }) => ({ ...pack, rounds: [...pack.rounds.filter((one) => !this.all.includes(one)), ...(on ? this.all : [])] }));
  }

  /** The reader chose: from now on that holds, after a reload too. @param {string} round @param {boolean} on */
  pick(round, on) {
    const came = this.chosen().filter((one) => one === this.#came);
    this.#keep(({ proposed: _, ...pack }) => ({ ...pack, rounds: [...new Set([...pack.rounds, ...came, round])].filter((one) => on || one !== round) }));
  }

  /** @param {string} round @param {string} names */
  meet(round, names) {
    this.#keep((pack) => ({ ...pack, people: { ...pack.people, [round]: names } }));
  }

  /** @param {string} round @param {{ date: string, time: string }} when */
  date(round, when) {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
    const plan = this.plan;
    if (plan) store.change("plan", PLAN, (last) => ({ ...(last ?? plan), at: after(last, new Date()), interviews: withDate((last ?? plan).interviews, round, when, zone, this.#day) }));
    const held = this.pack;
    if (plan && !(held && Object.hasOwn(held.days, round))) return;
    this.#keep((pack) => {
      const { [round]: _, ...days } = pack.days;
      return { ...pack, days: plan || !when.date ? days : { ...days, [round]: when } };
    });
  }

  /** @param {(pack: Omit<Pack, "at">) => Omit<Pack, "at">} change  of what is kept; before any choice, with the rounds proposed */
  #keep(change) {
    const rounds = this.chosen();
    const own = isChosen(this.pack, this.when, this.#day, comingRounds(this.all, this.#day));
    store.change("pack", this.#loop, (last) => ({
      ...roomy(change(last && own ? last : { people: last?.people ?? {}, days: last?.days ?? {}, rounds, proposed: true }), this.all),
      at: after(last, new Date()),
    }));
  }
}
