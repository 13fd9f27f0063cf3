// How sure a reader said they were, against how it came out: pure functions.
//
// Errors made with confidence are the ones feedback corrects best (Butterfield and Metcalfe 2001),
// so they come first wherever misses are listed.

/** @typedef {import("../store/format.js").Item} Item */
/** @typedef {import("../store/format.js").Sure} Sure */

/** @typedef {{ sure: Sure, answered: number, right: number }} Level */

/** Surest first, as readers see them. @type {Sure[]} */
export const LEVELS = [3, 2, 1];

/** From this many answers at a level on, its accuracy is commented. */
const ENOUGH = 5;

/** Below this accuracy "sure" is too sure; above it "guessing" is too modest. */
const SURE_BAR = 0.8;
const GUESS_BAR = 0.7;

/**
 * How sure the reader was of the answer that now stands; null where they did not say.
 *
 * @param {Item | null} item
 * @returns {Sure | null}
 */
export const sureOf = (item) => (item?.done ? (item.tries.at(-1)?.sure ?? null) : null);

/**
 * Accuracy at each level over the answers that now stand, surest first. A partly right answer is
 * not right.
 *
 * @param {(Item | null)[]} items
 * @returns {Level[]}
 */
export function calibrate(items) {
  const levels = LEVELS.map((sure) => ({ sure, answered: 0, right: 0 }));
  for (const item of items) {
    const level = levels.find(({ sure }) => sure === sureOf(item));
    if (!level) continue;
    level.answered += 1;
    if (item?.right) level.right += 1;
  }
  return levels;
}

/**
 * What the levels say, in a word; null where there is too little to say it.
 *
 * @param {Level[]} levels
 * @returns {"over" | "under" | "fair" | null}
 */
export function judge(levels) {
  const of = (/** @type {Sure} */ sure) => levels.find((level) => level.sure === sure);
  const share = (/** @type {Level | undefined} */ level) =>
    level && level.answered >= ENOUGH ? level.right / level.answered : null;
  const [sure, guess] = [share(of(3)), share(of(1))];
  if (sure !== null && sure < SURE_BAR) return "over";
  if (guess !== null && guess > GUESS_BAR) return "under";
  return sure === null ? null : "fair";
}
