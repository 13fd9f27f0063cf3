// Local calendar days as whole numbers: what falls on the same day by the reader's clock is equal,
// and the next day is one more, whatever daylight saving does to the hours between.

const DAY = 86_400_000;

/**
 * @param {Date} date
 * @returns {number} days since 1970-01-01, by the local calendar
 */
export const dayOf = (date) => Math.floor((date.getTime() - date.getTimezoneOffset() * 60_000) / DAY);

/** The day of a kept time. @param {string} at */
export const dayAt = (at) => dayOf(new Date(at));

/** The day of a calendar date, 2026-11-21. @param {string} date */
export const dayOfDate = (date) => Date.parse(`${date}T00:00:00.000Z`) / DAY;

/** @param {number} day @returns {string} 2026-11-21 */
export const dateOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

// Written out: the browser's own formatter takes longer to make than a whole page's work, and the
// guide has one language.
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * A day as readers see it: "Sat, Nov 21"; of another year than today's "Tue, Jan 5, 2027".
 *
 * @param {number} day
 * @param {number} [today]
 */
export function dayText(day, today = dayOf(new Date())) {
  const date = new Date(day * DAY);
  const year = date.getUTCFullYear();
  const own = new Date(today * DAY).getUTCFullYear();
  return `${WEEKDAYS[date.getUTCDay()]}, ${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}${year === own ? "" : `, ${year}`}`;
}

/**
 * A clock time as the browser's own time fields show it: "2:00 PM", or "14:00".
 *
 * @param {string} time  14:00
 * @param {string} [locale]  the browser's, if none is given
 */
export function timeText(time, locale) {
  if (!new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions().hour12) return time;
  const hour = Number(time.slice(0, 2));
  return `${hour % 12 || 12}:${time.slice(3)} ${hour < 12 ? "AM" : "PM"}`;
}

/** The reader's calendar day of a time: "Nov 21, 2026". @param {Date} date */
export const dateText = (date) => `${MONTHS[date.getMonth()]} ${date.getDate()}, ${date.getFullYear()}`;

/** With the time, where two may fall on one day: "Nov 21, 2026, 3:04 PM". @param {Date} date */
export function minuteText(date) {
  const hour = date.getHours();
  const minute = String(date.getMinutes()).padStart(2, "0");
  return `${dateText(date)}, ${hour % 12 || 12}:${minute} ${hour < 12 ? "AM" : "PM"}`;
}
