// Ten of a long bank: which questions to take now.

/** @typedef {import("../question/summary.js").State} State */

/** Questions taken at a time. */
export const TEN = 10;

/** A bank is long, and worth a part of it, from this many questions on. */
export const LONG = 16;

/** What is taken first, second, third. */
const RANK = /** @type {Record<State, number>} */ ({ wrong: 0, partly: 0, revised: 0, begun: 1, open: 1, right: 2 });

/**
 * Ten questions: the missed first, then the untried, then those answered longest ago.
 *
 * @param {{ id: string, state: State, at: string }[]} bank  in the quiz's order; `at` is the time of
 *   the record kept, empty where there is none
 * @returns {string[]} ids, in the quiz's order
 */
export function drawTen(bank) {
  const ranked = bank.map((one, place) => ({ ...one, place }));
  ranked.sort((a, b) => {
    const rank = RANK[a.state] - RANK[b.state];
    if (rank || RANK[a.state] < 2) return rank || a.place - b.place;
    return a.at < b.at ? -1 : a.at > b.at ? 1 : a.place - b.place;
  });
  return ranked
    .slice(0, TEN)
    .sort((a, b) => a.place - b.place)
    .map(({ id }) => id);
}
