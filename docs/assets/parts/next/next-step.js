// The one next step at the end of a result, by the rule in rule.js: what the store knows is looked
// up here, what only the result knows is handed in.

import { dayOf } from "../kit/days.js";
import { el } from "../kit/dom.js";
import { plansOf, roundToRehearse } from "../store/coming.js";
import { interviewOf } from "../store/interviews.js";
import { step } from "./rule.js";

/** @typedef {import("./rule.js").From} From */
/** @typedef {import("./rule.js").Page} Page */
/** @typedef {{ id: string, title: string, minutes: number }} Round */

/**
 * @typedef {object} Result
 * @property {From} from
 * @property {string | null} role  its loop; null for any
 * @property {string} [practice]  address of the folder of the tools, from this page
 * @property {boolean} [short]  a mock that ended too soon to count
 * @property {Page | null} [score]
 * @property {boolean} [untried]
 * @property {Page | null} [missed]
 * @property {Round[]} [rounds]  those that can be rehearsed, in the loop's order
 * @property {string} [below]  a round whose mock was scored below the bar
 * @property {number} [due]
 */

/**
 * A line with one link, for the end of a result.
 *
 * @param {Result} result
 * @returns {HTMLElement}
 */
export function nextStep({ from, role, practice = "../", short = false, score = null, untried = false, missed = null, rounds = [], below = "", due = 0 }) {
  const today = dayOf(new Date());
  const plans = plansOf(role);
  const day = interviewOf(plans, today)({ page: { roles: plans.map((plan) => plan.role) } });
  const mock = roundToRehearse(rounds, role, today, below);
  const { before, link, after, href, tool } = step({ from, short, score, eve: day !== null && day - today <= 1, untried, missed, mock, due, planned: plans.length > 0 });
  const to = href ?? new URL(`${practice}${tool}`, location.href).href;
  return el("p", { class: "lg-next-step" }, `Next: ${before}`, el("a", { href: to }, link), after);
}
