// text: all or nothing, by the accepted spellings. A wrong answer may be a known slip.

import { need } from "../../kit/dom.js";
import { reasonsOf } from "../question-type.js";
import { textTask } from "./task.js";

/** @typedef {{ type: string, exact: boolean, accepted: string[], slips: string[] }} TextKey */

/**
 * What is compared of an answer, as macros/records/questions/text.py does.
 *
 * @param {string} text
 * @param {boolean} exact  whether case, spaces and the curl of quotes count
 */
export const folded = (text, exact) =>
  exact
    ? text.normalize("NFC").trim()
    : text.normalize("NFC").replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"').toLowerCase().trim().replace(/\s+/g, " ");

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
  unread: () => null,
  task: textTask,
  changes: false,
  alone: true,
};
