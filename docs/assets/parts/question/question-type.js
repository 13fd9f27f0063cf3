// What a type of question is: the methods each must have. types.js lists the types.
//
// Partial credit is the type's own; every rule gives nothing for guessing everything.

/** @typedef {import("./task.js").Task} Task */

/**
 * What a reader answered, by the author's ids, in the form its type reads: an id, ids in order, ids
 * by id, a text, or a text with the criteria met (recall).
 *
 * @typedef {string | string[] | Record<string, string> | import("./recall/type.js").RecallAnswer} Answer
 */

/** What is right, as its type reads it from the page. @typedef {{ type: string }} Key */

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

/**
 * A type of question. `key`, `fits`, `grade` and `count` are pure but for `key`'s look at the page.
 *
 * @template {Key} K
 * @template {Answer} A
 * @typedef {object} QuestionType
 * @property {(item: HTMLElement) => K} key  what is right, read from the closed answer
 * @property {(key: K, answer: unknown) => boolean} fits  whether an answer, perhaps kept from an
 *   earlier edition of the question, can be shown in it
 * @property {(key: K, answer: A | null) => Result} grade  null where the reader asked to be shown
 * @property {(result: Result) => string} count  what the score counts, in words; empty where it is
 *   all or nothing
 * @property {(key: K, answer: A) => string | null} unread  what keeps an answer that was given from
 *   being read as it was meant, in words
 * @property {(item: HTMLElement) => Task} task  takes over the controls on the page
 * @property {boolean} changes  whether taking over changes what the reader sees before it is used
 * @property {boolean} alone  whether it can be graded without the reader's own judgment, as an exam
 *   must
 */

/**
 * @param {number} score
 * @param {boolean} right
 * @param {Record<string, Verdict>} parts
 * @returns {Result}
 */
export const result = (score, right, parts) => ({ score, right, parts, value: null, slip: null });

/** How many parts came out as `verdict`. @param {Result} result @param {Verdict} verdict */
export const tally = ({ parts }, verdict) => Object.values(parts).filter((one) => one === verdict).length;

/** @param {unknown} value @returns {value is string[]} */
export const isIds = (value) => Array.isArray(value) && value.every((id) => typeof id === "string");

/** @param {string[]} ids */
export const isSet = (ids) => new Set(ids).size === ids.length;

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** The reasons in a question's closed answer. @param {HTMLElement} item */
export const reasonsOf = (item) => /** @type {HTMLElement[]} */ ([...item.querySelectorAll(".lg-answer .lg-reason")]);

/** The id of the part that an element of the page stands for. @param {HTMLElement} element */
export const partOf = (element) => element.dataset.part ?? "";
