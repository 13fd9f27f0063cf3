// What stands below the text of a page: the door to one file of the published site
// (macros/publish/programs/bundle.mjs), loaded once a reader comes near.

import { defineChecklist } from "../checklist/lg-checklist.js";
import { defineItem } from "../question/lg-item.js";
import { placeReached } from "./address.js";
import { defineQuiz } from "./lg-quiz.js";

/** Register the elements, and leave the reader where they are; called once. */
export function defineBelow() {
  const quiz = /** @type {import("./lg-quiz.js").LgQuiz | null} */ (document.querySelector("lg-quiz"));
  const { at, hold } = placeReached(quiz);
  defineItem();
  defineQuiz();
  defineChecklist();
  if (at) quiz?.showAt(at);
  hold();
}

export { grade, keyOf, unreadHint } from "../question/types.js";
export { defineItem };
