// A worksheet: as many filled-in copies as the reader likes, kept field by field while they write.

import { textOf as wordsOf } from "../kit/text.js";
import { button, el, need } from "../kit/dom.js";
import { confirm } from "../kit/confirm.js";
import { dateText } from "../kit/days.js";
import { KeptElement } from "../store/element.js";
import { begunAt } from "../store/begun.js";
import { copyForPaper, updatePaperCopy } from "../kit/paper-copy.js";
import { readNumber } from "../kit/number.js";
import { printAlone } from "../kit/print-alone.js";
import { readRubric } from "../scorecard/rubric.js";
import { verdictText } from "../scorecard/score-view.js";
import { computed, copyTitle, dropped, duplicated, filled, markdown, newRow, rowsOf, textOf, words } from "./worksheet.js";
import { after, newId } from "../store/format.js";
import { store } from "../store/store.js";

/** @typedef {import("../store/records.js").Sheet} Sheet */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */
/** @typedef {{ id: string, place: HTMLElement, one: string, most: number, start: string[], blank: HTMLElement }} Rows */

export class LgSheet extends KeptElement {
  #id = "";
  /** Parts with rows. @type {Rows[]} */
  #rows = [];

  build() {
    this.#build();
    this.addEventListener("input", (event) => this.#written(event));
    this.addEventListener("change", (event) => this.#chosen(event));
    const asked = new URLSearchParams(location.search).get("sheet") ?? "";
    const own = this.#own();
    this.#id = own.some(({ id }) => id === asked) ? asked : (own[0]?.id ?? "");
  }

  /** @param {import("../store/store.js").Change} change */
  changed({ kind, id, here }) {
    if (kind !== "sheet" || (here && id === this.#id && store.get("sheet", id))) return;
    if (id === this.#id && !store.get("sheet", id)) {
      this.#id = this.#own()[0]?.id ?? "";
      this.#say("This sheet was deleted.");
    }
    this.repaint();
  }

  /** The worksheet's id. */
  get sheet() {
    return this.dataset.sheet ?? "";
  }

  /** The copies of this worksheet, the newest first. */
  #own() {
    return store
      .list("sheet")
      .map((id) => ({ id, sheet: /** @type {Sheet} */ (store.get("sheet", id)) }))
      .filter(({ sheet }) => sheet.sheet === this.sheet)
      .sort((a, b) => begunAt(b.id).getTime() - begunAt(a.id).getTime() || (a.id < b.id ? 1 : -1));
  }

  #build() {
    this.classList.add("lg-sheet--live");
    this.prepend(
      el(
        "div",
        { class: "lg-setup lg-sheet__bar" },
        el("label", { class: "lg-setup__field" }, el("span", { class: "lg-setup__label" }, "Your sheets"), el("select", { class: "lg-setup__select", "data-set": "sheet" })),
        el(
          "label",
          { class: "lg-setup__field" },
          el("span", { class: "lg-setup__label" }, "Name of this one"),
          el("input", { class: "lg-setup__input", type: "text", maxlength: "200", autocomplete: "off", "data-set": "title" }),
        ),
        el(
          "div",
          { class: "lg-setup__actions" },
          button("print", "Print"),
          button("copy", "Copy as Markdown"),
          button("duplicate", "Duplicate"),
          button("delete", "Delete", "bare"),
        ),
        el("p", { class: "lg-sheet__said", role: "status" }),
      ),
      el("p", { class: "lg-sheet__name" }),
    );
    if (this.dataset.words) this.append(el("p", { class: "lg-sheet__words" }));
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".lg-sheet__rows"))) this.#buildRows(place);
    for (const area of this.querySelectorAll("textarea")) copyForPaper(area);
    for (const grades of this.querySelectorAll(".lg-grades")) grades.append(el("p", { class: "lg-grades__verdict" }));
  }

  /** @param {HTMLElement} place */
  #buildRows(place) {
    const rows = [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(".lg-sheet__row"))];
    const one = place.dataset.one ?? "";
    for (const row of rows) row.append(this.#rowActions(one));
    this.#rows.push({
      id: /** @type {HTMLElement} */ (place.closest("[data-part]")).dataset.part ?? "",
      place,
      one,
      most: Number(place.dataset.most),
      start: rows.map(({ dataset }) => dataset.row ?? ""),
      blank: /** @type {HTMLElement} */ (rows[0].cloneNode(true)),
    });
    place.after(el("p", { class: "lg-sheet__add" }, button("add", `Add a ${one.toLowerCase()}`)));
  }

  /** @param {string} one */
  #rowActions(one) {
    const remove = button("drop", "Remove", "bare");
    remove.append(el("span", { class: "lg-sr" }, ` this ${one.toLowerCase()}`));
    return el("p", { class: "lg-sheet__drop" }, remove);
  }

  /** Where a new sheet would be: nothing is kept until something is written. @returns {Sheet} */
  #fresh() {
    return { at: new Date(0).toISOString(), title: `${this.dataset.title ?? ""}, ${dateText(new Date())}`, sheet: this.sheet, fields: {} };
  }

  get #now() {
    return store.get("sheet", this.#id);
  }

  /** Change the sheet shown, made where there is none. @param {(sheet: Sheet) => Sheet} change */
  #keep(change) {
    const now = new Date();
    const made = !this.#id;
    if (made) this.#id = newId(this.sheet.replaceAll(".", "-"), now);
    const kept = store.change("sheet", this.#id, (sheet) => change(sheet ?? { ...this.#fresh(), at: now.toISOString() }));
    if (!kept) this.#id = "";
    if (made || !kept) this.#paintBar();
    this.#say("Kept in this browser.");
  }

  /** @param {Event} event */
  #written(event) {
    const control = /** @type {Control} */ (event.target);
    if (control.dataset.set === "title") {
      this.#keep((sheet) => ({ ...sheet, at: after(sheet, new Date()), title: control.value }));
      need(this, ".lg-sheet__name").textContent = control.value;
    } else if (control.name && !(control instanceof HTMLSelectElement)) {
      this.#fill(control);
    }
  }

  /** @param {Event} event */
  #chosen(event) {
    const control = /** @type {Control} */ (event.target);
    if (control.dataset.set === "sheet") {
      this.#id = control.value;
      this.#say("");
      this.paintNow();
    } else if (control.dataset.set === "title") {
      this.#paintBar();
    } else if (control instanceof HTMLSelectElement) {
      this.#fill(control);
    }
  }

  /** @param {Control} control */
  #fill(control) {
    this.#keep((sheet) => filled(sheet, control.name, control.value, new Date()));
    this.#compute();
    this.#grade();
    this.#count();
  }

  /** @param {string} act @param {HTMLElement} target */
  act(act, target) {
    switch (act) {
      case "print":
        printAlone(this);
        break;
      case "copy":
        this.#copy();
        break;
      case "duplicate":
        this.#duplicate();
        break;
      case "delete":
        this.#delete();
        break;
      case "add":
        this.#add(target);
        break;
      case "drop":
        this.#drop(target);
        break;
    }
  }

  async #copy() {
    const text = markdown(this.#now?.title ?? this.#fresh().title, this.#parts());
    try {
      await navigator.clipboard.writeText(text);
      this.#say("Copied as Markdown.");
    } catch {
      // A browser may refuse the clipboard; then the text is shown, selected.
      showText(text);
    }
  }

  #duplicate() {
    const sheet = this.#now;
    if (!sheet) {
      this.#say("Nothing to duplicate yet: this sheet is empty.");
      return;
    }
    const title = copyTitle(sheet.title, this.#own().map((one) => one.sheet.title));
    const now = new Date();
    this.#id = newId(this.sheet.replaceAll(".", "-"), now);
    store.change("sheet", this.#id, () => duplicated(sheet, title, now));
    this.paintNow();
    this.#say(`Duplicated. You now write in “${title}”.`);
  }

  async #delete() {
    const sheet = this.#now;
    if (!sheet) {
      this.#say("Nothing to delete: this sheet is empty.");
      return;
    }
    const sure = await confirm({ title: "Delete this sheet?", text: `“${sheet.title}” goes from this browser. Your other sheets stay.`, yes: "Delete it", no: "Keep it" });
    if (!sure || !this.#id) return;
    const gone = this.#id;
    this.#id = this.#own().find(({ id }) => id !== gone)?.id ?? "";
    store.remove("sheet", gone);
    this.paintNow();
    this.#say("Deleted.");
  }

  /** @param {HTMLElement} target */
  #add(target) {
    const part = /** @type {HTMLElement} */ (target.closest("[data-part]"));
    const rows = /** @type {Rows} */ (this.#rows.find(({ id }) => id === part.dataset.part));
    if (rowsOf(this.#now, rows.id, rows.start).length >= rows.most) return;
    const row = newRow(new Date());
    this.#keep((sheet) => filled(sheet, `${rows.id}/${row}`, "on", new Date()));
    this.paintNow();
    need(rows.place, `[data-row="${row}"] .lg-entry__input`).focus();
  }

  /** @param {HTMLElement} target */
  async #drop(target) {
    const row = /** @type {HTMLElement} */ (target.closest("[data-row]"));
    const part = /** @type {HTMLElement} */ (row.closest("[data-part]")).dataset.part ?? "";
    const rows = /** @type {Rows} */ (this.#rows.find(({ id }) => id === part));
    const written = controls(row).some((control) => this.#valueOf(control).trim());
    if (written) {
      const name = wordsOf(need(row, ".lg-sheet__legend"));
      const sure = await confirm({ title: `Remove ${name}?`, text: "What you wrote in it goes with it.", yes: "Remove it", no: "Keep it" });
      if (!sure) return;
    }
    this.#keep((sheet) => dropped(sheet, part, row.dataset.row ?? "", new Date()));
    this.paintNow();
    need(/** @type {HTMLElement} */ (rows.place.nextElementSibling), "button").focus();
  }

  /** @param {Control} control */
  #valueOf(control) {
    return control instanceof HTMLInputElement && control.type === "radio" && !control.checked ? "" : control.value;
  }

  paint() {
    this.#paintBar();
    const sheet = this.#now;
    for (const rows of this.#rows) this.#paintRows(rows, sheet);
    for (const control of controls(this)) {
      const text = textOf(sheet, control.name);
      if (control instanceof HTMLInputElement && control.type === "radio") control.checked = control.value === text;
      else if (control.value !== text) control.value = text;
      if (control instanceof HTMLTextAreaElement) updatePaperCopy(control);
    }
    this.#compute();
    this.#grade();
    this.#count();
  }

  #paintBar() {
    const own = this.#own();
    const select = /** @type {HTMLSelectElement} */ (need(this, "[data-set=sheet]"));
    const title = this.#now?.title ?? this.#fresh().title;
    select.replaceChildren(
      ...own.map(({ id, sheet }) => el("option", { value: id }, sheet.title || "Without a name")),
      el("option", { value: "" }, own.length ? "Begin a new sheet" : "A new sheet"),
    );
    select.value = this.#id;
    const name = /** @type {HTMLInputElement} */ (need(this, "[data-set=title]"));
    if (name.value !== title && document.activeElement !== name) name.value = title;
    need(this, ".lg-sheet__name").textContent = title;
    for (const act of ["duplicate", "delete"]) need(this, `[data-act=${act}]`).setAttribute("aria-disabled", String(!this.#now));
  }

  /** Put the rows of a part in order: those there stay, so that the focus does. @param {Rows} rows @param {Sheet | null} sheet */
  #paintRows({ id, place, one, most, start, blank }, sheet) {
    const wanted = rowsOf(sheet, id, start);
    const there = new Map([.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(".lg-sheet__row"))].map((row) => [row.dataset.row ?? "", row]));
    for (const [name, row] of there) if (!wanted.includes(name)) row.remove();
    wanted.forEach((name, at) => {
      const row = there.get(name) ?? this.#newRow(blank, id, name);
      need(row, ".lg-sheet__number").textContent = String(at + 1);
      if (place.children[at] !== row) place.insertBefore(row, place.children[at] ?? null);
    });
    const add = need(/** @type {HTMLElement} */ (place.nextElementSibling), "button");
    add.setAttribute("aria-disabled", String(wanted.length >= most));
    add.textContent = wanted.length >= most ? `No more than ${most}` : `Add a ${one.toLowerCase()}`;
  }

  /** A row like the first, under names of its own. @param {HTMLElement} blank @param {string} part @param {string} name */
  #newRow(blank, part, name) {
    const row = /** @type {HTMLElement} */ (blank.cloneNode(true));
    const first = row.dataset.row ?? "";
    row.dataset.row = name;
    for (const element of row.querySelectorAll("[id], [for], [name], [aria-describedby]")) {
      for (const attribute of ["id", "for", "aria-describedby"]) {
        const value = element.getAttribute(attribute);
        if (value) element.setAttribute(attribute, value.replace(`ws-${part}-${first}-`, `ws-${part}-${name}-`));
      }
      const key = element.getAttribute("name");
      if (key) element.setAttribute("name", key.replace(`${part}/${first}/`, `${part}/${name}/`));
    }
    for (const area of row.querySelectorAll("textarea")) copyForPaper(area);
    for (const grades of row.querySelectorAll(".lg-grades")) grades.append(el("p", { class: "lg-grades__verdict" }));
    return row;
  }

  /** Compute what the sheet computes; example figures stand in for numbers not given. */
  #compute() {
    const places = [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".lg-computed"))];
    if (!places.length) return;
    /** @type {Record<string, number>} */
    const examples = {};
    /** @type {Record<string, number>} */
    const given = {};
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (this.querySelectorAll(".lg-entry__input--number"))) {
      const { name = "", unit = "" } = input.dataset;
      examples[name] = Number(input.placeholder);
      const [value] = readNumber(input.value, unit).values;
      if (value !== undefined) given[name] = value;
      const unread = input.value.trim() !== "" && value === undefined;
      if (unread) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
    const found = computed(places.map(({ dataset }) => ({ id: dataset.result ?? "", formula: dataset.formula ?? "" })), examples, given);
    for (const place of places) {
      const { value, own } = found[place.dataset.result ?? ""];
      const digits = Number(place.dataset.digits);
      need(place, ".lg-computed__figure").textContent =
        value === null ? "–" : value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
      need(place, ".lg-computed__note").textContent = own ? "" : Object.keys(given).length ? "with some example figures" : "with the example figures";
      const warn = /** @type {HTMLElement | null} */ (place.querySelector(".lg-computed__warn"));
      if (warn) warn.hidden = value === null || value >= Number(place.dataset.least);
    }
  }

  #grade() {
    for (const grades of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".lg-grades"))) {
      const rubric = readRubric(need(/** @type {HTMLElement} */ (grades.closest("[data-part]")), ".lg-sheet__rubric"));
      const chosen = [.../** @type {NodeListOf<HTMLInputElement>} */ (grades.querySelectorAll(":checked"))];
      const levels = Object.fromEntries(chosen.map(({ name, value }) => [name.slice(name.lastIndexOf(".") + 1), Number(value)]));
      need(grades, ".lg-grades__verdict").textContent = chosen.length ? verdictText(rubric, levels) : "";
    }
  }

  #count() {
    const most = Number(this.dataset.words ?? 0);
    if (!most) return;
    const count = [...this.querySelectorAll("textarea")].reduce((all, area) => all + words(area.value), 0);
    const place = need(this, ".lg-sheet__words");
    place.textContent = `${count} words. About ${most} fit on ${this.dataset.paper}.${count > most ? " Cut." : ""}`;
    place.classList.toggle("lg-sheet__words--over", count > most);
  }

  /** What the form now holds, for Markdown. @returns {import("./worksheet.js").Part[]} */
  #parts() {
    return [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-part]"))].map((part) => {
      const rows = [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll(".lg-sheet__row"))];
      const results = [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll(".lg-computed"))].map((place) => ({
        label: wordsOf(need(place, ".lg-computed__label").firstChild),
        text: wordsOf(need(place, ".lg-computed__value")),
      }));
      const written = (rows.length ? rows : [part]).map((row) => ({ title: rows.length ? wordsOf(need(row, ".lg-sheet__legend")) : "", entries: entriesOf(row) }));
      // Results alone are the examples' and nobody's work.
      if (written.some(({ entries }) => entries.some(({ text }) => text.trim())) && results.length) written[0].entries.push(...results);
      return { title: wordsOf(need(part, ".lg-sheet__title")), rows: written };
    });
  }

  /** @param {string} text */
  #say(text) {
    const place = need(this, ".lg-sheet__said");
    if (place.textContent !== text) place.textContent = text;
  }
}


/** What is filled in, apart from the bar above. @param {HTMLElement} root @returns {Control[]} */
const controls = (root) => [.../** @type {NodeListOf<Control>} */ (root.querySelectorAll(".lg-entry__input, .lg-grade [type=radio]"))];

/** @param {HTMLElement} row @returns {import("./worksheet.js").Entry[]} */
function entriesOf(row) {
  const fields = [.../** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll(".lg-entry"))].map((entry) => {
    const control = /** @type {Control} */ (need(entry, ".lg-entry__input"));
    const unit = control.dataset.unit ? ` ${control.dataset.unit}` : "";
    return { label: wordsOf(need(entry, ".lg-entry__label").firstChild), text: control.value.trim() ? `${control.value}${unit}` : "" };
  });
  const grades = [.../** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll(".lg-grade"))].map((grade) => ({
    label: wordsOf(need(grade, ".lg-grade__title")),
    text: wordsOf(grade.querySelector(".lg-choice:has(:checked)")),
  }));
  return [...fields, ...grades];
}

/** Show text to copy by hand. @param {string} text */
function showText(text) {
  const area = /** @type {HTMLTextAreaElement} */ (el("textarea", { class: "lg-area", rows: "12", readonly: true, "aria-labelledby": "lg-copy-title" }));
  area.value = text;
  const dialog = /** @type {HTMLDialogElement} */ (
    el(
      "dialog",
      { class: "lg-dialog", "aria-labelledby": "lg-copy-title" },
      el("form", { method: "dialog", class: "lg-dialog__form" }, el("h2", { class: "lg-dialog__title", id: "lg-copy-title" }, "Copy this text"), area, el("div", { class: "lg-dialog__actions" }, el("button", { class: "lg-button" }, "Close"))),
    )
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  area.select();
}

/** Register the element; called once. */
export function defineSheet() {
  customElements.define("lg-sheet", LgSheet);
}
