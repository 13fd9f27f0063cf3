// The interview-day pack: shows the sheets that are chosen and fills in what the reader keeps.

import { counted } from "../kit/text.js";
import { KeptElement } from "../store/element.js";
import { isDay } from "../store/shapes.js";
import { dayOfDate, dayText } from "../kit/days.js";
import { button, el, need } from "../kit/dom.js";
import { ask, askLoop, chosenLoop, loopChoice, rememberLoop } from "../study/loop-choice.js";
import { allRow, fillRows, roundRow, sameText } from "./form-view.js";
import { KeptPack } from "./kept.js";
import { sameDay } from "./pack.js";
import { fillDay, fillSheet, orderSheets, weakView } from "./sheet-view.js";
import { arrival, readPages } from "./source.js";
import { MAX_NAMES } from "../store/records.js";
import { store } from "../store/store.js";
import { loadIndex, readIndex } from "../study/study-index.js";

/** @typedef {import("./source.js").Loop} Loop */
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
    if (act === "print") {
      if (askLoop(this.#choice) && this.#askRounds()) print();
    }
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

  /** The loop chosen; asked for only where there is one. */
  get #loop() {
    const role = chosenLoop(this.#choice);
    return /** @type {Loop} */ (this.#pages.loops.find(({ id }) => id === role));
  }

  /** What is kept of the chosen loop's pack. */
  get #kept() {
    return new KeptPack(this.#loop, this.day, this.#came.round);
  }

  /** Whether it is known which rounds to print; where it is not, the reader is asked. */
  #askRounds() {
    if (!this.#kept.asks) return true;
    const group = need(this, ".lg-pack__group");
    ask(/** @type {HTMLElement} */ (need(group, "[name=all]")), need(group, "legend"), "Tick your rounds first, or all of them.");
    return false;
  }

  /** @param {HTMLInputElement} field */
  #edited(field) {
    this.#done = "";
    if (field.name === "round" || field.name === "all") need(this, ".lg-pack__group").querySelector(".lg-ask")?.remove();
    if (!this.#rows.contains(field)) {
      if (!this.#choice.contains(field)) return;
      rememberLoop(this.#loop.id);
      this.paintNow();
      return;
    }
    if (field.name === "all") {
      this.#kept.pickAll(field.checked);
      return;
    }
    const row = /** @type {HTMLElement} */ (field.closest("[data-row]"));
    const round = row.dataset.row ?? "";
    if (field.name === "round") {
      this.#pick(round, field.checked);
    } else if (field.name === "who") {
      this.#kept.meet(round, field.value.slice(0, MAX_NAMES));
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
    this.#kept.date(round, when);
  }

  /** Give every chosen round without a date the day of the others. */
  #sameDay() {
    const kept = this.#kept;
    const same = sameDay(kept.chosen(), kept.when, this.#last);
    if (!same) return;
    for (const round of same.rounds) kept.date(round, { date: same.date, time: "" });
    this.#done = `${counted(same.rounds.length, "round")} set to ${dayText(dayOfDate(same.date))}. `;
    this.paintNow();
    need(this, "[data-act=print]").focus(); // the button pressed is gone
  }

  /** @param {string} round @param {boolean} on */
  #pick(round, on) {
    const kept = this.#kept;
    if (kept.chosen().includes(this.#came.round ?? "")) {
      this.#came.round = null;
      history.replaceState(history.state, "", location.pathname + location.search);
    }
    kept.pick(round, on);
  }

  paint() {
    const unchosen = !chosenLoop(this.#choice);
    this.classList.toggle("lg-pack--unchosen", unchosen);
    need(this, ".lg-pack__group").hidden = unchosen;
    this.#same.hidden = true;
    if (unchosen) this.#say("Choose your loop. Its sheets come here.");
    else this.#paintLoop(this.#loop);
  }

  /** @param {string} text */
  #say(text) {
    if (this.#said.textContent !== text) this.#said.textContent = text;
  }

  /** @param {Loop} loop */
  #paintLoop(loop) {
    const kept = this.#kept;
    const [rounds, { pack, when }] = [kept.chosen(), kept];
    if (!this.#asked && store.list("item").length) this.#fetch();
    for (const { id, element } of this.#pages.loops) element.hidden = id !== loop.id;
    for (const sheet of loop.sheets) {
      sheet.element.hidden = !rounds.includes(sheet.round);
      if (!sheet.element.hidden) fillSheet(sheet, when(sheet.round), pack, this.#pages.forms, weakView(sheet, this.#index, this.#failed, this.#pages.concepts));
    }
    const day = /** @type {HTMLElement | null} */ (loop.element.querySelector(".lg-pack__sheet--day"));
    orderSheets(loop, rounds, day);
    if (day) fillDay(day, loop, rounds, when);
    this.#fillForm(loop, rounds, kept);
    const pages = rounds.length + Number(day !== null);
    const list = loop.forTheDay ? "the list for the day" : "the preparation list";
    const parts = [rounds.length ? counted(rounds.length, "round") : "", day ? list : ""].filter(Boolean);
    if (kept.asks) this.#say("Which rounds are yours? Tick them below, or all of them.");
    else this.#say(this.#done + (pages ? `Prints ${parts.join(" and ")}: ${counted(pages, "page")}.` : "Choose a round."));
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

  /** @param {Loop} loop @param {string[]} rounds @param {KeptPack} kept */
  #fillForm(loop, rounds, { pack, plan, when }) {
    if (this.#shown !== loop.id) {
      this.#shown = loop.id;
      this.#rows.replaceChildren(...(loop.sheets.length > 1 ? [allRow(loop.sheets.length)] : []), ...loop.sheets.map(roundRow));
    }
    fillRows(this.#rows, rounds, pack, when);
    const same = sameDay(rounds, when, this.#last);
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
