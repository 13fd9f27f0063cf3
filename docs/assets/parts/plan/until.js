// When an interview begins, by the clocks of its zone.

import { namedRounds } from "../store/interviews.js";

const MINUTE = 60_000;

/**
 * The moment at which clocks of a zone show a time. An hour that daylight saving skips is read as
 * one hour later; of one that comes twice, the first is meant.
 *
 * @param {string} date
 * @param {string} time
 * @param {string} zone
 * @returns {number | null} null where the zone is not known
 */
export function instantOf(date, time, zone) {
  const wall = Date.parse(`${date}T${time}:00.000Z`);
  try {
    const form = new Intl.DateTimeFormat("en-US", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
    });
    // The offsets a day before and a day after are the only two that can hold.
    const offsets = [-1440, 1440].map((minutes) => offsetAt(wall + minutes * MINUTE, form));
    const fitting = offsets.map((offset) => wall - offset).filter((at) => at + offsetAt(at, form) === wall);
    return fitting.length ? Math.min(...fitting) : wall - offsets[0];
  } catch {
    return null;
  }
}

/** How far a zone's clock is ahead of UTC. @param {number} at @param {Intl.DateTimeFormat} form */
function offsetAt(at, form) {
  const parts = Object.fromEntries(form.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) - Math.floor(at / 1000) * 1000;
}

/**
 * Minutes until an interview begins, for whom it is today; one without a time is not looked at.
 *
 * @param {Date} [now]
 * @returns {(interview: import("../store/records.js").Interview) => number}
 */
export const untilNow = (now = new Date()) => ({ date, time, zone }) => {
  if (!time) return Number.POSITIVE_INFINITY;
  const at = (zone && instantOf(date, time, zone)) || new Date(`${date}T${time}`).getTime();
  return (at - now.getTime()) / MINUTE;
};

/** Minutes of an interview whose rounds nobody named. */
const SOME = 60;

/**
 * Whether a day's interviews are through, by their times and the minutes of their rounds.
 *
 * @param {{ interviews: import("../store/records.js").Interview[] } | undefined} day
 * @param {import("../study/study-index.js").StudyIndex} index
 * @param {(interview: import("../store/records.js").Interview) => number} [until]  minutes until one begins
 */
export const isThrough = (day, index, until = untilNow()) =>
  day !== undefined && day.interviews.length > 0 && day.interviews.every((one) => until(one) + (namedRounds(one).reduce((sum, round) => sum + (index.byPage.get(`round:${round}`)?.minutes ?? 0), 0) || SOME) <= 0);
