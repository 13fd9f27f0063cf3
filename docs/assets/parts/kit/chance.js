// Drawing questions: pure functions.

/**
 * @param {number} seed  a whole number
 * @returns {() => number} 0 to 1, without 1; the same for the same seed (mulberry32)
 */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @template T
 * @param {readonly T[]} list
 * @param {() => number} chance
 * @returns {T[]} the same in another order (Fisher and Yates)
 */
export function shuffled(list, chance) {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = Math.floor(chance() * (last + 1));
    [copy[last], copy[other]] = [copy[other], copy[last]];
  }
  return copy;
}

/**
 * Draw questions so that they cover as much as they can: every page once before any twice, every
 * concept once before any twice, pages listed under `first` before the others.
 *
 * @template {{ id: string, concept: string, page: { page: string } }} Q
 * @param {readonly Q[]} questions
 * @param {number} count
 * @param {() => number} chance
 * @param {ReadonlySet<string>} [first]  pages
 * @returns {Q[]} at most `count`, mixed
 */
export function spread(questions, count, chance, first = new Set()) {
  const left = shuffled(questions, chance);
  /** @type {Map<string, number>} */
  const used = new Map();
  /** @param {Q} question @returns {[number, number, number]} */
  const rank = ({ concept, page: { page } }) => [used.get(page) ?? 0, first.has(page) ? 0 : 1, used.get(`concept:${concept}`) ?? 0];
  /** @type {Q[]} */
  const drawn = [];
  while (drawn.length < count && left.length) {
    let best = 0;
    for (let index = 1; index < left.length; index += 1) {
      if (before(rank(left[index]), rank(left[best]))) best = index;
    }
    const [one] = left.splice(best, 1);
    drawn.push(one);
    // A concept's own page and its questions elsewhere are the same thing asked.
    for (const name of new Set([one.page.page, `concept:${one.concept}`])) used.set(name, (used.get(name) ?? 0) + 1);
  }
  return shuffled(drawn, chance);
}

/** @param {number[]} a @param {number[]} b */
const before = (a, b) => {
  const place = a.findIndex((value, index) => value !== b[index]);
  return place >= 0 && a[place] < b[place];
};
