// single and multiple: native radios and checkboxes. Arrow keys move as the browser has them.

import { el, need } from "../../kit/dom.js";
import { clearVerdicts, reasonFor, showVerdict, toldLine } from "../task.js";

/** @typedef {import("../task.js").Task} Task */
/** @typedef {import("../question-type.js").Verdict} Verdict */

const WORDS = {
  single: { hit: "Right choice", miss: "This is the right one", false: "Wrong choice", pass: "Wrong" },
  multiple: { hit: "Right choice", miss: "Missed: this is right", false: "Wrong choice", pass: "Rightly left out" },
};

/**
 * @param {HTMLElement} item
 * @returns {Task}
 */
export function choiceTask(item) {
  const type = item.dataset.type === "multiple" ? "multiple" : "single";
  const inputs = /** @type {HTMLInputElement[]} */ ([...item.querySelectorAll(".lg-option__input")]);
  const chosen = () => inputs.filter((input) => input.checked).map((input) => input.value);
  return {
    read() {
      const ids = chosen().sort();
      if (!ids.length) return null;
      return type === "single" ? ids[0] : ids;
    },
    write(answer) {
      const ids = typeof answer === "string" ? [answer] : Array.isArray(answer) ? answer : [];
      for (const input of inputs) input.checked = ids.includes(input.value);
    },
    told() {
      const right = [...item.querySelectorAll(".lg-answer .lg-reason[data-right]")].map((one) => /** @type {HTMLElement} */ (one).dataset.part ?? "");
      const lines = inputs
        .filter(({ value }) => right.includes(value))
        .map((input) => {
          const text = need(/** @type {Element} */ (input.closest(".lg-option")), ".lg-option__label").textContent?.trim() ?? "";
          return toldLine("", text.replace(/^([A-Z])\s*/, "$1. "), reasonFor(item, input.value));
        });
      lines[0]?.prepend(el("span", { class: "lg-told__label" }, "Right: "));
      return lines;
    },
    lacks() {
      if (chosen().length) return null;
      return { hint: type === "single" ? "Choose an answer first." : "Choose at least one first.", focus: inputs[0] };
    },
    mark(result) {
      clearVerdicts(item);
      if (!result) return;
      for (const option of /** @type {NodeListOf<HTMLElement>} */ (item.querySelectorAll(".lg-option"))) {
        const part = option.dataset.part ?? "";
        const verdict = result.parts[part];
        showVerdict(option, verdict, WORDS[type][verdict], reasonFor(item, part));
      }
    },
  };
}
