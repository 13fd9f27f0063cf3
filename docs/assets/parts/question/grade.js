// Grading: pure functions of a question's key and an answer. No DOM, no storage, no clock.
//
// Partial credit, by type. Each rule gives nothing for guessing everything.
// - single, numeric: all or nothing.
// - multiple: share of the right options chosen, less the share of the wrong ones chosen; never
//   below 0. Choosing everything, or nothing, is worth 0.
// - order: of all pairs of items, the share in their right relative order, less the share that is
//   not; never below 0. One neighboring swap among five is worth 0.8, the reverse order 0.
// - match: share of the rows matched rightly.
// - recall: share of the criteria the reader says were met; it counts as right from RECALL_BAR on.

import { readNumber } from "../kit/number.js";

/**
 * @typedef {{ type: "single" | "multiple", options: Record<string, boolean> }} ChoiceKey
 * @typedef {{ type: "order", items: string[] }} OrderKey
 * @typedef {{ type: "match", pairs: Record<string, string>, targets: string[] }} MatchKey
 * @typedef {{ type: "numeric", value: number, unit: string | null, tolerance: number, slips: number[] }} NumericKey
 * @typedef {{ type: "recall", criteria: string[] }} RecallKey
 * @typedef {ChoiceKey | OrderKey | MatchKey | NumericKey | RecallKey} Key
 */

/**
 * What a reader answered, by the author's ids: the option of a single question, the options of a
 * multiple one, the items of an order question from first to last, the target of each row of a
 * match, the text of a numeric one, the text of a recall with the criteria met (`seen` once they
 * have been shown).
 *
 * @typedef {{ text: string, met: string[], seen: boolean }} RecallAnswer
 * @typedef {string | string[] | Record<string, string> | RecallAnswer} Answer
 */

/**
 * One part of a question after grading. `hit`: right and chosen, in place, matched, met.
 * `miss`: right and not chosen, not met. `false`: wrong and chosen, out of place, mismatched.
 * `pass`: wrong and left out.
 *
 * @typedef {"hit" | "miss" | "false" | "pass"} Verdict
 */

/**
 * @typedef {object} Result
 * @property {number} score  0 to 1
 * @property {boolean} right
 * @property {Record<string, Verdict>} parts  by part id; empty for a number
 * @property {number | null} value  how a number was read, in the question's unit
 * @property {number | null} slip  index of the known slip a wrong number comes from
 */

/** From this share of criteria on, a recall counts as right: one may be missing from five on. */
export const RECALL_BAR = 0.8;

/** A wrong number is taken for a known slip within this share of the slip's value. */
const SLIP_WIDTH = 0.005;

/**
 * Grade `answer` against `key`. An answer of null (the reader asked to be shown) or one that does
 * not fit the key is worth 0.
 *
 * @param {Key} key
 * @param {Answer | null} answer
 * @returns {Result}
 */
export function grade(key, answer) {
  const given = answer !== null && fits(key, answer) ? answer : null;
  switch (key.type) {
    case "single":
    case "multiple":
      return gradeChoice(key, typeof given === "string" ? [given] : /** @type {string[]} */ (given ?? []));
    case "order":
      return gradeOrder(key, /** @type {string[] | null} */ (given));
    case "match":
      return gradeMatch(key, /** @type {Record<string, string>} */ (given ?? {}));
    case "numeric":
      return gradeNumeric(key, /** @type {string} */ (given ?? ""));
    case "recall":
      return gradeRecall(key, /** @type {RecallAnswer | null} */ (given)?.met ?? []);
  }
}

/**
 * Tell whether an answer, perhaps kept from an earlier edition of the question, can be shown in it.
 *
 * @param {Key} key
 * @param {unknown} answer
 * @returns {answer is Answer}
 */
export function fits(key, answer) {
  switch (key.type) {
    case "single":
      return typeof answer === "string" && Object.hasOwn(key.options, answer);
    case "multiple":
      return isIds(answer) && isSet(answer) && answer.every((id) => Object.hasOwn(key.options, id));
    case "order":
      return isIds(answer) && isSet(answer) && answer.length === key.items.length && answer.every((id) => key.items.includes(id));
    case "match":
      return (
        isRecord(answer) &&
        Object.entries(answer).every(
          ([row, target]) => Object.hasOwn(key.pairs, row) && typeof target === "string" && key.targets.includes(target),
        )
      );
    case "numeric":
      return typeof answer === "string";
    case "recall":
      return (
        isRecord(answer) &&
        typeof answer.text === "string" &&
        typeof answer.seen === "boolean" &&
        isIds(answer.met) &&
        isSet(answer.met) &&
        answer.met.every((id) => key.criteria.includes(id))
      );
  }
}

/** @param {unknown} value @returns {value is string[]} */
const isIds = (value) => Array.isArray(value) && value.every((id) => typeof id === "string");

/** @param {string[]} ids */
const isSet = (ids) => new Set(ids).size === ids.length;

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * @param {number} score
 * @param {boolean} right
 * @param {Record<string, Verdict>} parts
 * @returns {Result}
 */
const result = (score, right, parts) => ({ score, right, parts, value: null, slip: null });

/** @param {ChoiceKey} key @param {string[]} chosen */
function gradeChoice(key, chosen) {
  /** @type {Record<string, Verdict>} */
  const parts = {};
  const count = { hit: 0, miss: 0, false: 0, pass: 0 };
  for (const [id, right] of Object.entries(key.options)) {
    const verdict = chosen.includes(id) ? (right ? "hit" : "false") : right ? "miss" : "pass";
    parts[id] = verdict;
    count[verdict] += 1;
  }
  const right = count.miss === 0 && count.false === 0;
  if (key.type === "single") return result(right ? 1 : 0, right, parts);
  const found = count.hit / (count.hit + count.miss);
  const strayed = count.false / (count.false + count.pass);
  return result(Math.max(0, found - strayed), right, parts);
}

/** @param {OrderKey} key @param {string[] | null} given */
function gradeOrder(key, given) {
  const { items } = key;
  if (!given) return result(0, false, Object.fromEntries(items.map((id) => [id, "miss"])));
  const place = new Map(given.map((id, index) => [id, index]));
  const at = items.map((id) => place.get(id) ?? 0);
  let kept = 0;
  let turned = 0;
  for (let first = 0; first < at.length; first += 1) {
    for (let second = first + 1; second < at.length; second += 1) {
      if (at[first] < at[second]) kept += 1;
      else turned += 1;
    }
  }
  /** @type {Record<string, Verdict>} */
  const parts = Object.fromEntries(items.map((id, index) => [id, at[index] === index ? "hit" : "false"]));
  return result(Math.max(0, (kept - turned) / (kept + turned)), turned === 0, parts);
}

/** @param {MatchKey} key @param {Record<string, string>} given */
function gradeMatch(key, given) {
  /** @type {Record<string, Verdict>} */
  const parts = {};
  let hits = 0;
  const rows = Object.entries(key.pairs);
  for (const [row, target] of rows) {
    const verdict = given[row] === target ? "hit" : Object.hasOwn(given, row) ? "false" : "miss";
    parts[row] = verdict;
    if (verdict === "hit") hits += 1;
  }
  return result(hits / rows.length, hits === rows.length, parts);
}

/** @param {NumericKey} key @param {string} text @returns {Result} */
function gradeNumeric(key, text) {
  const { values } = readNumber(text, key.unit);
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
}

/** @param {RecallKey} key @param {string[]} met */
function gradeRecall(key, met) {
  /** @type {Record<string, Verdict>} */
  const parts = Object.fromEntries(key.criteria.map((id) => [id, met.includes(id) ? "hit" : "miss"]));
  const share = met.length / key.criteria.length;
  return result(share, share >= RECALL_BAR, parts);
}
