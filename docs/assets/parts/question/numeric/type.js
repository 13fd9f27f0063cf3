// numeric: all or nothing, within the question's tolerance. A wrong number may come from a known slip.

import { need } from "../../kit/dom.js";
import { readNumber } from "../../kit/number/number.js";
import { reasonsOf } from "../question-type.js";
import { unreadable } from "./hint.js";
import { numericTask } from "./task.js";

/** @typedef {{ type: string, value: number, unit: string | null, tolerance: number, slips: number[] }} NumericKey */

/** A wrong number is taken for a known slip within this share of the slip's value. */
const SLIP_WIDTH = 0.005;

/** @type {import("../question-type.js").QuestionType<NumericKey, string>} */
export const numeric = {
  key(item) {
    const { value, tolerance, unit } = need(item, ".lg-answer .lg-answer__key").dataset;
    return {
      type: "numeric",
      value: Number(value),
      tolerance: Number(tolerance),
      unit: unit ?? null,
      slips: reasonsOf(item).map((reason) => Number(reason.dataset.slip)),
    };
  },
  fits: (_key, answer) => typeof answer === "string",
  grade(key, answer) {
    const { values } = readNumber(answer ?? "", key.unit);
    // Sums of decimal fractions miss their exact value by a few units in the last place.
    const rounding = 1e-9 * Math.max(1e-3, Math.abs(key.value));
    const match = values.find((value) => Math.abs(value - key.value) <= key.tolerance + rounding);
    if (match !== undefined) return { score: 1, right: true, parts: {}, value: match, slip: null };
    for (const value of values) {
      // Two slips may lie close together, such as 7.98 and 8: the nearer one was made.
      const off = key.slips.map((known) => Math.abs(value - known));
      const slip = off.indexOf(Math.min(...off));
      const width = Math.max(SLIP_WIDTH * Math.abs(key.slips[slip]), rounding);
      if (slip >= 0 && off[slip] <= width) return { score: 0, right: false, parts: {}, value, slip };
    }
    return { score: 0, right: false, parts: {}, value: values[0] ?? null, slip: null };
  },
  count: () => "",
  unread: ({ unit }, answer) => unreadable(answer, unit),
  task: numericTask,
  changes: false,
  alone: true,
};
