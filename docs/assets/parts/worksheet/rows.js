// The rows of a part of a worksheet: as many as the reader needs, in the order they were added.

import { button, el, need } from "../kit/dom.js";
import { copyForPaper } from "../kit/paper-copy.js";
import { rowsOf } from "./worksheet.js";

/** @typedef {import("../store/records.js").Sheet} Sheet */

/** A part with rows: its id, what one is called, the most, those there at first, one without text. @typedef {{ id: string, place: HTMLElement, one: string, most: number, start: string[], blank: HTMLElement }} Rows */

/** Take over the rows of a part: each can be removed, and more be added. @param {HTMLElement} place @returns {Rows} */
export function readRows(place) {
  const rows = [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(".lg-sheet__row"))];
  const one = place.dataset.one ?? "";
  for (const row of rows) row.append(rowActions(one));
  place.after(el("p", { class: "lg-sheet__add" }, button("add", `Add a ${one.toLowerCase()}`)));
  return {
    id: /** @type {HTMLElement} */ (place.closest("[data-part]")).dataset.part ?? "",
    place,
    one,
    most: Number(place.dataset.most),
    start: rows.map(({ dataset }) => dataset.row ?? ""),
    blank: /** @type {HTMLElement} */ (rows[0].cloneNode(true)),
  };
}

/** @param {string} one */
function rowActions(one) {
  const remove = button("drop", "Remove", "bare");
  remove.append(el("span", { class: "lg-sr" }, ` this ${one.toLowerCase()}`));
  return el("p", { class: "lg-sheet__drop" }, remove);
}

/** Put the rows of a part in order: those there stay, so that the focus does. @param {Rows} rows @param {Sheet | null} sheet */
export function paintRows({ id, place, one, most, start, blank }, sheet) {
  const wanted = rowsOf(sheet, id, start);
  const there = new Map([.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(".lg-sheet__row"))].map((row) => [row.dataset.row ?? "", row]));
  for (const [name, row] of there) if (!wanted.includes(name)) row.remove();
  wanted.forEach((name, at) => {
    const row = there.get(name) ?? freshRow(blank, id, name);
    need(row, ".lg-sheet__number").textContent = String(at + 1);
    if (place.children[at] !== row) place.insertBefore(row, place.children[at] ?? null);
  });
  const add = need(/** @type {HTMLElement} */ (place.nextElementSibling), "button");
  add.setAttribute("aria-disabled", String(wanted.length >= most));
  add.textContent = wanted.length >= most ? `No more than ${most}` : `Add a ${one.toLowerCase()}`;
}

/** A row like the first, under names of its own. @param {HTMLElement} blank @param {string} part @param {string} name */
function freshRow(blank, part, name) {
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
