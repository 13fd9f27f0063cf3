// recall: share of the criteria the reader says were met.

import { need } from "../../kit/dom.js";
import { isIds, isRecord, isSet, partOf, result, tally } from "../question-type.js";
import { recallTask } from "./task.js";

/** @typedef {import("../question-type.js").Verdict} Verdict */
/** @typedef {{ type: string, criteria: string[] }} RecallKey */

/** `seen`: the criteria have been shown. @typedef {{ text: string, met: string[], seen: boolean }} RecallAnswer */

/** From this share of criteria on, a recall counts as right: one may be missing from five on. */
export const RECALL_BAR = 0.8;

/** @type {import("../question-type.js").QuestionType<RecallKey, RecallAnswer>} */
export const recall = {
  key(item) {
    // The criteria move into the task while they are ticked; a copy stays with the answer.
    const criteria = /** @type {NodeListOf<HTMLElement>} */ (need(item, ".lg-criteria").querySelectorAll(".lg-criterion"));
    return { type: "recall", criteria: [...criteria].map(partOf) };
  },
  fits: ({ criteria }, answer) =>
    isRecord(answer) &&
    typeof answer.text === "string" &&
    typeof answer.seen === "boolean" &&
    isIds(answer.met) &&
    isSet(answer.met) &&
    answer.met.every((id) => criteria.includes(id)),
  grade({ criteria }, answer) {
    const met = answer?.met ?? [];
    /** @type {Record<string, Verdict>} */
    const parts = Object.fromEntries(criteria.map((id) => [id, met.includes(id) ? "hit" : "miss"]));
    const share = met.length / criteria.length;
    return result(share, share >= RECALL_BAR, parts);
  },
  count: (graded) => `${tally(graded, "hit")} of ${Object.keys(graded.parts).length} met`,
  unread: () => null,
  task: recallTask,
  changes: true,
  alone: false,
};
