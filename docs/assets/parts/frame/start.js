// Registers the elements a page has; a page without them loads none of their code.

import { noteReload } from "../kit/reload.js";
import { nearTo } from "../kit/near.js";
import { holdsPlan } from "../today/holds-plan.js";
import { markAged } from "../sources/aged.js";

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

/** @typedef {[selector: string, load: () => Promise<() => void | Promise<void>>][]} Elements */

/** What a page is there for: loaded with it. @type {Elements} */
const TOOLS = [
  ["lg-tabs", async () => (await import("../prose/lg-tabs.js")).defineTabs],
  ["lg-diagnostic", async () => (await import("../diagnostic/lg-diagnostic.js")).defineDiagnostic],
  ["lg-drill", async () => (await import("../drill/lg-drill.js")).defineDrill],
  ["lg-exam", async () => (await import("../exam/lg-exam.js")).defineExam],
  ["lg-review", async () => (await import("../review/lg-review.js")).defineReview],
  ["lg-scorecard", async () => (await import("../scorecard/lg-scorecard.js")).defineScorecard],
  ["lg-sheet", async () => (await import("../worksheet/lg-sheet.js")).defineSheet],
  ["lg-mock", async () => (await import("../mock/lg-mock.js")).defineMock],
  ["lg-offer", async () => (await import("../offer/lg-offer.js")).defineOffer],
  ["lg-data", async () => (await import("../data/lg-data.js")).defineData],
  ["lg-plan", async () => (await import("../plan/lg-plan.js")).definePlan],
  ["lg-pack", async () => (await import("../pack/lg-pack.js")).definePack],
  [".lg-today", async () => (await import("../today/lg-today.js")).defineToday],
  ["lg-readiness", async () => (await import("../progress/lg-readiness.js")).defineReadiness],
];

/** What stands below the text of a page, whole without scripts: loaded once a reader comes near. @type {Elements} */
const BELOW = [["lg-item, lg-quiz, lg-checklist", async () => (await import("../quiz/below.js")).defineBelow]];

/** @type {Promise<typeof import("./common.js")> | undefined} */
let keeping;

/** What elements need of the store beside themselves; the first call sets it to work. */
async function keep() {
  const common = await import("./common.js");
  common.showNotices();
  common.askToStay();
  return common;
}

/** Load the elements of a list that the page has, and register them in its order. @param {Elements} elements */
async function define(elements) {
  const loads = elements.filter(([selector]) => has(selector)).map(([, load]) => orSay(load()));
  if (!loads.length) return;
  const [{ sayUnlisted }, ...defines] = await Promise.all([orSay((keeping ??= keep())), ...loads]);
  try {
    await Promise.all(defines.map((one) => one()));
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "UnlistedError") throw error;
    sayUnlisted();
  }
}

// Signs open without it, and terms lead to the glossary; it is for who comes near one.
if (has(".lg-term, .lg-cites__sign, .lg-answer__cites")) {
  const wake = () => orSay(import("../notes/notes.js"));
  for (const kind of ["pointerover", "focusin", "touchstart"]) addEventListener(kind, wake, { once: true, passive: true });
  addEventListener("click", (event) => {
    const link = event.target instanceof Element && /** @type {HTMLAnchorElement | null} */ (event.target.closest("a.lg-term"));
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    wake().then(({ press }) => press(link));
  });
}

markAged(document);
// What a note shows comes from another page, later.
addEventListener("lg-told", ({ target }) => target instanceof Element && markAged(target));

const below = document.querySelectorAll(BELOW[0][0]);
if (below.length) nearTo(below).then(() => define(BELOW));
// Home loads what a plan takes only where one is kept. Only home asks: of thousands of keys it takes a while.
const today = document.querySelector(".lg-today");
if (today && !holdsPlan()) today.remove();
await define(TOOLS);
