// order: of all pairs of items, the share in their right relative order, less the share that is not;
// never below 0. One neighboring swap among five is worth 0.8, the reverse order 0.

import { isIds, isSet, partOf, reasonsOf, result, tally } from "../question-type.js";
import { orderTask } from "./task.js";

/** @typedef {import("../question-type.js").Verdict} Verdict */
/** @typedef {{ type: string, items: string[] }} OrderKey */

/** @type {import("../question-type.js").QuestionType<OrderKey, string[]>} */
export const order = {
  key: (item) => ({ type: "order", items: reasonsOf(item).map(partOf) }),
  fits: ({ items }, answer) =>
    isIds(answer) && isSet(answer) && answer.length === items.length && answer.every((id) => items.includes(id)),
  grade({ items }, answer) {
    if (!answer) return result(0, false, Object.fromEntries(items.map((id) => [id, "miss"])));
    const at = items.map((id) => answer.indexOf(id));
    let kept = 0;
    let turned = 0;
    for (let first = 0; first < at.length; first += 1) {
      for (let second = first + 1; second < at.length; second += 1) {
        if (at[first] < at[second]) kept += 1;
        else turned += 1;
      }
    }
    /** @type {Record<string, Verdict>} */
    const parts = Object.fromEntries(items.map((id, index) => [id, at[index] === index ? "hit" : "false"]));
    return result(Math.max(0, (kept - turned) / (kept + turned)), turned === 0, parts);
  },
  count: (graded) => `${tally(graded, "hit")} of ${Object.keys(graded.parts).length} in place`,
  unread: () => null,
  task: orderTask,
  changes: true,
  alone: true,
};
