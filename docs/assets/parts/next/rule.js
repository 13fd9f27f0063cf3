// What comes after a result, one step and no more: a pure function of what is known there.
//
// The order, with its reasons. The first that holds is taken.
//
//  1. A mock without its score: the scorecard, before anything read since colors it.
//  2. An interview today or tomorrow: the pack. Nothing new comes on the eve (plan.js, rule 5). A mock that
//     ended too soon may still be gone on with, as its end says.
//  3. Nothing answered yet where review would ask it again: the diagnostic, which is taken before
//     reading. Progress and the plan begin with it too.
//  4. A concept missed in this result: its page. A mistake that is known is the surest gain.
//  5. The next round that has no mock yet, or none that met the bar: its mock. The interview is
//     spoken, and a mock shows what to read next.
//  6. Questions due today: review, unless that is where the reader comes from.
//  7. No plan: a plan, which puts the rest on days.
//  8. Else what the plan has for today.

/** The tool that gave the result. @typedef {"quiz" | "diagnostic" | "drill" | "review" | "exam" | "mock" | "scorecard"} From */

/** A page to go to. @typedef {{ title: string, href: string }} Page */

/**
 * @typedef {object} Known
 * @property {From} from
 * @property {boolean} [short]  the mock just run ended too soon to count
 * @property {Page | null} score  the scorecard of the mock just run
 * @property {boolean} eve  an interview of the loop is today or tomorrow
 * @property {boolean} untried  review has nothing to ask, since no question of the loop was answered
 * @property {Page | null} missed  the page of the concept weakest in this result; null where nothing was missed
 * @property {{ id: string, title: string } | null} mock  the round to rehearse
 * @property {number} due  questions due today
 * @property {boolean} planned  there is a plan for the loop
 */

/**
 * A step in words, with the link in the middle: a page's address, or a tool's beside the others.
 *
 * @typedef {{ before: string, link: string, after: string, href?: string, tool?: string }} Step
 */

/** @param {Known} known @returns {Step} */
export function step({ from, short, score, eve, untried, missed, mock, due, planned }) {
  if (score) return { before: "", link: score.title, after: " before you read a worked answer.", href: score.href };
  if (eve && short) return { before: "go on with this round, or, if that is all for today, print the ", link: "interview-day pack", after: ".", tool: "pack/" };
  if (eve) return { before: "your interview is close. Print the ", link: "interview-day pack", after: " and learn nothing new.", tool: "pack/" };
  if (untried) return { before: "take the ", link: "diagnostic", after: ". Ten questions show where to start.", tool: "diagnostic/" };
  if (missed) {
    const again = from === "diagnostic" ? "" : " again"; // it is taken before reading
    const asked = from === "review" ? "What you missed comes back" : "Review asks what you missed";
    return { before: "read ", link: missed.title, after: `${again}. ${asked} tomorrow.`, href: missed.href };
  }
  if (mock) return { before: "run a ", link: "mock", after: ` of ${mock.title}.`, tool: `mock/?round=${mock.id}` };
  if (due && from !== "review") return { before: "", link: "review", after: ` has ${due === 1 ? "a question" : `${due} questions`} for today.`, tool: "review/" };
  if (!planned) return { before: "", link: "make your plan", after: ". It puts what you missed, the mocks and the checklists on days.", tool: "plan/" };
  return { before: "what ", link: "your plan", after: " has for today.", tool: "plan/" };
}
