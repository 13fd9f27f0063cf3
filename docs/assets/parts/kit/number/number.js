// Reading a number the way people write one: 25, 25%, 0,98, $198k, 3.1 min, 11 h 40 min, 3.75 to 1.

import { readFigures } from "./digits.js";
import { measureOf, readUnit } from "./units.js";

/**
 * @typedef {object} Reading
 * @property {number[]} values  what the text may mean, in the question's unit, likeliest first;
 *   empty where it cannot be read
 * @property {"" | "empty" | "form" | "unit"} problem  why it cannot be read
 */

/** What may stand before a number without changing it. */
const ABOUT = /^(?:[~≈=∼]|(?:about|around|roughly|approximately|approx|circa|ca|nearly|almost|c)\b\.?)\s*/i;
const MONEY_FIRST = /^(?:US\s*\$|\$|USD\b|US dollars?\b)\s*/i;
// Powers and footnotes: as digits they would give another number.
const RAISED = /[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]/;
const FRACTIONS = /** @type {Record<string, string>} */ ({
  "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5",
  "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
});

/**
 * What `text` may mean for a question whose answer is in `unit`.
 *
 * A text with more than one sensible meaning gives all of them: "1,234" is mostly 1234 and may be
 * 1.234. Where the unit is a percentage, a bare number below 1 may be a share ("0.25" for 25%);
 * where there is no unit, a percentage is a share ("25%" for 0.25). Another unit of the same measure
 * is converted: 700 min, 11 h 40 min and 11:40 are 11.67 h.
 *
 * @param {string} text
 * @param {string | null} unit as the question shows it; null where its answer has none
 * @returns {Reading}
 */
export function readNumber(text, unit) {
  if (RAISED.test(text)) return { values: [], problem: "form" };
  let rest = cleaned(text);
  if (!rest) return { values: [], problem: "empty" };
  const measure = measureOf(unit);
  let sign = 1;
  let money = false;
  for (;;) {
    const before = rest;
    rest = rest.replace(ABOUT, "");
    if (measure.kind === "times") rest = rest.replace(/^[×x]\s*(?=\d)/i, "");
    if (MONEY_FIRST.test(rest) && !money) {
      money = true;
      rest = rest.replace(MONEY_FIRST, "");
    }
    if (/^[+-](?=[\s$.\d])/.test(rest) && before === rest) {
      if (rest[0] === "-") sign = -sign;
      rest = rest.slice(1).trimStart();
      if (/^[+-]/.test(rest)) return { values: [], problem: "form" };
    }
    if (before === rest) break;
  }
  if (money && measure.kind !== "money") return { values: [], problem: "unit" };
  const found = readRatio(rest, measure) ?? readTime(rest, measure) ?? readPlain(rest, measure);
  if (typeof found === "string") return { values: [], problem: found };
  const values = [...new Set(found.map((value) => sign * value))].filter(Number.isFinite);
  return values.length ? { values, problem: "" } : { values, problem: "form" };
}

/** @typedef {import("./units.js").Measure} Measure */
/** @typedef {number[] | "form" | "unit"} Found  values in the question's unit, or what is wrong */

/**
 * The text in plain digits, signs and spaces: digits of any script, one kind of minus, no ligatures.
 *
 * @param {string} text
 */
const cleaned = (text) =>
  text
    .replace(/[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]/g, (sign) => ` ${FRACTIONS[sign]}`)
    .normalize("NFKC")
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/٫/g, ".")
    .replace(/٬/g, ",")
    .replace(/[\u2212\u2012-\u2014\u2010\u2011]/g, "-")
    .replace(/\s+/g, " ")
    .trim();

/**
 * A decimal digit of any script as 0 to 9: every script has its ten in one run, zero first.
 *
 * @param {string} digit
 */
function digitOf(digit) {
  const at = digit.codePointAt(0) ?? 0;
  let first = at;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((at - first) % 10);
}

/**
 * "3.75:1", "3.75 to 1", "3.75 to one" where a ratio to one is asked; "1 in 4", "1/4" anywhere that a
 * share makes sense.
 *
 * @param {string} text
 * @param {Measure} measure
 * @returns {Found | null} null where it is no ratio
 */
function readRatio(text, measure) {
  const ratio = /^(.+?)\s*(?::|\bto\b)\s*(?:1|one)$/i.exec(text);
  if (ratio) {
    const { figures, rest } = readFigures(ratio[1]);
    if (rest || !figures.length) return null;
    if (measure.kind === "ratio") return figures;
  }
  const share = /^(?:(\d{1,6})\s+)?(\d{1,9})\s*(\/|⁄|\bin\b|\bof\b|\bout of\b)\s*(\d{1,9})\b\s*(.*)$/i.exec(text);
  if (!share) return null;
  const [, whole, above, mark, below, tail] = share;
  if (/\d/.test(tail)) return "form";
  const value = Number(whole ?? 0) + Number(above) / Number(below);
  if (!Number.isFinite(value)) return "form";
  const told = readUnit(tail, measure);
  if (!told) return "unit";
  if (measure.kind === "percent") return told.percent ? [value] : [value * 100];
  // "1 of 4 alerts" is a share, and no count of alerts.
  if (!/[/⁄]/.test(mark) && measure.kind !== "none") return "unit";
  return told.factors.map((factor) => value * factor);
}

/**
 * "11:40", "11 h 40 min", "4 days 16 hours", "1h30" where a time is asked.
 *
 * @param {string} text
 * @param {Measure} measure
 * @returns {Found | null} null where it is no time in several parts
 */
function readTime(text, measure) {
  const clock = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?\s*(h|hrs?|hours?|min|minutes?)?$/i.exec(text);
  if (clock) {
    if (measure.kind !== "time") return "form";
    const [, first, second, third, said] = clock;
    const hours = (Number(first) * 60 + Number(second)) * 60 + Number(third ?? 0);
    const minutes = Number(first) * 60 + Number(second);
    if (third || said?.startsWith("h")) return [hours / measure.size];
    // "11:40" is hours and minutes, or minutes and seconds.
    return [hours / measure.size, minutes / measure.size];
  }
  const parts = [...text.matchAll(/(\d[\d.,]*)\s*([a-z]+)\.?(?:\s*(?:,|and\b|&)\s*|\s+|(?=\d)|$)/giy)];
  const length = parts.reduce((sum, [part]) => sum + part.length, 0);
  if (!parts.length || measureOf(parts[0][2]).kind !== "time") return null;
  const last = /^\d{1,2}$/.exec(text.slice(length)); // the minutes of "1h30"
  if (parts.length + (last ? 1 : 0) < 2 || (length < text.length && !last)) return null;
  if (measure.kind !== "time") return "form";
  let seconds = 0;
  let size = Infinity;
  for (const [, figure, word] of parts) {
    const part = measureOf(word);
    const { figures, rest } = readFigures(figure);
    if (part.kind !== "time" || part.size >= size || rest || !figures.length) return "form";
    size = part.size;
    seconds += figures[0] * size;
  }
  if (last) seconds += (Number(last[0]) * size) / 60;
  return [seconds / measure.size];
}

/**
 * A figure and what follows it.
 *
 * @param {string} text
 * @param {Measure} measure
 * @returns {Found}
 */
function readPlain(text, measure) {
  const { figures, rest, problem } = readFigures(text);
  if (problem || !figures.length) return "form";
  if (/\d/.test(rest)) return "form";
  const told = readUnit(rest, measure);
  if (!told) return "unit";
  return figures.flatMap((figure) => {
    if (told.percent) return [measure.kind === "percent" ? figure : figure / 100];
    // Half of what people write for a percentage below one is a share.
    const share = measure.kind === "percent" && Math.abs(figure) < 1;
    return told.factors.flatMap((factor) => (share ? [figure * factor, figure * factor * 100] : [figure * factor]));
  });
}
