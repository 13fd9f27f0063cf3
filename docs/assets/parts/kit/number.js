// Reading a number the way people write one: 25, 25%, 0.25, 198,000, 0,98, $198k, 3.1 min.

/**
 * @typedef {object} Reading
 * @property {number[]} values  what the text may mean, in the question's unit, likeliest first;
 *   empty where it cannot be read
 * @property {"" | "empty" | "form" | "unit"} problem  why it cannot be read
 */

const SUFFIX = /** @type {Record<string, number>} */ ({ k: 1e3, m: 1e6, b: 1e9, bn: 1e9 });

/**
 * What `text` may mean for a question whose answer is in `unit`.
 *
 * A text with more than one sensible meaning gives all of them: "1,234" is mostly 1234 and may be
 * 1.234. Where the unit is a percentage, a bare number below 1 may be a share ("0.25" for 25%);
 * where there is no unit, a percentage is a share ("25%" for 0.25).
 *
 * @param {string} text
 * @param {string | null} unit
 * @returns {Reading}
 */
export function readNumber(text, unit) {
  const cleaned = text
    .normalize("NFKC")
    .replace(/[\u2212\u2012-\u2014]/g, "-")
    .replace(/^\s*(?:[~≈=]|about\b|approx\.?)\s*/i, "")
    .trim();
  if (!cleaned) return { values: [], problem: "empty" };

  const shape = /^([+-]?)\s*(\$?)\s*([+-]?)((?:\d|[.,](?=\d)|[ '_’](?=\d))+[.,]?)(?:e([+-]?\d{1,3}))?(.*)$/is.exec(cleaned);
  if (!shape || (shape[1] && shape[3])) return { values: [], problem: "form" };
  const [, before, dollar, after, digits, exponent, rest] = shape;

  const money = unit?.startsWith("$") ?? false;
  if (dollar && !money) return { values: [], problem: "unit" };
  const tail = readTail(rest.trim(), unit, money);
  if (!tail) return { values: [], problem: /\d/.test(rest) ? "form" : "unit" };

  const sign = before === "-" || after === "-" ? -1 : 1;
  const scale = sign * 10 ** Number(exponent ?? 0);
  /** @type {number[]} */
  const values = [];
  for (const figure of readDigits(digits)) {
    const plain = figure * scale * tail.factor;
    for (const factor of tail.percent ? percentFactors(unit) : plainFactors(unit, plain)) {
      const value = plain * factor;
      if (Number.isFinite(value)) values.push(value);
    }
  }
  return values.length ? { values, problem: "" } : { values, problem: "form" };
}

/** @param {string | null} unit */
const isPercent = (unit) => /^(?:%|percent)/i.test(unit ?? "");

/** @param {string | null} unit @returns {number[]} */
const percentFactors = (unit) => (isPercent(unit) ? [1] : [0.01]);

/** @param {string | null} unit @param {number} plain @returns {number[]} */
const plainFactors = (unit, plain) => (isPercent(unit) && Math.abs(plain) < 1 ? [1, 100] : [1]);

/**
 * What follows the digits: nothing, a percent sign, the question's unit, or k, M, B for money.
 *
 * @param {string} rest
 * @param {string | null} unit
 * @param {boolean} money
 * @returns {{ percent: boolean, factor: number } | null} null for a unit that is not the question's
 */
function readTail(rest, unit, money) {
  if (!rest) return { percent: false, factor: 1 };
  if (/^(?:%|percent\b|per cent\b)/i.test(rest)) {
    return !unit || isPercent(unit) ? { percent: true, factor: 1 } : null;
  }
  if (money) {
    const suffix = /^(k|m|bn|b)?\s*(.*)$/i.exec(rest);
    const factor = SUFFIX[suffix?.[1]?.toLowerCase() ?? ""] ?? 1;
    const words = suffix?.[2] ?? "";
    return !words || sameUnit(words, unit?.slice(1) || "dollars") ? { percent: false, factor } : null;
  }
  return unit && sameUnit(rest, unit) ? { percent: false, factor: 1 } : null;
}

/** @param {string} written @param {string} unit */
function sameUnit(written, unit) {
  const [a, b] = [written, unit].map((words) =>
    words
      .toLowerCase()
      .replace(/\b(?:per|an?)\b/g, "/")
      .replace(/[\s.]+/g, ""),
  );
  return a !== "" && (a.startsWith(b) || b.startsWith(a));
}

/**
 * The numbers a run of digits and separators may stand for. The last separator is the decimal one
 * where it cannot be anything else; a lone comma before exactly three digits groups thousands
 * first, a lone point there is a decimal point first.
 *
 * @param {string} digits without sign
 * @returns {number[]}
 */
function readDigits(digits) {
  if (/[ '_’]/.test(digits) && !/^\d{1,3}(?:[ '_’]\d{3})+(?:[.,]\d*)?$/.test(digits)) return [];
  const text = digits.replace(/[ '_’]/g, "").replace(/[.,]$/, "");
  const commas = text.split(",").length - 1;
  const points = text.split(".").length - 1;
  if (commas + points === 0) return [Number(text)];

  const grouped = (/** @type {string} */ mark) =>
    new RegExp(`^[1-9]\\d{0,2}(?:\\${mark}\\d{3})+$`).test(text) ? [Number(text.replaceAll(mark, ""))] : [];
  const decimal = (/** @type {string} */ mark) => {
    const other = mark === "," ? "." : ",";
    const [whole, part] = text.split(mark);
    if (whole.includes(other) && !new RegExp(`^[1-9]\\d{0,2}(?:\\${other}\\d{3})+$`).test(whole)) return [];
    return [Number(`${whole.replaceAll(other, "") || "0"}.${part}`)];
  };

  if (commas && points) {
    const mark = text.lastIndexOf(",") > text.lastIndexOf(".") ? "," : ".";
    return text.split(mark).length === 2 ? decimal(mark) : [];
  }
  if (commas > 1) return grouped(",");
  if (points > 1) return grouped(".");
  return commas ? [...grouped(","), ...decimal(",")] : [...decimal("."), ...grouped(".")];
}
