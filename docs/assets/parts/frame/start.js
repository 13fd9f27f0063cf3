// Registers the elements a page has; a page without them loads none of their code.

import { noteReload } from "../kit/reload.js";

/**
 * What is loading, and words to the reader where it cannot be had.
 *
 * @template T
 * @param {Promise<T>} loading
 * @returns {Promise<T>}
 */
const orSay = (loading) =>
  loading.catch((error) => {
    noteReload();
    throw error;
  });

/** @param {string} selector */
const has = (selector) => document.querySelector(selector) !== null;

/** Tools of the practice pages that show questions of other pages, once one is asked for. */
const SHOW_ITEMS = "lg-diagnostic, lg-exam, lg-review";

/** @type {[selector: string, load: () => Promise<() => void | Promise<void>>][]} */
const ELEMENTS = [
  ["lg-tabs", async () => (await import("../prose/lg-tabs.js")).defineTabs],
  ["lg-item", async () => (await import("./common.js")).defineItem],
  ["lg-quiz", async () => (await import("./common.js")).defineQuiz],
  ["lg-checklist", async () => (await import("./common.js")).defineChecklist],
  ["lg-diagnostic", async () => (await import("../diagnostic/lg-diagnostic.js")).defineDiagnostic],
  ["lg-exam", async () => (await import("../exam/lg-exam.js")).defineExam],
  ["lg-review", async () => (await import("../review/lg-review.js")).defineReview],
  ["lg-scorecard", async () => (await import("../scorecard/lg-scorecard.js")).defineScorecard],
  ["lg-sheet", async () => (await import("../worksheet/lg-sheet.js")).defineSheet],
  ["lg-mock", async () => (await import("../mock/lg-mock.js")).defineMock],
  ["lg-offer", async () => (await import("../offer/lg-offer.js")).defineOffer],
  ["lg-carry", async () => (await import("../data/lg-carry.js")).defineCarry],
  ["lg-plan", async () => (await import("../plan/lg-plan.js")).definePlan],
  ["lg-pack", async () => (await import("../pack/lg-pack.js")).definePack],
  ["lg-readiness", async () => (await import("../progress/lg-readiness.js")).defineReadiness],
];

const loads = ELEMENTS.filter(([selector]) => has(selector)).map(([, load]) => orSay(load()));
if (loads.length) {
  const [{ askToStay, showNotices, sayUnlisted }, ...defines] = await Promise.all([
    orSay(import("./common.js")),
    ...loads,
  ]);
  showNotices();
  askToStay();
  try {
    await Promise.all(defines.map((define) => define()));
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "UnlistedError") throw error;
    sayUnlisted();
  }
}
// Notes open without it; it is for who comes near one.
if (has(".lg-term, .lg-cites__sign, .lg-answer__cites")) {
  const wake = () => orSay(import("../notes/notes.js"));
  for (const kind of ["pointerover", "focusin", "touchstart"]) addEventListener(kind, wake, { once: true, passive: true });
}
if (has(SHOW_ITEMS)) (await import("./common.js")).defineItem();
