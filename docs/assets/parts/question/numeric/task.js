// numeric: one field; how the number was read is said with the verdict.

import { need } from "../../kit/dom.js";
import { readNumber } from "../../kit/number.js";
import { measureOf } from "../../kit/units.js";
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
    const figure = Number(value.toPrecision(10)).toLocaleString("en-US", { maximumFractionDigits: 10 });
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
      const { problem } = readNumber(input.value, unit);
      if (!problem) return null;
      const hint = {
        empty: "Write a number first.",
        form: `That cannot be read as a number. Write it like ${unit && measureOf(unit).kind === "time" ? "25, 2 h 30 min" : "25"} or 0.25.`,
        unit: unit ? `Write the number alone: the unit is ${unit === "$" ? "dollars" : unit}.` : "Write the number alone, without a unit.",
      }[problem];
      return { hint, focus: input };
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
