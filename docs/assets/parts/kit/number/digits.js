// Reading figures without their unit: 1,234.5, 1.234,5, 1,98,000, 1'000, 1e6, 3 x 10^6, forty thousand.

/**
 * @typedef {object} Figures
 * @property {number[]} figures  what the digits may stand for, likeliest first
 * @property {string} rest  what follows them
 * @property {boolean} problem  digits that stand for no number
 */

const DIGITS = /^((?:\d|[.,](?=\d)|[ '_’](?=\d{3}(?!\d)))+[.,]?)(?:e([+-]?\d{1,3}))?(?![\d])\s*/i;
const POWER = /^(?:(.+?)\s*[x×*·]\s*)?10\s*\^\s*([+-]?\d{1,2})(?!\d)\s*/i;
const SCALES = /** @type {Record<string, number>} */ ({ hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 });
const ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/**
 * The figures at the beginning of `text`, which has no sign before it.
 *
 * @param {string} text
 * @returns {Figures}
 */
export function readFigures(text) {
  const power = POWER.exec(text);
  if (power) {
    const before = power[1] ? readFigures(power[1]) : { figures: [1], rest: "", problem: false };
    const bad = before.problem || before.rest !== "" || !before.figures.length;
    return { figures: bad ? [] : before.figures.map((one) => one * 10 ** Number(power[2])), rest: text.slice(power[0].length), problem: bad };
  }
  const shape = DIGITS.exec(text);
  if (!shape) return readWords(text);
  const figures = readDigits(shape[1]).map((figure) => figure * 10 ** Number(shape[2] ?? 0));
  return { figures, rest: text.slice(shape[0].length), problem: !figures.length };
}

/**
 * "forty thousand dollars": the number in words at the beginning of a text.
 *
 * @param {string} text
 * @returns {Figures}
 */
function readWords(text) {
  let total = 0;
  let group = 0;
  let end = 0;
  let known = false;
  for (const match of text.toLowerCase().matchAll(/([a-z]+)[\s-]*/gy)) {
    const word = match[1];
    const one = ONES.indexOf(word);
    const ten = TENS.indexOf(word);
    if (one >= 0) group += one;
    else if (ten >= 0) group += (ten + 2) * 10;
    else if (word === "hundred" && known) group *= 100;
    else if (Object.hasOwn(SCALES, word) && known) {
      total += group * SCALES[word];
      group = 0;
    } else if (word !== "and" || !known) break;
    if (word === "and") continue;
    known = true;
    end = match.index + match[0].length;
  }
  return { figures: known ? [total + group] : [], rest: text.slice(end), problem: !known };
}

/**
 * The numbers a run of digits and separators may stand for. The last separator is the decimal one
 * where it cannot be anything else; a lone comma before exactly three digits groups thousands
 * first, a lone point there is a decimal point first. India groups by two above the thousands.
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

  const grouped = (/** @type {string} */ mark) => (isGrouped(text, mark) ? [Number(text.replaceAll(mark, ""))] : []);
  const decimal = (/** @type {string} */ mark) => {
    const other = mark === "," ? "." : ",";
    const [whole, part] = text.split(mark);
    if (whole.includes(other) && !isGrouped(whole, other)) return [];
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

/**
 * Tell whether the marks stand where thousands, or lakhs and crores, are parted.
 *
 * @param {string} text
 * @param {string} mark
 */
const isGrouped = (text, mark) =>
  new RegExp(`^[1-9]\\d{0,2}(?:\\${mark}\\d{3})+$`).test(text) ||
  (mark === "," && /^[1-9]\d?(?:,\d{2})+,\d{3}$/.test(text));
