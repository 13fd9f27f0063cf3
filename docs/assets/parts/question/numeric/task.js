// numeric: one field; how the number was read is said with the verdict.

import { need } from "../../kit/dom.js";
import { grouped } from "../../kit/text.js";
import { unreadable } from "./hint.js";
import { clearVerdicts, showVerdict } from "../task.js";

/** @typedef {import("../task.js").Task} Task */

/**
 * @param {HTMLElement} item
 * @returns {Task}
 */
export function numericTask(item) {
  const field = need(item, ".lg-number");
  const input = /** @type {HTMLInputElement} */ (need(field, ".lg-number__input"));
  const unit = field.querySelector(".lg-number__unit")?.textContent?.trim() ?? null;
  /** @param {number} value */
  const shown = (value) => {
    const figure = grouped(Number(Number(value.toPrecision(10)).toFixed(10)));
    if (!unit) return figure;
    if (unit.startsWith("$")) return `$${figure}${unit.slice(1)}`;
    return unit.startsWith("%") ? `${figure}${unit}` : `${figure} ${unit}`;
  };
  return {
    read: () => input.value.trim() || null,
    write(answer) {
      const text = typeof answer === "string" ? answer : "";
      if (input.value.trim() !== text) input.value = text;
    },
    lacks() {
      const hint = unreadable(input.value, unit);
      return hint === null ? null : { hint, focus: input };
    },
    keyed: (event) => (event.key === "Enter" && !event.altKey && event.target === input ? "check" : null),
    mark(result) {
      clearVerdicts(item);
      if (!result || result.value === null) return;
      const slip = result.slip === null ? null : item.querySelectorAll(".lg-answer .lg-reason[data-slip]")[result.slip];
      const words = result.right ? `Right: ${shown(result.value)}` : `Not ${shown(result.value)}`;
      showVerdict(field, result.right ? "hit" : "false", words, slip?.querySelector(".lg-reason__why") ?? null);
    },
  };
}
