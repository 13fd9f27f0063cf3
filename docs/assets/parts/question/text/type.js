// text: all or nothing, by the accepted spellings. A wrong answer may be a known slip.

import { need } from "../../kit/dom.js";
import { reasonsOf } from "../question-type.js";
import { NEARLY, folded, isMisspelled } from "./spelling.js";
import { textTask } from "./task.js";

/** @typedef {{ type: string, exact: boolean, accepted: string[], slips: string[] }} TextKey */

/** @type {import("../question-type.js").QuestionType<TextKey, string>} */
export const text = {
  key(item) {
    const key = need(item, ".lg-answer .lg-answer__key");
    const spellings = /** @type {NodeListOf<HTMLElement>} */ (key.querySelectorAll("[data-accept]"));
    return {
      type: "text",
      exact: "exact" in key.dataset,
      accepted: [...spellings].map(({ dataset }) => dataset.accept ?? ""),
      slips: reasonsOf(item).map(({ dataset }) => dataset.slip ?? ""),
    };
  },
  fits: (_key, answer) => typeof answer === "string",
  grade({ exact, accepted, slips }, answer) {
    const given = folded(answer ?? "", exact);
    /** @param {string} known */
    const same = (known) => folded(known, exact) === given;
    const right = accepted.some(same);
    const slip = right ? -1 : slips.findIndex(same);
    return { score: right ? 1 : 0, right, parts: {}, value: null, slip: slip < 0 ? null : slip };
  },
  count: () => "",
  unread: (key, answer) => (isMisspelled(key, answer) ? NEARLY : null),
  task: (item) => textTask(item, () => text.key(item)),
  changes: false,
  alone: true,
};
