// What most pages with elements load: the doors to one file of the published site (macros/publish/programs/bundle.mjs).

export { defineChecklist } from "../checklist/lg-checklist.js";
export { defineItem } from "../question/lg-item.js";
export { defineQuiz } from "../quiz/lg-quiz.js";
export { askToStay } from "../store/stay.js";
export { sayUnlisted, showNotices } from "./notice.js";
