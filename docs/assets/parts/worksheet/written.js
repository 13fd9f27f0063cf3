// What a worksheet now holds, as text to take elsewhere.

import { el, need } from "../kit/dom.js";
import { textOf } from "../kit/text.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/** @param {HTMLElement} root @returns {import("./worksheet.js").Part[]} */
export function partsOf(root) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-part]"))].map((part) => {
    const rows = [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll(".lg-sheet__row"))];
    const results = [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll(".lg-computed"))].map((place) => ({
      label: textOf(need(place, ".lg-computed__label").firstChild),
      text: textOf(need(place, ".lg-computed__value")),
    }));
    const written = (rows.length ? rows : [part]).map((row) => ({ title: rows.length ? textOf(need(row, ".lg-sheet__legend")) : "", entries: entriesOf(row) }));
    // Results alone are the examples' and nobody's work.
    if (written.some(({ entries }) => entries.some(({ text }) => text.trim())) && results.length) written[0].entries.push(...results);
    return { title: textOf(need(part, ".lg-sheet__title")), rows: written };
  });
}

/** @param {HTMLElement} row @returns {import("./worksheet.js").Entry[]} */
function entriesOf(row) {
  const fields = [.../** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll(".lg-entry"))].map((entry) => {
    const control = /** @type {Control} */ (need(entry, ".lg-entry__input"));
    const unit = control.dataset.unit ? ` ${control.dataset.unit}` : "";
    return { label: textOf(need(entry, ".lg-entry__label").firstChild), text: control.value.trim() ? `${control.value}${unit}` : "" };
  });
  const grades = [.../** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll(".lg-grade"))].map((grade) => ({
    label: textOf(need(grade, ".lg-grade__title")),
    text: textOf(grade.querySelector(".lg-choice:has(:checked)")),
  }));
  return [...fields, ...grades];
}

/** Show text to copy by hand. @param {string} text */
export function showText(text) {
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
