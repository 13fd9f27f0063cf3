// The pack as the page carries it: loops with their sheets, worksheets, concepts.

import { need } from "../kit/dom.js";
import { textOf } from "../kit/text.js";

/** @typedef {import("./pack.js").Form} Form */

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

/** @typedef {{ id: string, title: string, element: HTMLElement, sheets: Sheet[], forTheDay: boolean }} Loop */

/** Title and two sentences of a concept, by id. @typedef {Map<string, { title: string, line: string }>} Concepts */

/** @param {ParentNode} root @param {string} selector */
export const all = (root, selector) => [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector))];

/**
 * Where the reader comes from, by the sheet that the page's address names: a round's page names the
 * round's sheet, a page of its loop the list for the day.
 *
 * @param {HTMLElement} root  the lg-pack
 * @param {string} hash  of the address
 * @returns {{ sheet: HTMLElement | null, loop: string | null, round: string | null }}
 */
export function arrival(root, hash) {
  const sheet = hash ? document.getElementById(hash.slice(1)) : null;
  if (!sheet || !root.contains(sheet)) return { sheet: null, loop: null, round: null };
  const of = (/** @type {"loop" | "round"} */ name) => /** @type {HTMLElement | null} */ (sheet.closest(`[data-${name}]`))?.dataset[name] ?? null;
  return { sheet, loop: of("loop"), round: of("round") };
}

/** @param {HTMLElement} root  the lg-pack @returns {{ loops: Loop[], forms: Form[], concepts: Concepts }} */
export function readPages(root) {
  const loops = all(root, "[data-loop]").map((element) => ({
    id: element.dataset.loop ?? "",
    title: textOf(need(element, ".lg-pack__role")),
    element,
    forTheDay: element.querySelector("[data-for-the-day]") !== null,
    sheets: all(element, "[data-round]").map((sheet) => ({
      element: sheet,
      round: sheet.dataset.round ?? "",
      title: textOf(need(sheet, ".lg-pack__title")),
      minutes: Number(sheet.dataset.minutes),
      concepts: (sheet.dataset.concepts ?? "").split(" "),
      blank: { own: [...need(sheet, ".lg-pack__own").childNodes], weak: [...need(sheet, ".lg-pack__weak").childNodes] },
    })),
  }));
  const forms = all(root, "[data-sheet]").map((form) => ({
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
  const concepts = new Map(all(root, "[data-concept]").map((row) => [row.dataset.concept ?? "", { title: textOf(need(row, "dt")), line: textOf(need(row, "dd")) }]));
  return { loops, forms, concepts };
}
