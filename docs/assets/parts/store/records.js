// What practice keeps besides answers and ticks: exams, worksheets, mocks, scores, the plan,
// settings. Each reader gives a valid copy out of anything, or null.

import { isDay, isIds, isNumber, isPath, isRecord, isText, isTime, readEntries } from "./shapes.js";

/** @typedef {import("../question/question-type.js").Answer} Answer */

/**
 * An exam that was submitted; never changed. Times in seconds.
 *
 * @typedef {object} Exam
 * @property {string} at  when it was submitted
 * @property {string} set  what it was over: `round:panw-tpm/system-design`, `role:panw-tpm`
 * @property {string} title
 * @property {number} seconds  taken
 * @property {number} limit  given; 0 for none
 * @property {number} points
 * @property {number} questions
 * @property {string[]} missed  ids of questions that were not right
 */

/**
 * An exam under way, so that a closed tab loses nothing. One for each set.
 *
 * @typedef {object} Sitting
 * @property {string} at
 * @property {string} set
 * @property {string} began
 * @property {number} limit  seconds; 0 for none
 * @property {string[]} questions  ids in the order asked
 * @property {Record<string, Answer>} answers
 * @property {string[]} flags
 */

/** @typedef {{ at: string, text: string }} Field */

/**
 * A worksheet filled in. `sheet` is the id of the worksheet it is made from.
 *
 * @typedef {{ at: string, title: string, sheet: string, fields: Record<string, Field> }} Sheet
 */

/**
 * A mock interview. `prompt` is the prompt's id; `seed` draws the same one for a partner.
 *
 * @typedef {{ at: string, round: string, prompt: string, seed: string, seconds: number, notes: Record<string, string> }} Mock
 */

/**
 * A scorecard filled in; `levels` by dimension, 1 for the lowest step of the rubric's scale.
 *
 * @typedef {{ at: string, rubric: string, round?: string, who: "me" | "partner", levels: Record<string, number>, note: string }} Score
 */

/**
 * `date` and `start` are local calendar days; `time` is 24-hour "09:30" or empty; `zone` an IANA
 * name or empty; `round` a round's id or empty; `rounds` ids where there are several on the day,
 * `time` then being when the first of them begins.
 *
 * @typedef {{ date: string, time: string, zone: string, round: string, rounds?: string[] }} Interview
 */

/**
 * `hours` has hours of preparation for each weekday, Sunday first.
 *
 * @typedef {{ at: string, role: string, interviews: Interview[], hours: number[], start: string }} Plan
 */

/**
 * The interview-day pack of a loop, kept under the role's id. `rounds` are those to print; `people`
 * and `days` are by round. A day stands here only as long as no plan holds it; it may have a date
 * without a time, never the reverse.
 *
 * @typedef {object} Pack
 * @property {string} at
 * @property {string[]} rounds
 * @property {Record<string, string>} people  names, in the reader's words
 * @property {Record<string, When>} days
 * @property {true} [proposed]  the rounds are those the pack proposed: the reader wrote a name or a day, and
 *   chose no round. The site before this one knew no such field, and its rounds stand as chosen
 */

/** @typedef {{ date: string, time: string }} When  as in an interview */

/** @typedef {{ at: string, value: string }} Setting */

const MAX_QUESTIONS = 1000;
const MAX_FIELDS = 500;
/** Fields of a worksheet: far more than its rows have, since removed ones leave a mark. */
export const MAX_SHEET_FIELDS = 5000;
/** Rounds a plan or a pack may name. */
export const MAX_ROUNDS = 50;
/** Longest list of names that is kept for a round. */
export const MAX_NAMES = 300;
const MAX_TITLE = 300;
const MAX_SECONDS = 7 * 24 * 3600;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const ZONE = /^[A-Za-z][A-Za-z0-9+/_-]{0,63}$/;
const SET = /^[a-z]{1,20}:/;

/** @param {unknown} value @returns {value is string} */
const isSet = (value) => typeof value === "string" && SET.test(value) && isPath(value.replace(SET, ""));

/** @param {unknown} value @returns {value is number} */
const isSeconds = (value) => isNumber(value, 0, MAX_SECONDS);

/** @param {unknown} value @returns {string | null} */
const readText = (value) => (isText(value) ? value : null);

/** @param {unknown} value @returns {Exam | null} */
export function readExam(value) {
  if (!isRecord(value)) return null;
  const { at, set, title, seconds, limit, points, questions, missed } = value;
  if (!isTime(at) || !isSet(set) || !isText(title, MAX_TITLE) || !isSeconds(seconds) || !isSeconds(limit)) return null;
  if (!isNumber(questions, 1, MAX_QUESTIONS) || !Number.isInteger(questions) || !isNumber(points, 0, questions)) return null;
  if (!isIds(missed, questions)) return null;
  return { at, set, title, seconds, limit, points, questions, missed: [...missed] };
}

/**
 * @param {unknown} value
 * @param {(answer: unknown) => Answer | null} readAnswer
 * @returns {Sitting | null}
 */
export function readSitting(value, readAnswer) {
  if (!isRecord(value)) return null;
  const { at, set, began, limit, questions, flags } = value;
  const answers = readEntries(value.answers, MAX_QUESTIONS, readAnswer);
  if (!isTime(at) || !isSet(set) || !isTime(began) || !isSeconds(limit) || !answers) return null;
  if (!isIds(questions, MAX_QUESTIONS) || !isIds(flags, MAX_QUESTIONS)) return null;
  return { at, set, began, limit, questions: [...questions], answers, flags: [...flags] };
}

/** @param {unknown} value @returns {Field | null} */
function readField(value) {
  return isRecord(value) && isTime(value.at) && isText(value.text) ? { at: value.at, text: value.text } : null;
}

/** @param {unknown} value @returns {Sheet | null} */
export function readSheet(value) {
  if (!isRecord(value)) return null;
  const { at, title, sheet } = value;
  const fields = readEntries(value.fields, MAX_SHEET_FIELDS, readField);
  return isTime(at) && isText(title, MAX_TITLE) && isPath(sheet) && fields ? { at, title, sheet, fields } : null;
}

/** @param {unknown} value @returns {Mock | null} */
export function readMock(value) {
  if (!isRecord(value)) return null;
  const { at, round, prompt, seed, seconds } = value;
  const notes = readEntries(value.notes, MAX_FIELDS, readText);
  if (!isTime(at) || !isPath(round) || !isPath(prompt) || !isText(seed, 100) || !isSeconds(seconds) || !notes) return null;
  return { at, round, prompt, seed, seconds, notes };
}

/** @param {unknown} value @returns {Score | null} */
export function readScore(value) {
  if (!isRecord(value)) return null;
  const { at, rubric, round, who, note } = value;
  const levels = readEntries(value.levels, MAX_FIELDS, (one) => (isNumber(one, 0, 100) ? one : null));
  if (!isTime(at) || !isPath(rubric) || (who !== "me" && who !== "partner") || !levels || !isText(note)) return null;
  if (round !== undefined && !isPath(round)) return null;
  return round === undefined ? { at, rubric, who, levels, note } : { at, rubric, round, who, levels, note };
}

/** @param {unknown} value @returns {value is string} */
const isClock = (value) => typeof value === "string" && CLOCK.test(value);

/** @param {unknown} value @returns {Interview | null} */
function readInterview(value) {
  if (!isRecord(value)) return null;
  const { date, time, zone, round, rounds } = value;
  if (rounds !== undefined && !(Array.isArray(rounds) && rounds.length <= MAX_ROUNDS && rounds.every(isPath))) return null;
  if (!isDay(date) || typeof time !== "string" || typeof zone !== "string") return null;
  if ((time && !CLOCK.test(time)) || (zone && !ZONE.test(zone)) || !(round === "" || isPath(round))) return null;
  return rounds?.length ? { date, time, zone, round, rounds: [...new Set(rounds)] } : { date, time, zone, round };
}

/** @param {unknown} value @returns {Plan | null} */
export function readPlan(value) {
  if (!isRecord(value)) return null;
  const { at, role, interviews, hours, start } = value;
  if (!isTime(at) || !isPath(role) || !isDay(start) || !Array.isArray(interviews) || interviews.length > 50) return null;
  const read = interviews.map(readInterview);
  if (!Array.isArray(hours) || hours.length !== 7 || !hours.every((one) => isNumber(one, 0, 24))) return null;
  if (read.includes(null)) return null;
  return { at, role, interviews: /** @type {Interview[]} */ (read), hours: [...hours], start };
}

/** @param {unknown} value @returns {When | null} */
function readWhen(value) {
  if (!isRecord(value)) return null;
  const { date, time } = value;
  return isDay(date) && (time === "" || isClock(time)) ? { date, time } : null;
}

/** @param {unknown} value @returns {Pack | null} */
export function readPack(value) {
  if (!isRecord(value)) return null;
  const { at, rounds } = value;
  const people = readEntries(value.people, MAX_ROUNDS, (one) => (isText(one, MAX_NAMES) ? one : null));
  const days = readEntries(value.days, MAX_ROUNDS, readWhen);
  if (!isTime(at) || !Array.isArray(rounds) || rounds.length > MAX_ROUNDS || !rounds.every(isPath) || !people || !days) return null;
  const pack = { at, rounds: [...new Set(rounds)].sort(), people, days };
  return value.proposed === true ? { ...pack, proposed: true } : pack;
}

/** @param {unknown} value @returns {Setting | null} */
export function readSetting(value) {
  return isRecord(value) && isTime(value.at) && isText(value.value) ? { at: value.at, value: value.value } : null;
}
