// The interview-day pack: shows the sheets that are chosen and fills in what the reader keeps.

import { counted } from "../kit/text.js";
import { KeptElement } from "../store/element.js";
import { isDay } from "../store/shapes.js";
import { dayOfDate, dayText } from "../kit/days.js";
import { button, el, need } from "../kit/dom.js";
import { PLAN } from "../store/work.js";
import { chosenLoop, loopChoice, rememberLoop } from "../study/loop-choice.js";
import { fillRows, roundRow, sameText } from "./form-view.js";
import { chosen, roomy, sameDay, whenOf, withDate } from "./pack.js";
import { fillDay, fillSheet, orderSheets, weakView } from "./sheet-view.js";
import { arrival, readPages } from "./source.js";
import { MAX_NAMES } from "../store/records.js";
import { after } from "../store/format.js";
import { store } from "../store/store.js";
import { loadIndex, readIndex } from "../study/study-index.js";

/** @typedef {import("./source.js").Loop} Loop */
/** @typedef {import("../store/records.js").Pack} Pack */
/** @typedef {import("../study/study-index.js").StudyIndex} StudyIndex */
/** @typedef {import("../study/study-index.js").StudyPage} StudyPage */

/** Earlier dates are years half typed. */
const FIRST_DAY = "2000";

export class LgPack extends KeptElement {
  /** @type {ReturnType<typeof readPages>} */
  #pages = { loops: [], forms: [], concepts: new Map() };
  /** The guide's questions; null until one was answered and they are here. @type {StudyIndex | null} */
  #index = null;
  #asked = false;
  #failed = false;
  /** Where the reader came from, until they choose rounds themselves. @type {ReturnType<typeof arrival>} */
  #came = { sheet: null, loop: null, round: null };
  #choice = el("div");
  #rows = el("ol", { class: "lg-pack__rows" });
  #said = el("p", { class: "lg-pack__said", role: "status" });
  #same = button("same", "", "bare");
  /** The date entered last, and what has just been done with it. */
  #last = "";
  #done = "";
  #from = el("p", { class: "lg-pack__from" });
  #shown = "";

  get daily() {
    return true;
  }

  build() {
    this.#pages = readPages(this);
    this.#build();
  }

  connected() {
    this.#came.sheet?.scrollIntoView();
  }

  act(/** @type {string} */ act) {
    if (act === "print") print();
    else if (act === "same") this.#sameDay();
  }

  #build() {
    this.classList.add("lg-pack--live");
    const loops = /** @type {StudyPage[]} */ (this.#pages.loops.map(({ id, title }) => /** @type {unknown} */ ({ id, title })));
    this.#choice = loopChoice(loops, "Your loop");
    this.#came = arrival(this, location.hash);
    const radio = /** @type {HTMLInputElement | null} */ (this.#choice.querySelector(`[value="${CSS.escape(this.#came.loop ?? "")}"]`));
    if (radio) radio.checked = true;
    this.prepend(
      el(
        "form",
        { class: "lg-pack__ask" },
        this.#choice,
        el("div", { class: "lg-actions" }, button("print", "Print the pack", "main"), this.#said),
        el("fieldset", { class: "lg-pack__group" }, el("legend", { class: "lg-pick__legend" }, "Rounds to print, with day and people"), this.#rows),
        el("div", { class: "lg-pack__same" }, this.#same),
        this.#from,
      ),
    );
    this.addEventListener("submit", (event) => event.preventDefault());
    this.addEventListener("change", (event) => this.#edited(/** @type {HTMLInputElement} */ (event.target)));
    this.addEventListener("input", (event) => {
      const field = /** @type {HTMLInputElement} */ (event.target);
      if (field.name === "who") this.#edited(field);
    });
  }

  get #loop() {
    const role = chosenLoop(this.#choice);
    return /** @type {Loop} */ (this.#pages.loops.find(({ id }) => id === role));
  }

  /** The plan, where it is one for the chosen loop. */
  get #plan() {
    const plan = store.get("plan", PLAN);
    return plan?.role === this.#loop.id ? plan : null;
  }

  #when(/** @type {string} */ round) {
    return whenOf(round, this.#plan, store.get("pack", this.#loop.id), this.day, this.#loop.sheets.length);
  }

  /** @returns {string[]} rounds in the order they are printed */
  #chosen() {
    const { id, sheets } = this.#loop;
    return chosen(sheets.map(({ round }) => round), store.get("pack", id), (round) => this.#when(round), this.day, this.#came.round);
  }

  /** @param {HTMLInputElement} field */
  #edited(field) {
    this.#done = "";
    if (!this.#rows.contains(field)) {
      if (!this.#choice.contains(field)) return;
      rememberLoop(this.#loop.id);
      this.paintNow();
      return;
    }
    const row = /** @type {HTMLElement} */ (field.closest("[data-row]"));
    const round = row.dataset.row ?? "";
    if (field.name === "round") {
      this.#pick(round, field.checked);
    } else if (field.name === "who") {
      this.#keep((pack) => ({ ...pack, people: { ...pack.people, [round]: field.value.slice(0, MAX_NAMES) } }));
    } else if (field.name === "date" || field.name === "time") {
      this.#dated(round, row);
    }
  }

  /** @param {string} round @param {HTMLElement} row */
  #dated(round, row) {
    const [date, time] = ["date", "time"].map((name) => /** @type {HTMLInputElement} */ (need(row, `[name=${name}]`)).value);
    const when = isDay(date) && date >= FIRST_DAY ? { date, time: time.slice(0, 5) } : { date: "", time: "" };
    if (!when.date && date) return; // half typed
    this.#last = when.date;
    this.#date(round, when);
  }

  /** Give every chosen round without a date the day of the others. */
  #sameDay() {
    const same = sameDay(this.#chosen(), (round) => this.#when(round), this.#last);
    if (!same) return;
    for (const round of same.rounds) this.#date(round, { date: same.date, time: "" });
    this.#done = `${counted(same.rounds.length, "round")} set to ${dayText(dayOfDate(same.date))}. `;
    this.paintNow();
    need(this, "[data-act=print]").focus(); // the button pressed is gone
  }

  /** @param {string} round @param {{ date: string, time: string }} when */
  #date(round, when) {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
    const plan = this.#plan;
    if (plan) store.change("plan", PLAN, (last) => ({ ...(last ?? plan), at: after(last, new Date()), interviews: withDate((last ?? plan).interviews, round, when, zone, this.day) }));
    const held = store.get("pack", this.#loop.id);
    if (plan && !(held && Object.hasOwn(held.days, round))) return;
    this.#keep((pack) => {
      const { [round]: _, ...days } = pack.days;
      return { ...pack, days: plan || !when.date ? days : { ...days, [round]: when } };
    });
  }

  /** The reader chose: from now on that holds, after a reload too. @param {string} round @param {boolean} on */
  #pick(round, on) {
    const rounds = this.#chosen();
    const came = rounds.filter((one) => one === this.#came.round);
    if (came.length) {
      this.#came.round = null;
      history.replaceState(history.state, "", location.pathname + location.search);
    }
    this.#keep((pack) => ({ ...pack, rounds: [...new Set([...pack.rounds, ...came, round])].filter((one) => on || one !== round) }), rounds);
  }

  /** @param {(pack: Omit<Pack, "at">) => Omit<Pack, "at">} change @param {string[]} [rounds]  those printed before any choice is kept */
  #keep(change, rounds = this.#chosen()) {
    const known = this.#loop.sheets.map(({ round }) => round);
    store.change("pack", this.#loop.id, (last) => ({ ...roomy(change(last ?? { rounds, people: {}, days: {} }), known), at: after(last, new Date()) }));
  }

  paint() {
    const loop = this.#loop;
    const rounds = this.#chosen();
    const pack = store.get("pack", loop.id);
    if (!this.#asked && store.list("item").length) this.#fetch();
    for (const { id, element } of this.#pages.loops) element.hidden = id !== loop.id;
    for (const sheet of loop.sheets) {
      sheet.element.hidden = !rounds.includes(sheet.round);
      if (!sheet.element.hidden) fillSheet(sheet, this.#when(sheet.round), pack, this.#pages.forms, weakView(sheet, this.#index, this.#failed, this.#pages.concepts));
    }
    const day = /** @type {HTMLElement | null} */ (loop.element.querySelector(".lg-pack__sheet--day"));
    orderSheets(loop, rounds, day);
    if (day) fillDay(day, loop, rounds, (round) => this.#when(round));
    this.#fillForm(loop, rounds, pack);
    const pages = rounds.length + Number(day !== null);
    const list = loop.forTheDay ? "the list for the day" : "the preparation list";
    const parts = [rounds.length ? counted(rounds.length, "round") : "", day ? list : ""].filter(Boolean);
    const said = this.#done + (pages ? `Prints ${parts.join(" and ")}: ${counted(pages, "page")}.` : "Choose a round.");
    if (this.#said.textContent !== said) this.#said.textContent = said;
  }

  async #fetch() {
    this.#asked = true;
    try {
      await loadIndex();
      this.#index = readIndex();
    } catch {
      this.#failed = true;
    }
    this.paintNow();
  }

  /** @param {Loop} loop @param {string[]} rounds @param {Pack | null} pack */
  #fillForm(loop, rounds, pack) {
    if (this.#shown !== loop.id) {
      this.#shown = loop.id;
      this.#rows.replaceChildren(...loop.sheets.map(roundRow));
    }
    const plan = this.#plan;
    fillRows(this.#rows, rounds, pack, (round) => this.#when(round));
    const same = sameDay(rounds, (round) => this.#when(round), this.#last);
    this.#same.hidden = !same;
    if (same) this.#same.textContent = sameText(same);
    const from = plan ? "A day you change here changes in your plan." : "";
    if (this.#from.textContent !== from) this.#from.textContent = from;
  }
}

/** Register the element; called once. */
export function definePack() {
  customElements.define("lg-pack", LgPack);
}
