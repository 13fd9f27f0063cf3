// How typed answers are compared: what of a spelling counts, and which answers are one letter off.

/** Words with fewer letters have too many neighbors that mean something else. */
const LONG = 5;

/**
 * What is compared of an answer, as macros/records/questions/text.py does.
 *
 * @param {string} text
 * @param {boolean} exact  whether case, spaces and the curl of quotes count
 */
export const folded = (text, exact) =>
  exact
    ? text.normalize("NFC").trim()
    : text.normalize("NFC").replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"').toLowerCase().trim().replace(/\s+/g, " ");

/**
 * Whether two words are one slip of a finger apart: a letter too many, too few or another one, or two
 * neighbors changed about.
 *
 * @param {string} one
 * @param {string} other
 */
export function isOneSlip(one, other) {
  const [a, b] = [[...one], [...other]];
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const rest = (/** @type {string[]} */ letters, /** @type {number} */ from) => letters.slice(from).join("");
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length !== long.length) return long.length - short.length === 1 && rest(short, at) === rest(long, at + 1);
  if (at === short.length) return false;
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at] && rest(short, at + 2) === rest(long, at + 2);
  return swapped || rest(short, at + 1) === rest(long, at + 1);
}

/** A word that a slip can be told in: letters alone, and enough of them. @param {string} word */
const isLong = (word) => [...word].length >= LONG && /^\p{L}+$/u.test(word);

/**
 * Whether an answer is a right one but for one slip in one word. Figures, codes and short words are
 * never near: another digit is another answer.
 *
 * @param {string} given  folded
 * @param {string} right  folded
 */
function isNear(given, right) {
  const [mine, theirs] = [given.split(" "), right.split(" ")];
  if (mine.length !== theirs.length) return false;
  const differing = theirs.flatMap((word, at) => (word === mine[at] ? [] : [at]));
  if (differing.length !== 1) return false;
  const [[a], [b]] = [mine, theirs].map((words) => differing.map((at) => words[at]));
  return isLong(b) && /^\p{L}+$/u.test(a) && isOneSlip(a, b);
}

/**
 * Whether an answer is wrong by its spelling alone: one slip away from a right answer, and neither
 * right nor a wrong answer that is known.
 *
 * @param {{ exact: boolean, accepted: string[], slips: string[] }} key
 * @param {string} answer
 */
export function isMisspelled({ exact, accepted, slips }, answer) {
  const given = folded(answer, exact);
  const known = (/** @type {string} */ text) => folded(text, exact) === given;
  if (exact || accepted.some(known) || slips.some(known)) return false;
  return accepted.some((text) => isNear(given, folded(text, exact)));
}

/** What a reader is told of such an answer, once. */
export const NEARLY = "Nearly: look at the spelling. Your answer does not count yet.";
