// What most pages with elements load: the doors to one file of the published site (macros/bundle.mjs).

export { defineChecklist } from "./lg-checklist.js";
export { defineItem } from "./lg-item.js";
export { defineQuiz } from "./lg-quiz.js";
export { sayUnlisted, showNotices } from "./notice.js";
