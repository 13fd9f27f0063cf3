// What a value must be before it is kept: small readers that copy what is valid and nothing else.

/** Longest text that is kept of anything a reader writes. */
export const MAX_TEXT = 20_000;

const MAX_IDS = 50;
const ID = /^[a-z0-9][a-z0-9.-]{0,199}$/;
const PATH = /^[a-z0-9][a-z0-9./-]{0,299}$/;
export const LAST_TIME = "2200"; // a clock beyond it is wrong, and what it dates would win every merge
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** Times that need no look into the calendar: of nearly every one of thousands that a review reads. */
const PLAIN_TIME = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** ISO 8601, UTC, milliseconds. @param {unknown} value @returns {value is string} */
export const isTime = (value) =>
  typeof value === "string" && value < LAST_TIME && (PLAIN_TIME.test(value) || (TIME.test(value) && !Number.isNaN(Date.parse(value))));

/** A calendar day that exists: 2026-11-21. @param {unknown} value @returns {value is string} */
export function isDay(value) {
  if (typeof value !== "string" || !DAY.test(value) || value >= LAST_TIME) return false;
  const date = new Date(`${value}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** An id an author wrote. @param {unknown} value @returns {value is string} */
export const isId = (value) => typeof value === "string" && ID.test(value);

/** An id that may hold a path: a page's, a record's. @param {unknown} value @returns {value is string} */
export const isPath = (value) => typeof value === "string" && PATH.test(value);

/** @param {unknown} value @param {number} [most] @returns {value is string[]} */
export const isIds = (value, most = MAX_IDS) => Array.isArray(value) && value.length <= most && value.every(isId);

/** @param {unknown} value @param {number} [most] @returns {value is string} */
export const isText = (value, most = MAX_TEXT) => typeof value === "string" && value.length <= most;

/** A finite number from low to high. @param {unknown} value @param {number} low @param {number} high @returns {value is number} */
export const isNumber = (value, low, high) => typeof value === "number" && value >= low && value <= high;

/** @param {unknown} value @returns {value is number} */
export const isScore = (value) => isNumber(value, 0, 1);

/**
 * A copy of an object read value by value; null where a key or a value is not valid.
 *
 * @template T
 * @param {unknown} value
 * @param {number} most  entries
 * @param {(one: unknown) => T | null} read
 * @returns {Record<string, T> | null}
 */
export function readEntries(value, most, read) {
  if (!isRecord(value)) return null;
  /** @type {[string, T][]} */
  const kept = [];
  for (const [key, one] of Object.entries(value)) {
    const good = isPath(key) ? read(one) : null;
    if (good === null || kept.length === most) return null;
    kept.push([key, good]);
  }
  // In one order, so that equal records are equal as text.
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}
