// Registers the elements a page has; a page without them loads none of their code.

/** @param {string} selector */
const has = (selector) => document.querySelector(selector) !== null;

/** Tools of the practice pages that show questions of other pages. */
const SHOW_ITEMS = "lg-diagnostic, lg-exam, lg-review";

/** @type {[selector: string, define: () => Promise<void>][]} */
const ELEMENTS = [
  [`lg-item, ${SHOW_ITEMS}`, async () => (await import("./lg-item.js")).defineItem()],
  ["lg-quiz", async () => (await import("./lg-quiz.js")).defineQuiz()],
  ["lg-checklist", async () => (await import("./lg-checklist.js")).defineChecklist()],
  ["lg-diagnostic", async () => (await import("./lg-diagnostic.js")).defineDiagnostic()],
  ["lg-exam", async () => (await import("./lg-exam.js")).defineExam()],
  ["lg-review", async () => (await import("./lg-review.js")).defineReview()],
  ["lg-scorecard", async () => (await import("./lg-scorecard.js")).defineScorecard()],
];

const found = ELEMENTS.filter(([selector]) => has(selector));
if (found.length) {
  (await import("./notice.js")).showNotices();
  await Promise.all(found.map(([, define]) => define()));
}
