// The form of the pack: a row for each round, with its day and people.

import { dayOfDate, dayText } from "../kit/days.js";
import { el, need } from "../kit/dom.js";
import { counted } from "../kit/text.js";
import { MAX_NAMES } from "../store/records.js";
import { sameDay } from "./pack.js";
import { all } from "./source.js";

/** @typedef {import("./source.js").Sheet} Sheet */

/** A round to choose, with its day and people. @param {Sheet} sheet */
export function roundRow({ round, title, minutes }) {
  const field = (/** @type {string} */ label, /** @type {string} */ name, /** @type {Record<string, string>} */ more, part = "") =>
    el(
      "label",
      { class: `lg-field ${part}`.trim() },
      el("span", { class: "lg-field__label" }, el("span", {}, label, el("span", { class: "lg-sr" }, `, ${title}`))),
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
    el(
      "div",
      { class: "lg-pack__details" },
      field("Date", "date", { type: "date", min: "2000-01-01", max: "2199-12-31" }),
      field("Time", "time", { type: "time" }),
      field("Who you meet", "who", { type: "text", maxlength: String(MAX_NAMES) }, "lg-pack__people"),
    ),
  );
}

/** One box for all rounds of a loop. @param {number} rounds  how many it has */
export const allRow = (rounds) =>
  el(
    "li",
    { class: "lg-pack__row lg-pack__row--all" },
    el(
      "label",
      { class: "lg-check lg-pack__pick" },
      el("input", { type: "checkbox", class: "lg-check__box", name: "all", autocomplete: "off" }),
      el("span", {}, `All ${counted(rounds, "round")}`),
    ),
  );

/**
 * Fill the rows with what is kept; a field that is being written in is left alone.
 *
 * @param {HTMLElement} rows
 * @param {string[]} chosen  rounds
 * @param {import("../store/records.js").Pack | null} pack
 * @param {(round: string) => import("./pack.js").When} when
 */
export function fillRows(rows, chosen, pack, when) {
  const whole = /** @type {HTMLInputElement | null} */ (rows.querySelector("[name=all]"));
  if (whole) {
    whole.checked = chosen.length === all(rows, "[data-row]").length;
    whole.indeterminate = chosen.length > 0 && !whole.checked;
  }
  for (const row of all(rows, "[data-row]")) {
    const round = row.dataset.row ?? "";
    const { date, time } = when(round);
    /** @type {HTMLInputElement} */ (need(row, "[name=round]")).checked = chosen.includes(round);
    need(row, ".lg-pack__details").hidden = !chosen.includes(round);
    /** @type {Record<string, string>} */
    const values = { date, time, who: pack && Object.hasOwn(pack.people, round) ? pack.people[round] : "" };
    for (const [name, value] of Object.entries(values)) {
      const field = /** @type {HTMLInputElement} */ (need(row, `[name=${name}]`));
      if (field !== document.activeElement && field.value !== value) field.value = value;
    }
  }
}

/** What one press would do to rounds without a day. @param {NonNullable<ReturnType<typeof sameDay>>} same */
export const sameText = (same) => `Set ${counted(same.rounds.length, "undated round")} to ${dayText(dayOfDate(same.date))}`;
