// Where a term occurs, as a short string: for each section the distance from the one before, in
// digits of five bits of which the last is marked, and a weight of one character.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));
const BASE = 32;

/** The largest weight there is. */
export const HEAVIEST = DIGITS.length - 1;

/** @param {[section: number, weight: number][]} found  by rising section */
export function pack(found) {
  let last = -1;
  let text = "";
  for (const [section, weight] of found) {
    let rest = section - last - 1;
    for (; rest >= BASE; rest = Math.floor(rest / BASE)) text += DIGITS[rest % BASE];
    text += DIGITS[BASE + rest] + DIGITS[Math.max(1, Math.min(HEAVIEST, Math.round(weight)))];
    last = section;
  }
  return text;
}

/** @param {string} text @returns {[section: number, weight: number][]} */
export function unpack(text) {
  /** @type {[number, number][]} */
  const found = [];
  let last = -1;
  for (let at = 0; at < text.length; at += 1) {
    let step = 0;
    let place = 1;
    let digit = value(text, at);
    for (; digit < BASE; digit = value(text, at)) {
      step += digit * place;
      place *= BASE;
      at += 1;
    }
    step += (digit - BASE) * place;
    last += step + 1;
    at += 1;
    found.push([last, value(text, at)]);
  }
  return found;
}

/** @param {string} text @param {number} at */
function value(text, at) {
  const found = VALUES.get(text[at]);
  if (found === undefined) throw new Error(`no place of a term: ${text.slice(at, at + 10)}`);
  return found;
}
