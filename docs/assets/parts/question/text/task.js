// text: one field; what was typed is judged as a whole.

import { need } from "../../kit/dom.js";
import { clearVerdicts, showVerdict } from "../task.js";
import { NEARLY, isMisspelled } from "./spelling.js";

/** @typedef {import("../task.js").Task} Task */

/**
 * @param {HTMLElement} item
 * @param {() => import("./type.js").TextKey} key  what is right, read when it is first needed
 * @returns {Task}
 */
export function textTask(item, key) {
  const field = need(item, ".lg-words");
  const input = /** @type {HTMLInputElement} */ (need(field, ".lg-words__input"));
  let told = ""; // the misspelled answer held back last: one that is left as it is gets graded
  return {
    read: () => input.value.trim() || null,
    write(answer) {
      const text = typeof answer === "string" ? answer : "";
      if (input.value.trim() !== text) input.value = text;
    },
    lacks() {
      const answer = input.value.trim();
      if (!answer) return { hint: "Write an answer first.", focus: input };
      if (answer === told || !isMisspelled(key(), answer)) return null;
      told = answer;
      return { hint: NEARLY, focus: input };
    },
    keyed: (event) => (event.key === "Enter" && !event.altKey && event.target === input && input.type === "text" ? "check" : null),
    mark(result) {
      clearVerdicts(item);
      if (!result || !input.value.trim()) return;
      const slip = result.slip === null ? null : item.querySelectorAll(".lg-answer .lg-reason[data-slip]")[result.slip];
      showVerdict(field, result.right ? "hit" : "false", result.right ? "Right" : "Not this", slip?.querySelector(".lg-reason__why") ?? null);
    },
  };
}
