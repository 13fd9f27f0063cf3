// What keeps a number from being read, in words.

import { readNumber } from "../../kit/number/number.js";
import { measureOf } from "../../kit/number/units.js";

/**
 * @param {string} text  as typed
 * @param {string | null} unit  the question's
 * @returns {string | null} null where it can be read
 */
export function unreadable(text, unit) {
  const { problem } = readNumber(text, unit);
  if (!problem) return null;
  return {
    empty: "Write a number first.",
    form: `That cannot be read as a number. Write it like ${unit && measureOf(unit).kind === "time" ? "25, 2 h 30 min" : "25"} or 0.25.`,
    unit: unit ? `Write the number alone: the unit is ${unit === "$" ? "dollars" : unit}.` : "Write the number alone, without a unit.",
  }[problem];
}
