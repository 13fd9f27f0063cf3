// match: share of the rows matched rightly.

import { isRecord, partOf, reasonsOf, result, tally } from "../question-type.js";
import { matchTask, targetsOf } from "./task.js";

/** @typedef {import("../question-type.js").Verdict} Verdict */
/** @typedef {{ type: string, pairs: Record<string, string>, targets: string[] }} MatchKey */

/** @type {import("../question-type.js").QuestionType<MatchKey, Record<string, string>>} */
export const match = {
  key(item) {
    return {
      type: "match",
      pairs: Object.fromEntries(reasonsOf(item).map((reason) => [partOf(reason), reason.dataset.to ?? ""])),
      targets: targetsOf(item).map(({ id }) => id),
    };
  },
  fits: ({ pairs, targets }, answer) =>
    isRecord(answer) &&
    Object.entries(answer).every(
      ([row, target]) => Object.hasOwn(pairs, row) && typeof target === "string" && targets.includes(target),
    ),
  grade({ pairs }, answer) {
    const given = answer ?? {};
    const rows = Object.entries(pairs);
    /** @type {Record<string, Verdict>} */
    const parts = {};
    for (const [row, target] of rows) parts[row] = given[row] === target ? "hit" : Object.hasOwn(given, row) ? "false" : "miss";
    const hits = tally(result(0, false, parts), "hit");
    return result(hits / rows.length, hits === rows.length, parts);
  },
  count: (graded) => `${tally(graded, "hit")} of ${Object.keys(graded.parts).length} matched`,
  unread: () => null,
  task: matchTask,
  changes: true,
  alone: true,
};
