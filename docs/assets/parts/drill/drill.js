// Which questions a drill asks, and in which order: pure functions.

import { shuffled } from "../kit/chance.js";
import { lastTry } from "../study/tally.js";

/** @typedef {import("../store/format.js").Item} Item */

/** Seconds of a drill. */
export const LENGTH = 5 * 60;

/**
 * The questions of a drill: the missed first, then the untried, then what was right, longest ago
 * first. The missed and the untried are mixed, so that no two drills of a skill are alike.
 *
 * @template {{ id: string, rev: string }} Q
 * @param {readonly Q[]} questions
 * @param {(id: string) => Item | null} itemOf
 * @param {() => number} chance
 * @returns {Q[]} all of them
 */
export function drawDrill(questions, itemOf, chance) {
  const tried = shuffled(questions, chance).map((question) => ({ question, last: lastTry(question, itemOf) }));
  const right = tried.filter(({ last }) => last?.right);
  right.sort((a, b) => ((a.last?.at ?? "") < (b.last?.at ?? "") ? -1 : 1));
  const missed = tried.filter(({ last }) => last && !last.right);
  const untried = tried.filter(({ last }) => !last);
  return [...missed, ...untried, ...right].map(({ question }) => question);
}
