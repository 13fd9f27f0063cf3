// The interview-day pack: shows the sheets that are chosen and fills in what the reader keeps.

import { counted, textOf } from "../kit/text.js";
import { KeptElement } from "../store/element.js";
import { isDay } from "../store/shapes.js";
import { dayOfDate, dayText } from "../kit/days.js";
import { button, el, need } from "../kit/dom.js";
import { PLAN, keptWork } from "../store/work.js";
import { chosenLoop, loopChoice, rememberLoop } from "../study/loop-choice.js";
import { ON_PAPER, WIDTHS, chosen, cut, later, roomy, sameDay, stories, weak, whenOf, withDate } from "./pack.js";
import { MAX_NAMES } from "../store/records.js";
import { after } from "../store/format.js";
import { store } from "../store/store.js";
import { loadIndex, readIndex } from "../study/study-index.js";

/** @typedef {import("./pack.js").Cut} Cut */
/** @typedef {import("./pack.js").Form} Form */
/** @typedef {import("./pack.js").Story} Story */
/** @typedef {import("./pack.js").When} When */
/** @typedef {import("../store/records.js").Pack} Pack */
/** @typedef {import("../study/study-index.js").StudyIndex} StudyIndex */
/** @typedef {import("../study/study-index.js").StudyPage} StudyPage */

/**
 * A round's sheet. `blank` is what stands in its personal places without scripts.
 *
 * @typedef {object} Sheet
 * @property {HTMLElement} element
 * @property {string} round
 * @property {string} title
 * @property {number} minutes
 * @property {string[]} concepts
 * @property {{ own: Node[], weak: Node[] }} blank
 */

/** @typedef {{ id: string, title: string, element: HTMLElement, sheets: Sheet[] }} Loop */

/** Earlier dates are years half typed. */
const FIRST_DAY = "2000";

/** @param {ParentNode} root @param {string} selector */
const all = (root, selector) => [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector))];

export class LgPack extends KeptElement {
  /** @type {Loop[]} */
  #loops = [];
  /** @type {Form[]} */
  #forms = [];
  /** Concepts by id: title and line. @type {Map<string, { title: string, line: string }>} */
  #concepts = new Map();
  /** The guide's questions; null until one was answered and they are here. @type {StudyIndex | null} */
  #index = null;
  #asked = false;
  #failed = false;
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
    this.#read();
    this.#build();
  }

  connected() {
    const target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    if (target && this.contains(target)) target.scrollIntoView();
  }

  /** @param {string} act */
  act(act) {
    if (act === "print") print();
    else if (act === "same") this.#sameDay();
  }

  #read() {
    this.#loops = all(this, "[data-loop]").map((element) => ({
      id: element.dataset.loop ?? "",
      title: textOf(need(element, ".lg-pack__role")),
      element,
      sheets: all(element, "[data-round]").map((sheet) => ({
        element: sheet,
        round: sheet.dataset.round ?? "",
        title: textOf(need(sheet, ".lg-pack__title")),
        minutes: Number(sheet.dataset.minutes),
        concepts: (sheet.dataset.concepts ?? "").split(" "),
        blank: { own: [...need(sheet, ".lg-pack__own").childNodes], weak: [...need(sheet, ".lg-pack__weak").childNodes] },
      })),
    }));
    this.#forms = all(this, "[data-sheet]").map((form) => ({
      id: form.dataset.sheet ?? "",
      title: textOf(need(form, "a")),
      rounds: (form.dataset.rounds ?? "").split(" "),
      parts: all(form, "[data-part]").map(({ dataset, children }) => ({
        id: dataset.part ?? "",
        title: dataset.title ?? "",
        start: dataset.rows ? Array.from({ length: Number(dataset.rows) }, (_, at) => String(at + 1)) : null,
        fields: [.../** @type {HTMLCollectionOf<HTMLElement>} */ (children)].map((field) => ({ id: field.dataset.field ?? "", label: textOf(field) })),
      })),
    }));
    this.#concepts = new Map(all(this, "[data-concept]").map((row) => [row.dataset.concept ?? "", { title: textOf(need(row, "dt")), line: textOf(need(row, "dd")) }]));
  }

  #build() {
    this.classList.add("lg-pack--live");
    const loops = /** @type {StudyPage[]} */ (this.#loops.map(({ id, title }) => /** @type {unknown} */ ({ id, title })));
    this.#choice = loopChoice(loops, "Your loop");
    const wanted = location.hash && /** @type {HTMLElement | null} */ (document.getElementById(location.hash.slice(1))?.closest("[data-loop]"));
    const radio = wanted ? /** @type {HTMLInputElement | null} */ (this.#choice.querySelector(`[value="${CSS.escape(wanted.dataset.loop ?? "")}"]`)) : null;
    if (radio) radio.checked = true;
    this.prepend(
      el(
        "form",
        { class: "lg-pack__ask" },
        this.#choice,
        el("fieldset", { class: "lg-pack__group" }, el("legend", { class: "lg-pick__legend" }, "Rounds to print, with day and people"), this.#rows),
        el("div", { class: "lg-pack__same" }, this.#same),
        this.#from,
        el("div", { class: "lg-actions" }, button("print", "Print the pack", "main")),
        this.#said,
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
    return /** @type {Loop} */ (this.#loops.find(({ id }) => id === role));
  }

  /** The plan, where it is one for the chosen loop. */
  get #plan() {
    const plan = store.get("plan", PLAN);
    return plan?.role === this.#loop.id ? plan : null;
  }

  /** @param {string} round */
  #when(round) {
    return whenOf(round, this.#plan, store.get("pack", this.#loop.id), this.day);
  }

  /** @returns {string[]} rounds in the order they are printed */
  #chosen() {
    const { id, sheets } = this.#loop;
    return chosen(sheets.map(({ round }) => round), store.get("pack", id), (round) => this.#when(round), this.day);
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
      this.#keep((pack) => ({ ...pack, rounds: field.checked ? [...pack.rounds, round] : pack.rounds.filter((one) => one !== round) }));
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

  /** @param {(pack: Omit<Pack, "at">) => Omit<Pack, "at">} change */
  #keep(change) {
    const rounds = this.#chosen();
    const known = this.#loop.sheets.map(({ round }) => round);
    store.change("pack", this.#loop.id, (last) => ({ ...roomy(change(last ?? { rounds, people: {}, days: {} }), known), at: after(last, new Date()) }));
  }

  paint() {
    const loop = this.#loop;
    const rounds = this.#chosen();
    const pack = store.get("pack", loop.id);
    if (!this.#asked && store.list("item").length) this.#fetch();
    for (const { id, element } of this.#loops) element.hidden = id !== loop.id;
    for (const sheet of loop.sheets) {
      sheet.element.hidden = !rounds.includes(sheet.round);
      if (!sheet.element.hidden) this.#fillSheet(sheet, pack);
    }
    const day = /** @type {HTMLElement | null} */ (loop.element.querySelector(".lg-pack__sheet--day"));
    this.#order(loop, rounds, day);
    if (day) this.#fillDay(day, loop, rounds);
    this.#fillForm(loop, rounds, pack);
    const pages = rounds.length + Number(day !== null);
    const parts = [rounds.length ? counted(rounds.length, "round") : "", day ? "the list for the day" : ""].filter(Boolean);
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

  /** Put the sheets into the order of their days. @param {Loop} loop @param {string[]} rounds @param {HTMLElement | null} day */
  #order(loop, rounds, day) {
    const sheets = rounds.flatMap((round) => loop.sheets.find((one) => one.round === round)?.element ?? []);
    const shown = all(loop.element, "[data-round]").filter(({ hidden }) => !hidden);
    if (sheets.every((sheet, at) => sheet === shown[at])) return;
    for (const sheet of sheets) day ? day.before(sheet) : loop.element.append(sheet);
  }

  // ---------------------------------------------------------------------------------- the form

  /** @param {Loop} loop @param {string[]} rounds @param {Pack | null} pack */
  #fillForm(loop, rounds, pack) {
    if (this.#shown !== loop.id) {
      this.#shown = loop.id;
      this.#rows.replaceChildren(...loop.sheets.map(roundRow));
    }
    const plan = this.#plan;
    for (const row of all(this.#rows, "[data-row]")) {
      const round = row.dataset.row ?? "";
      const { date, time } = this.#when(round);
      /** @type {HTMLInputElement} */ (need(row, "[name=round]")).checked = rounds.includes(round);
      /** @type {Record<string, string>} */
      const values = { date, time, who: pack && Object.hasOwn(pack.people, round) ? pack.people[round] : "" };
      for (const [name, value] of Object.entries(values)) {
        const field = /** @type {HTMLInputElement} */ (need(row, `[name=${name}]`));
        if (field !== document.activeElement && field.value !== value) field.value = value;
      }
    }
    const same = sameDay(rounds, (round) => this.#when(round), this.#last);
    this.#same.hidden = !same;
    if (same) this.#same.textContent = `Set ${counted(same.rounds.length, "undated round")} to ${dayText(dayOfDate(same.date))}`;
    const from = plan ? "Days come from your plan, and go back to it." : "";
    if (this.#from.textContent !== from) this.#from.textContent = from;
  }

  // --------------------------------------------------------------------------------- the sheets

  /** @param {Sheet} sheet @param {Pack | null} pack */
  #fillSheet(sheet, pack) {
    const { element, round } = sheet;
    const when = this.#when(round);
    need(element, ".lg-pack__when").textContent = whenText(when, sheet.minutes);
    const names = pack && Object.hasOwn(pack.people, round) ? pack.people[round] : "";
    need(element, ".lg-pack__who").replaceChildren(...cutNodes(cut(names, WIDTHS.names)));
    for (const phase of all(element, "[data-start]")) {
      phase.querySelector(".lg-pack__clock")?.remove();
      if (when.time) phase.append(el("span", { class: "lg-pack__clock" }, ` from ${later(when.time, Number(phase.dataset.start))}`));
    }
    const own = stories(round, this.#forms, store.list("sheet").flatMap((id) => store.get("sheet", id) ?? []));
    need(element, ".lg-pack__own").replaceChildren(...(own.length ? [...own.map(storyNode), ...moreNode(own.length - ON_PAPER.stories)] : sheet.blank.own));
    need(element, ".lg-pack__weak").replaceChildren(...this.#weak(sheet));
  }

  /** @param {Sheet} sheet @returns {Node[]} */
  #weak({ round, concepts, blank }) {
    if (this.#failed) return [...blank.weak, el("p", { class: "lg-pack__trouble" }, "What you missed could not be looked up. Open this page once with a network.")];
    const found = this.#index ? weak(round, concepts, this.#index, keptWork()) : [];
    if (!found.length) return blank.weak;
    const rows = found.map(({ concept, missed, tried }, at) => {
      const known = this.#concepts.get(concept);
      return el(
        "li",
        { class: at < ON_PAPER.concepts ? "" : "lg-pack__over" },
        el("b", {}, known?.title ?? concept),
        ` (missed ${missed} of ${tried}) `,
        ...cutNodes(cut(known?.line ?? "", WIDTHS.concept)),
      );
    });
    return [el("ul", { class: "lg-pack__missed" }, ...rows), ...moreNode(found.length - ON_PAPER.concepts)];
  }

  /** @param {HTMLElement} day @param {Loop} loop @param {string[]} rounds */
  #fillDay(day, loop, rounds) {
    const dated = rounds.filter((round) => this.#when(round).date);
    const lines = dated.map((round) => {
      const sheet = /** @type {Sheet} */ (loop.sheets.find((one) => one.round === round));
      return el("span", {}, el("b", {}, whenText(this.#when(round), sheet.minutes)), ` ${sheet.title}`);
    });
    const agenda = need(day, ".lg-pack__agenda");
    agenda.replaceChildren(...lines);
    agenda.hidden = !lines.length;
    for (const list of all(day, "[data-list]")) {
      for (const box of all(list, "[data-box]")) {
        const on = store.tick(list.dataset.list ?? "", box.dataset.box ?? "")?.on ?? false;
        box.classList.toggle("lg-pack__box--on", on);
        box.querySelector(".lg-sr")?.remove();
        if (on) box.prepend(el("span", { class: "lg-sr" }, "Done: "));
      }
    }
  }
}

/** A round to choose, with its day and people. @param {Sheet} sheet */
function roundRow({ round, title, minutes }) {
  const field = (/** @type {string} */ label, /** @type {string} */ name, /** @type {Record<string, string>} */ more, part = "") =>
    el(
      "label",
      { class: `lg-field ${part}`.trim() },
      el("span", { class: "lg-field__label" }, label, el("span", { class: "lg-sr" }, `, ${title}`)),
      el("input", { class: "lg-field__input", name, autocomplete: "off", ...more }),
    );
  return el(
    "li",
    { class: "lg-pack__row", "data-row": round },
    el(
      "label",
      { class: "lg-check lg-pack__pick" },
      el("input", { type: "checkbox", class: "lg-check__box", name: "round", autocomplete: "off" }),
      el("span", {}, title, el("span", { class: "lg-pack__lasts" }, ` ${minutes} min`)),
    ),
    field("Date", "date", { type: "date", min: "2000-01-01", max: "2199-12-31" }),
    field("Time", "time", { type: "time" }),
    field("Who you meet", "who", { type: "text", maxlength: String(MAX_NAMES) }, "lg-pack__people"),
  );
}

/** "Fri, Dec 4, 2026, 10:00 to 11:00 (New York time)"; empty without a date. @param {When} when @param {number} minutes */
function whenText({ date, time, zone }, minutes) {
  if (!date) return "";
  const day = `${dayText(dayOfDate(date))}, ${date.slice(0, 4)}`;
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const there = zone && zone !== own ? ` (${zone.replaceAll("_", " ")})` : "";
  return time ? `${day}, ${time} to ${later(time, minutes)}${there}` : day;
}

/** @param {Story} story @param {number} at */
function storyNode({ from, title, lines }, at) {
  return el(
    "div",
    { class: at < ON_PAPER.stories ? "lg-pack__story" : "lg-pack__story lg-pack__over" },
    el("p", { class: "lg-pack__name" }, ...cutNodes(cut(title, WIDTHS.title)), el("span", { class: "lg-pack__source" }, ` ${from}`)),
    ...lines.map(({ label, text }) => el("p", { class: "lg-pack__line" }, el("b", {}, label), " ", ...cutNodes(cut(text, WIDTHS.line - label.length)))),
  );
}

/** A text whole on screen; on paper as far as it goes, and how much more there is. @param {Cut} text @returns {(Node | string)[]} */
function cutNodes({ shown, rest, more }) {
  if (!rest) return shown ? [shown] : [];
  return [shown, el("span", { class: "lg-pack__rest" }, rest), el("span", { class: "lg-pack__more", "aria-hidden": "true" }, `… ${more} more on screen`)];
}

/** @param {number} more  what paper has no room for */
const moreNode = (more) => (more > 0 ? [el("p", { class: "lg-pack__more", "aria-hidden": "true" }, `${more} more on screen`)] : []);

/** Register the element; called once. */
export function definePack() {
  customElements.define("lg-pack", LgPack);
}
