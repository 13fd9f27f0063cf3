// A worksheet: as many filled-in copies as the reader likes, kept field by field while they write.

import { textOf as wordsOf } from "../kit/text.js";
import { el, need } from "../kit/dom.js";
import { confirm } from "../kit/confirm.js";
import { dateText } from "../kit/days.js";
import { KeptElement } from "../store/element.js";
import { begunAt } from "../store/begun.js";
import { copyForPaper, updatePaperCopy } from "../kit/paper-copy.js";
import { printAlone } from "../kit/print-alone.js";
import { bar, paintBar } from "./bar.js";
import { paintResults } from "./results-view.js";
import { paintRows, readRows } from "./rows.js";
import { copyTitle, dropped, duplicated, filled, markdown, newRow, rowsOf, textOf } from "./worksheet.js";
import { partsOf, showText } from "./written.js";
import { after, newId } from "../store/format.js";
import { store } from "../store/store.js";

/** @typedef {import("../store/records.js").Sheet} Sheet */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */
/** @typedef {import("./rows.js").Rows} Rows */

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

  #own() {
    return copiesOf(this.sheet);
  }

  #build() {
    this.classList.add("lg-sheet--live");
    this.prepend(...bar());
    if (this.dataset.words) this.append(el("p", { class: "lg-sheet__words" }));
    this.#rows = [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".lg-sheet__rows"))].map(readRows);
    for (const area of this.querySelectorAll("textarea")) copyForPaper(area);
    for (const grades of this.querySelectorAll(".lg-grades")) grades.append(el("p", { class: "lg-grades__verdict" }));
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
    paintResults(this);
  }

  /** @param {string} act @param {HTMLElement} target */
  act(act, target) {
    if (act === "print") printAlone(this);
    else if (act === "copy") this.#copy();
    else if (act === "duplicate") this.#duplicate();
    else if (act === "delete") this.#delete();
    else if (act === "add") this.#add(target);
    else if (act === "drop") this.#drop(target);
  }

  async #copy() {
    const text = markdown(this.#now?.title ?? this.#fresh().title, partsOf(this));
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
    const sure = await confirm({ title: "Delete this sheet?", text: `“${sheet.title}” is deleted from this browser. Your other sheets stay.`, yes: "Delete it", no: "Keep it" });
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
    const name = wordsOf(need(row, ".lg-sheet__legend"));
    const written = controls(row).some((control) => valueOf(control).trim());
    if (written) {
      const sure = await confirm({ title: `Remove ${name}?`, text: "What you wrote in it goes with it.", yes: "Remove it", no: "Keep it" });
      if (!sure) return;
    }
    const at = rowsOf(this.#now, rows.id, rows.start).indexOf(row.dataset.row ?? "");
    this.#keep((sheet) => dropped(sheet, part, row.dataset.row ?? "", new Date()));
    this.paintNow();
    const left = rowsOf(this.#now, rows.id, rows.start);
    const near = left[Math.min(at, left.length - 1)];
    // The row that took its place, or the last one; without any the button that adds one.
    if (near === undefined) need(/** @type {HTMLElement} */ (rows.place.nextElementSibling), "button").focus();
    else need(rows.place, `[data-row="${near}"] .lg-entry__input`).focus();
    this.#say(`${name} removed, ${left.length} left.`);
  }

  paint() {
    this.#paintBar();
    const sheet = this.#now;
    for (const rows of this.#rows) paintRows(rows, sheet);
    for (const control of controls(this)) {
      const text = textOf(sheet, control.name);
      if (control instanceof HTMLInputElement && control.type === "radio") control.checked = control.value === text;
      else if (control.value !== text) control.value = text;
      if (control instanceof HTMLTextAreaElement) updatePaperCopy(control);
    }
    paintResults(this);
  }

  #paintBar() {
    paintBar(this, this.#own(), this.#id, this.#now?.title ?? this.#fresh().title);
  }

  /** @param {string} text */
  #say(text) {
    const place = need(this, ".lg-sheet__said");
    if (place.textContent !== text) place.textContent = text;
  }
}

/** The copies of a worksheet that are kept, the newest first. @param {string} worksheet  its id */
const copiesOf = (worksheet) =>
  store
    .list("sheet")
    .map((id) => ({ id, sheet: /** @type {Sheet} */ (store.get("sheet", id)) }))
    .filter(({ sheet }) => sheet.sheet === worksheet)
    .sort((a, b) => begunAt(b.id).getTime() - begunAt(a.id).getTime() || (a.id < b.id ? 1 : -1));

/** @param {Control} control */
const valueOf = (control) => (control instanceof HTMLInputElement && control.type === "radio" && !control.checked ? "" : control.value);

/** What is filled in, apart from the bar above. @param {HTMLElement} root @returns {Control[]} */
const controls = (root) => [.../** @type {NodeListOf<Control>} */ (root.querySelectorAll(".lg-entry__input, .lg-grade [type=radio]"))];

/** Register the element; called once. */
export function defineSheet() {
  customElements.define("lg-sheet", LgSheet);
}
