// A type of question that the guide does not have: one statement, true or false. What adding a type
// takes is what stands here, and its name in types.js.

import { result } from "../../../docs/assets/parts/question/question-type.js";

/** @typedef {import("../../../docs/assets/parts/question/question-type.js").QuestionType<{ type: string, holds: boolean }, string>} Statement */

/** @type {Statement} */
export const statement = {
  key: (item) => ({ type: "statement", holds: "right" in item.dataset }),
  fits: (_key, answer) => answer === "true" || answer === "false",
  grade(key, answer) {
    const right = answer === String(key.holds);
    return result(right ? 1 : 0, right, { statement: right ? "hit" : "miss" });
  },
  count: ({ right }) => (right ? "judged rightly" : "judged wrongly"),
  unread: () => null,
  task: () => ({ read: () => null, write: () => {}, lacks: () => null, mark: () => {} }),
  changes: false,
  alone: true,
};

// A method that is forgotten fails the check of types, each of them.
const { key, fits, grade, count, unread, task, changes, alone } = statement;
/** @type {Statement[]} */
export const INCOMPLETE = [
  // @ts-expect-error no key
  { fits, grade, count, unread, task, changes, alone },
  // @ts-expect-error no fits
  { key, grade, count, unread, task, changes, alone },
  // @ts-expect-error no grade
  { key, fits, count, unread, task, changes, alone },
  // @ts-expect-error no count
  { key, fits, grade, unread, task, changes, alone },
  // @ts-expect-error no unread
  { key, fits, grade, count, task, changes, alone },
  // @ts-expect-error no task
  { key, fits, grade, count, unread, changes, alone },
  // @ts-expect-error no changes
  { key, fits, grade, count, unread, task, alone },
  // @ts-expect-error no alone
  { key, fits, grade, count, unread, task, changes },
];
