// Local calendar days as whole numbers: what falls on the same day by the reader's clock is equal,
// and the next day is one more, whatever daylight saving does to the hours between.

const DAY = 86_400_000;

/**
 * @param {Date} date
 * @returns {number} days since 1970-01-01, by the local calendar
 */
export const dayOf = (date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY;

/** The day of a kept time. @param {string} at */
export const dayAt = (at) => dayOf(new Date(at));

/** The day of a calendar date, 2026-11-21. @param {string} date */
export const dayOfDate = (date) => Date.parse(`${date}T00:00:00.000Z`) / DAY;

/** @param {number} day @returns {string} 2026-11-21 */
export const dateOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/**
 * A day as readers see it: "Sat, Nov 21".
 *
 * @param {number} day
 * @param {Intl.DateTimeFormatOptions} [form]
 */
export const dayText = (day, form = { weekday: "short", month: "short", day: "numeric" }) =>
  new Date(day * DAY).toLocaleDateString("en-US", { ...form, timeZone: "UTC" });
