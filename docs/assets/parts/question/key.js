// Reading a question's key from the page: the closed answer holds it (each type has a reasons.html.j2).

import { need } from "../kit/dom.js";

/** @typedef {import("./grade.js").Key} Key */

/**
 * The reason given for a part of a question, as it stands in the answer.
 *
 * @param {Element} item
 * @param {string} part
 * @returns {HTMLElement | null}
 */
export function reasonFor(item, part) {
  return item.querySelector(`.lg-answer .lg-reason[data-part="${CSS.escape(part)}"] .lg-reason__why`);
}

/**
 * @param {HTMLElement} item  an lg-item
 * @returns {Key}
 */
export function keyOf(item) {
  const answer = need(item, ".lg-answer");
  const reasons = /** @type {NodeListOf<HTMLElement>} */ (answer.querySelectorAll(".lg-reason"));
  /** @param {HTMLElement} reason */
  const part = (reason) => reason.dataset.part ?? "";
  const type = /** @type {Key["type"]} */ (item.dataset.type);
  switch (type) {
    case "single":
    case "multiple":
      return { type, options: Object.fromEntries([...reasons].map((one) => [part(one), "right" in one.dataset])) };
    case "order":
      return { type, items: [...reasons].map(part) };
    case "match": {
      const options = /** @type {NodeListOf<HTMLOptionElement>} */ (
        need(item, ".lg-match__select").querySelectorAll("option:not([value=''])")
      );
      return {
        type,
        pairs: Object.fromEntries([...reasons].map((one) => [part(one), one.dataset.to ?? ""])),
        targets: [...options].map((option) => option.value),
      };
    }
    case "numeric": {
      const { value, tolerance, unit } = need(answer, ".lg-answer__key").dataset;
      return {
        type,
        value: Number(value),
        tolerance: Number(tolerance),
        unit: unit ?? null,
        slips: [...reasons].map((one) => Number(one.dataset.slip)),
      };
    }
    case "recall": {
      // The criteria move into the task while they are ticked; a copy stays with the answer.
      const criteria = /** @type {NodeListOf<HTMLElement>} */ (need(item, ".lg-criteria").querySelectorAll(".lg-criterion"));
      return { type, criteria: [...criteria].map(part) };
    }
  }
}
