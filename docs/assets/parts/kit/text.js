// Small texts that many parts write: a count with its word, a clock, words in one line.

/**
 * A number with its thousands apart: 1,234.5. Written out: the browser's own formatter takes longer to
 * make than a whole page's work.
 *
 * @param {number | string} value  or its digits, to keep the zeros at their end
 */
export function grouped(value) {
  const [whole, rest] = String(value).split(".");
  if (String(value).includes("e")) return value.toLocaleString("en-US", { maximumFractionDigits: 10 });
  return `${whole.replace(/\B(?=(?:\d{3})+$)/g, ",")}${rest ? `.${rest}` : ""}`;
}

/** "1 question", "2 questions", "1,200 questions". @param {number} count @param {string} one */
export const counted = (count, one) => `${grouped(count)} ${one}${count === 1 ? "" : "s"}`;

/** @param {number} value */
const two = (value) => String(value).padStart(2, "0");

/** Minutes and seconds, however many: 7:05, 90:00. @param {number} seconds */
export function minutesClock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${two(whole % 60)}`;
}

/** With hours where there are any: 4:05, 1:04:05. @param {number} seconds */
export function clockText(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return whole < 3600 ? minutesClock(whole) : `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** Text without its line breaks and what surrounds it. @param {string} text */
export const oneLine = (text) => text.replace(/\s+/g, " ").trim();

/** What a node of the page says, in one line; empty where there is none. @param {Node | null | undefined} node */
export const textOf = (node) => oneLine(node?.textContent ?? "");
