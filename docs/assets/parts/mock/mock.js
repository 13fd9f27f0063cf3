// A mock interview: which prompt a code draws, where the phases lie, what is due at a minute, and a
// clock that is right after a background tab. Pure functions; no element, no store.

import { minutesClock } from "../kit/text.js";
import { counts, enoughSeconds } from "../store/mocks.js";

/** @typedef {{ id: string, title: string, low: number, high: number }} Phase  minutes */
/** @typedef {{ id: string, title: string, start: number, end: number }} Span  seconds from the beginning */
/** @typedef {{ at: number, text: string }} FollowUp  `at` in minutes */

// Without what looks alike: a code is read out over the telephone.
const LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

/** A new code to draw with. @param {() => number} [random] */
export const newCode = (random = Math.random) => Array.from({ length: 4 }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join("");

/** A code as somebody typed it: capitals, letters and digits, at most 12. @param {string} text */
export const cleanCode = (text) => text.toUpperCase().replace(/[^A-Z0-9]/g, "").slice(0, 12);

/**
 * The prompt that a code draws: the same for everybody. The highest of a hash for each prompt wins,
 * so a prompt added later takes only the draws that it wins and moves no other.
 *
 * @param {string} code
 * @param {string} round
 * @param {string[]} prompts  ids, at least one
 * @returns {string}
 */
export function draw(code, round, prompts) {
  const ranked = prompts.map((id) => ({ id, rank: hash(`${code}/${round}/${id}`) }));
  return ranked.reduce((best, one) => (one.rank > best.rank || (one.rank === best.rank && one.id < best.id) ? one : best)).id;
}

/** FNV-1a, 32 bits, with the finish of murmur3 so that near texts lie far apart. @param {string} text */
function hash(text) {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/**
 * Where the phases lie: each as long as the middle of what is reported, all of them together drawn
 * out or pressed to the round's length. One phase where the round has none.
 *
 * @param {Phase[]} phases
 * @param {number} minutes  of the round
 * @returns {Span[]}
 */
export function spans(phases, minutes) {
  const known = phases.length ? phases : [{ id: "round", title: "The round", low: minutes, high: minutes }];
  const middle = known.map(({ low, high }) => (low + high) / 2);
  const whole = middle.reduce((all, one) => all + one, 0);
  let sum = 0;
  return known.map(({ id, title }, at) => {
    const start = (sum / whole) * minutes * 60;
    sum += middle[at];
    return { id, title, start, end: at === known.length - 1 ? minutes * 60 : (sum / whole) * minutes * 60 };
  });
}

/**
 * The phase at a second; the last one once time is up.
 *
 * @param {Span[]} all
 * @param {number} seconds
 * @returns {number} its place
 */
export function phaseAt(all, seconds) {
  const at = all.findIndex(({ end }) => seconds < end);
  return at < 0 ? all.length - 1 : at;
}

/**
 * Follow-ups that have come by a second, the first first.
 *
 * @param {FollowUp[]} followups
 * @param {number} seconds
 * @returns {FollowUp[]}
 */
export const due = (followups, seconds) => followups.filter(({ at }) => at * 60 <= seconds).sort((a, b) => a.at - b.at);

/**
 * A clock: seconds gone before it last began to run, and when that was by a clock that never jumps
 * (performance.now, milliseconds); null while it stands.
 *
 * @typedef {{ before: number, since: number | null }} Clock
 */

/** A clock that stands at so many seconds. @param {number} [seconds] @returns {Clock} */
export const stopped = (seconds = 0) => ({ before: seconds, since: null });

/** Seconds gone: from two readings of the time, never from counting ticks. @param {Clock} clock @param {number} now */
export const elapsed = ({ before, since }, now) => before + (since === null ? 0 : Math.max(0, now - since) / 1000);

/** @param {Clock} clock @param {number} now @returns {Clock} */
export const started = (clock, now) => (clock.since === null ? { ...clock, since: now } : clock);

/** @param {Clock} clock @param {number} now @returns {Clock} */
export const paused = (clock, now) => ({ before: elapsed(clock, now), since: null });

/**
 * Where a round stands that is to end early: the time gone, and what is missing for it to count.
 *
 * @param {number} seconds  gone
 * @param {number} minutes  of the round
 * @returns {string}
 */
export function endText(seconds, minutes) {
  const gone = Math.floor(seconds); // as the clock shows it
  const so = counts({ seconds: gone }, minutes) ? ", so this one does" : `: ${minutesClock(enoughSeconds(minutes) - gone)} more`;
  return `${minutesClock(gone)} of ${minutes}:00 are gone. A mock counts from half its minutes on${so}.`;
}
