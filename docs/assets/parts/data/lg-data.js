// What this browser keeps: shown, saved to a file, taken in from one, deleted.

import { counted } from "../kit/text.js";
import { BASE } from "../kit/base.js";
import { MAX_BYTES, fileName, preview, read, tally, write } from "./progress-file.js";
import { confirm } from "../kit/confirm.js";
import { minuteText } from "../kit/days.js";
import { button, el, go, need } from "../kit/dom.js";
import { download } from "../kit/download.js";
import { KeptElement } from "../store/element.js";
import { isGone, isKind } from "../store/format.js";
import { anyKept } from "../recording/flag.js";
import { ofMock } from "../recording/ids.js";
import { forget, forgetAll, sizeText, takes } from "../recording/takes.js";
import { forgetAsked } from "../store/stay.js";
import { store } from "../store/store.js";

/** @typedef {import("./progress-file.js").Line} Line */
/** @typedef {import("./progress-file.js").Parcel} Parcel */
/** @typedef {import("../store/store.js").Carried} Carried */

/** @type {Record<string, string>} */
const KINDS = {
  item: "Answers to questions",
  tick: "Ticks",
  exam: "Exams",
  sitting: "Exams under way",
  sheet: "Worksheets",
  mock: "Mocks",
  score: "Scorecards",
  plan: "Plan",
  pack: "Interview-day packs",
  setting: "Settings",
};

/** @type {Record<import("./progress-file.js").Trouble | "unread", string>} */
const TROUBLES = {
  large: `This file is larger than ${MAX_BYTES / 1e6} MB, so it did not come from here. Nothing was read.`,
  empty: "This file is empty.",
  broken: "This file cannot be read: it is cut off or damaged. Save it again where it came from. Nothing was imported.",
  foreign: "This is not a file saved from this guide. Nothing was imported.",
  newer: "This file was saved by a newer edition of this guide. Reload this page, then choose it again.",
  many: "This file holds more records than any reader can have made. Nothing was imported.",
  unread: "The browser could not open this file.",
};

const EFFECTS = /** @type {const} */ ({ added: "New here", changed: "Newer in the file", joined: "Newer here", removed: "Deleted in the file", same: "The same" });
/** What becomes of a record, in the list of names. */
const BECOMES = /** @type {const} */ ({
  added: "is added",
  changed: "is replaced: the file has a newer one",
  joined: "stays, since yours is newer; what only the file has is added to it",
  removed: "is deleted: that happened later",
  silenced: "is deleted with its recording: that happened later",
  same: "stays",
});
const MAX_SHOWN = 100;
/** Base of the site's path, which a file names. */

/** @param {string} kind */
const kindText = (kind) => (Object.hasOwn(KINDS, kind) ? KINDS[kind] : null) ?? `Of a later edition (${kind})`;

/** When this browser's own record was last changed. @param {Carried} record */
const keptAt = ({ kind, id }) => (isKind(kind) ? (store.get(kind, id)?.at ?? null) : null);

/** @param {string} at */
const timeText = (at) => minuteText(new Date(at));

export class LgData extends KeptElement {
  /** The file chosen last. @type {File | null} */
  #file = null;
  /** What it holds, shown and not yet taken in. @type {Parcel | null} */
  #parcel = null;
  /** Recordings that are kept, by what they are kept under, in bytes. @type {Map<string, number>} */
  #recordings = new Map();

  build() {
    this.#build();
    need(this, ".lg-data__file").addEventListener("change", () => this.#choose());
    need(this, ".lg-data__preview").addEventListener("change", () => this.#paintTake());
  }

  #build() {
    const file = el("input", { type: "file", class: "lg-data__file", id: "lg-data-file", accept: ".json,application/json" });
    need(this, ".lg-data__kept").append(
      el("div", { class: "lg-data__table" }),
      el("div", { class: "lg-data__recordings" }, el("p", { class: "lg-data__sounds" }), button("unrecord", "Delete the recordings", "bare")),
      el("div", { class: "lg-actions" }, button("save", "Save to a file", "main")),
      el("p", { class: "lg-data__saved", role: "status" }),
    );
    need(this, ".lg-data__bring").append(
      el("label", { class: "lg-field" }, el("span", { class: "lg-field__label" }, "A file saved from this guide"), file),
      el("p", { class: "lg-data__said", role: "status" }),
      el("div", { class: "lg-data__preview", hidden: true }),
    );
    need(this, ".lg-data__forget").append(
      el("div", { class: "lg-actions" }, button("forget", "Delete everything")),
      el("p", { class: "lg-data__forgotten", role: "status" }),
    );
  }

  /** Recordings lie in a place of their own: how many there are is asked for once. */
  connected() {
    this.#lookForRecordings();
  }

  async #lookForRecordings() {
    const found = await takes().catch(() => []); // a browser that keeps nothing has none
    this.#recordings = new Map(found.map(({ id, sound }) => [id, sound.size]));
    this.paintNow();
  }

  paint() {
    const records = store.records().filter(({ value }) => !isGone(value));
    const count = this.#recordings.size;
    const bytes = [...this.#recordings.values()].reduce((sum, size) => sum + size, 0);
    need(this, ".lg-data__recordings").hidden = count === 0;
    need(this, ".lg-data__sounds").textContent = count ? `${counted(count, "recording")} of your answers, ${sizeText(bytes)}. A saved file does not hold them.` : "";
    const empty = records.length === 0;
    need(this, ".lg-data__table").replaceChildren(empty ? el("p", {}, "Nothing yet.") : keptTable(records));
    need(this, "[data-act=save]").setAttribute("aria-disabled", String(empty));
    need(this, "[data-act=forget]").setAttribute("aria-disabled", String(empty && count === 0));
    // What is kept has changed under a file that is shown: what it would do may have, too.
    if (this.#parcel) this.#paintPreview(this.#parcel);
  }

  /** @param {string} act */
  async act(act) {
    const off = need(this, `[data-act=${act}]`).getAttribute("aria-disabled") === "true";
    if (off) return;
    if (act === "save") this.#save();
    else if (act === "take") await this.#take();
    else if (act === "leave") this.#leave("Left as it is.");
    else if (act === "forget") await this.#forget();
    else if (act === "unrecord") await this.#unrecord();
  }

  #save() {
    const records = store.records();
    const name = fileName(new Date());
    download(name, "application/json", write(records, BASE.pathname, new Date()));
    need(this, ".lg-data__saved").textContent = `Saved as ${name}. Look in your downloads.`;
  }

  async #choose() {
    const input = /** @type {HTMLInputElement} */ (need(this, ".lg-data__file"));
    const file = input.files?.[0];
    // Emptied, so that a file chosen again after a change is read again.
    input.value = "";
    this.#parcel = null;
    need(this, ".lg-data__preview").hidden = true;
    this.#file = file ?? null;
    if (!file) return;
    this.#say(`Reading ${file.name}…`);
    const parcel = await open(file);
    if (this.#file !== file) return; // another one was chosen meanwhile
    if (typeof parcel === "string") {
      this.#say(`${file.name}: ${TROUBLES[parcel]}`);
      return;
    }
    this.#parcel = parcel;
    this.#say("");
    this.#paintPreview(parcel);
    go(need(this, ".lg-data__heading"), "nearest");
  }

  /** @param {Parcel} parcel */
  #paintPreview(parcel) {
    const panel = need(this, ".lg-data__preview");
    const focused = panel.contains(document.activeElement) ? document.activeElement?.getAttribute("data-act") : null;
    const left = new Set([...this.#boxes()].filter((box) => !box.checked).map((box) => box.value));
    const lines = preview(parcel.records, (record) => store.merge(record, false), keptAt);
    const other = parcel.base && parcel.base !== BASE.pathname ? `, from another copy of this guide (${parcel.base})` : "";
    panel.replaceChildren(
      el("h3", { class: "lg-data__heading", tabindex: "-1" }, `What ${this.#file?.name ?? "the file"} would change`),
      el("p", {}, `Saved ${timeText(parcel.made)}${other}. Of each record the one changed last stands, whichever side it is on; attempts at questions, and worksheets field by field, are kept from both.`),
      ...(lines.length ? [effectTable(lines, left)] : [el("p", {}, "The file holds no records.")]),
      ...leftOut(parcel),
      ...[...grouped(lines, ({ record }) => record.kind)].flatMap(([kind, some]) => list(kind, some, this.#recordings)),
      el("div", { class: "lg-actions" }, button("take", "", "main"), button("leave", "Leave it")),
    );
    panel.hidden = false;
    this.#paintTake();
    if (focused) need(panel, `[data-act=${focused}]`).focus();
  }

  /** @returns {NodeListOf<HTMLInputElement>} */
  #boxes() {
    return this.querySelectorAll(".lg-data__preview input");
  }

  /** The lines the reader wants, of kinds that are ticked. @returns {Line[]} */
  #wanted() {
    if (!this.#parcel) return [];
    const kinds = new Set([...this.#boxes()].filter((box) => box.checked).map((box) => box.value));
    const records = this.#parcel.records.filter(({ kind }) => kinds.has(kind));
    return preview(records, (record) => store.merge(record, false), keptAt);
  }

  #paintTake() {
    const count = this.#wanted().filter(({ effect }) => effect !== "same").length;
    const take = need(this, "[data-act=take]");
    take.textContent = count ? `Import ${counted(count, "change")}` : "Nothing to import";
    take.setAttribute("aria-disabled", String(count === 0));
  }

  async #take() {
    const lines = this.#wanted();
    this.#parcel = null; // before the store tells of each change
    for (const { record } of lines) store.merge(record);
    this.#leave(`Done: ${counted(lines.filter(({ effect }) => effect !== "same").length, "change")} imported.`);
    // A mock goes with its recording, as it does where it is removed by hand.
    const removed = lines.filter(({ record, effect }) => record.kind === "mock" && effect === "removed");
    if (!removed.length || !anyKept()) return;
    for (const { record } of removed) await forget(ofMock(record.id)).catch(() => {}); // it is listed here still
    await this.#lookForRecordings();
  }

  /** @param {string} said */
  #leave(said) {
    this.#parcel = null;
    need(this, ".lg-data__preview").hidden = true;
    this.#say(said);
    need(this, ".lg-data__file").focus();
  }

  async #forget() {
    const sure = await confirm({
      title: "Delete everything?",
      text: "Your answers, ticks, exams, worksheets, mocks, scores, plan, interview-day packs, recordings and settings are deleted from this browser. This cannot be undone unless you saved a file.",
      yes: "Delete everything",
      no: "Keep it",
    });
    if (!sure) return;
    store.clear();
    forgetAsked();
    await forgetAll().catch(() => {});
    await this.#lookForRecordings();
    need(this, ".lg-data__forgotten").textContent = "Deleted. Nothing of this guide is left in this browser.";
  }

  async #unrecord() {
    const sure = await confirm({ title: "Delete the recordings?", text: "What you recorded of your answers is deleted from this browser. Your answers stay.", yes: "Delete them", no: "Keep them" });
    if (!sure) return;
    await forgetAll().catch(() => {});
    await this.#lookForRecordings();
    need(this, ".lg-data__saved").textContent = "The recordings are deleted.";
    need(this, "[data-act=save]").focus();
  }

  /** @param {string} text */
  #say(text) {
    need(this, ".lg-data__said").textContent = text;
  }
}

/** @param {File} file @returns {Promise<Parcel | keyof typeof TROUBLES>} */
async function open(file) {
  if (file.size > MAX_BYTES) return "large";
  try {
    const parcel = read(await file.text(), new Date());
    return "trouble" in parcel ? parcel.trouble : parcel;
  } catch {
    return "unread";
  }
}

/**
 * @template T
 * @param {T[]} all
 * @param {(one: T) => string} kindOf
 * @returns {Map<string, T[]>} in the order the kinds appear
 */
function grouped(all, kindOf) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const one of all) {
    const group = groups.get(kindOf(one));
    if (group) group.push(one);
    else groups.set(kindOf(one), [one]);
  }
  return groups;
}

/** @param {Carried[]} records */
function keptTable(records) {
  const rows = [...grouped(records, ({ kind }) => kind)].map(([kind, some]) => {
    const last = some.map(({ value }) => value.at).reduce((a, b) => (a > b ? a : b));
    return el("tr", {}, el("th", { scope: "row" }, kindText(kind)), el("td", { class: "lg-table__number" }, String(some.length)), el("td", {}, timeText(last)));
  });
  return el(
    "table",
    { class: "lg-table" },
    el("caption", {}, `${counted(records.length, "record")}, ${kilobytes(records)}`),
    head(["Kind", "Records", "Last change"]),
    el("tbody", {}, ...rows),
  );
}

/** @param {Carried[]} records */
const kilobytes = (records) => `${Math.ceil(JSON.stringify(records).length / 1000)} kB`;

/** @param {string[]} words */
function head(words) {
  return el("thead", {}, el("tr", {}, ...words.map((word) => el("th", { scope: "col" }, word))));
}

/** @param {Line[]} lines @param {Set<string>} left  kinds the reader has unticked */
function effectTable(lines, left) {
  const rows = [...tally(lines)].map(([kind, counts]) => {
    const box = el("input", { type: "checkbox", class: "lg-check__box", value: kind, checked: !left.has(kind) });
    return el(
      "tr",
      {},
      el("th", { scope: "row" }, el("label", { class: "lg-check" }, box, el("span", {}, kindText(kind)))),
      ...Object.keys(EFFECTS).map((effect) =>
        el("td", { class: "lg-table__number" }, String(counts[/** @type {keyof typeof EFFECTS} */ (effect)])),
      ),
    );
  });
  return el(
    "table",
    { class: "lg-table" },
    el("caption", {}, "Import what is ticked"),
    head(["Kind", ...Object.values(EFFECTS)]),
    el("tbody", {}, ...rows),
  );
}

/** @param {Parcel} parcel */
function leftOut({ unreadable, ahead }) {
  const words = [];
  if (unreadable) words.push(`${counted(unreadable, "line")} cannot be read and ${unreadable === 1 ? "is" : "are"} left out.`);
  if (ahead) words.push(`${counted(ahead, "record")} dated in the future ${ahead === 1 ? "is" : "are"} left out: a clock was wrong, here or there.`);
  return words.length ? [el("p", { class: "lg-data__left" }, words.join(" "))] : [];
}

/** The records of a kind that would change, by name. @param {string} kind @param {Line[]} lines  of that kind @param {Map<string, number>} recordings */
function list(kind, lines, recordings) {
  const some = lines.filter(({ effect }) => effect !== "same");
  if (!some.length) return [];
  const rows = some.slice(0, MAX_SHOWN).map(({ record, effect }) =>
    el(
      "li",
      { class: "lg-data__line" },
      el("span", { class: "lg-data__name" }, nameOf(record)),
      el("span", { class: "lg-data__effect" }, `${BECOMES[effect === "removed" && kind === "mock" && recordings.has(ofMock(record.id)) ? "silenced" : effect]}. In the file: ${timeText(record.value.at)}`),
    ),
  );
  if (some.length > MAX_SHOWN) rows.push(el("li", { class: "lg-data__line" }, `and ${some.length - MAX_SHOWN} more`));
  return [
    el("details", { class: "lg-data__list" }, el("summary", {}, `${kindText(kind)}: ${counted(some.length, "change")}`), el("ul", { class: "lg-data__lines" }, ...rows)),
  ];
}

/** What a reader knows a record by. @param {Carried} record */
function nameOf({ id, value }) {
  const title = "title" in value && typeof value.title === "string" ? value.title.trim().slice(0, 120) : "";
  return title || id;
}

/** Register the element; called once. */
export function defineData() {
  customElements.define("lg-data", LgData);
}
