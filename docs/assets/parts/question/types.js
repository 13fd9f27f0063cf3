// Every type of question there is, and what is asked of a question whatever its type.

import { multiple, single } from "./choice/type.js";
import { match } from "./match/type.js";
import { numeric } from "./numeric/type.js";
import { order } from "./order/type.js";
import { recall } from "./recall/type.js";
import { text } from "./text/type.js";

/** @typedef {import("./question-type.js").Answer} Answer */
/** @typedef {import("./question-type.js").Key} Key */
/** @typedef {import("./question-type.js").Result} Result */

/**
 * By the name that records and pages give it. The one list: a new type is a folder and a name here.
 *
 * @type {Record<string, import("./question-type.js").QuestionType<any, any>>}
 */
export const TYPES = { single, multiple, order, match, numeric, recall, text };

/**
 * @param {HTMLElement} item  an lg-item
 * @returns {Key}
 */
export const keyOf = (item) => TYPES[item.dataset.type ?? ""].key(item);

/**
 * Tell whether an answer, perhaps kept from an earlier edition of the question, can be shown in it.
 *
 * @param {Key} key
 * @param {unknown} answer
 * @returns {answer is Answer}
 */
export function fits(key, answer) {
  return TYPES[key.type].fits(key, answer);
}

/**
 * Grade `answer` against `key`. An answer of null (the reader asked to be shown) or one that does
 * not fit the key is worth 0.
 *
 * @param {Key} key
 * @param {Answer | null} answer
 * @returns {Result}
 */
export const grade = (key, answer) => TYPES[key.type].grade(key, answer !== null && fits(key, answer) ? answer : null);

/**
 * What a score counts, in words; empty where it is all or nothing.
 *
 * @param {Key} key
 * @param {Result} result
 */
export const countText = ({ type }, result) => TYPES[type].count(result);

/** Whether a question of this type can be graded without the reader's own judgment. @param {{ type: string }} question */
export const gradedAlone = ({ type }) => TYPES[type]?.alone ?? false;

/**
 * What keeps an answer that was given from being read, in words.
 *
 * @param {Key} key
 * @param {Answer} answer
 * @returns {string | null} null where it can be read
 */
export const unreadHint = (key, answer) => TYPES[key.type].unread(key, answer);
