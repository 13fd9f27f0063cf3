// single and multiple: one option is right, or any number of them.
//
// single is all or nothing. multiple: share of the right options chosen, less the share of the wrong
// ones chosen; never below 0. Choosing everything, or nothing, is worth 0.

import { isIds, isSet, partOf, reasonsOf, result, tally } from "../question-type.js";
import { choiceTask } from "./task.js";

/** @typedef {import("../question-type.js").Verdict} Verdict */
/** @typedef {{ type: string, options: Record<string, boolean> }} ChoiceKey */

/** @param {HTMLElement} item */
const optionsOf = (item) => Object.fromEntries(reasonsOf(item).map((reason) => [partOf(reason), "right" in reason.dataset]));

/** @param {ChoiceKey} key @param {string[]} chosen */
function judge({ options }, chosen) {
  /** @type {Record<string, Verdict>} */
  const parts = {};
  for (const [id, right] of Object.entries(options)) {
    parts[id] = chosen.includes(id) ? (right ? "hit" : "false") : right ? "miss" : "pass";
  }
  const all = result(0, true, parts);
  return result(0, tally(all, "miss") === 0 && tally(all, "false") === 0, parts);
}

/** @type {import("../question-type.js").QuestionType<ChoiceKey, string>} */
export const single = {
  key: (item) => ({ type: "single", options: optionsOf(item) }),
  fits: (key, answer) => typeof answer === "string" && Object.hasOwn(key.options, answer),
  grade(key, answer) {
    const { right, parts } = judge(key, answer === null ? [] : [answer]);
    return result(right ? 1 : 0, right, parts);
  },
  count: () => "",
  unread: () => null,
  task: choiceTask,
  changes: false,
  alone: true,
};

/** @type {import("../question-type.js").QuestionType<ChoiceKey, string[]>} */
export const multiple = {
  key: (item) => ({ type: "multiple", options: optionsOf(item) }),
  fits: (key, answer) => isIds(answer) && isSet(answer) && answer.every((id) => Object.hasOwn(key.options, id)),
  grade(key, answer) {
    const judged = judge(key, answer ?? []);
    /** @param {Verdict} verdict */
    const count = (verdict) => tally(judged, verdict);
    const found = count("hit") / (count("hit") + count("miss"));
    const strayed = count("false") / (count("false") + count("pass"));
    return result(Math.max(0, found - strayed), judged.right, judged.parts);
  },
  count(graded) {
    const [hit, miss, wrong] = [tally(graded, "hit"), tally(graded, "miss"), tally(graded, "false")];
    return `${hit} of ${hit + miss} found${wrong ? `, ${wrong} wrong` : ""}`;
  },
  unread: () => null,
  task: choiceTask,
  changes: false,
  alone: true,
};
