// The one next step at the end of a result, by the rule in rule.js: what the store knows is looked
// up here, what only the result knows is handed in.

import { dayOf } from "../kit/days.js";
import { el } from "../kit/dom.js";
import { interviewOf, interviewOfRound } from "../store/interviews.js";
import { counted } from "../store/mocks.js";
import { store } from "../store/store.js";
import { step } from "./rule.js";

/** @typedef {import("./rule.js").From} From */
/** @typedef {import("./rule.js").Page} Page */
/** @typedef {{ id: string, title: string, minutes: number }} Round */

/**
 * @typedef {object} Result
 * @property {From} from
 * @property {string | null} role  its loop; null for any
 * @property {string} [practice]  address of the folder of the tools, from this page
 * @property {Page | null} [score]
 * @property {boolean} [untried]
 * @property {Page | null} [missed]
 * @property {Round[]} [rounds]  those that can be rehearsed, in the loop's order
 * @property {string} [below]  a round whose mock was scored below the bar
 * @property {number} [due]
 */

/** Plans of a loop. @param {string | null} role */
const plansOf = (role) => store.list("plan").flatMap((id) => store.get("plan", id) ?? []).filter((plan) => role === null || plan.role === role);

/**
 * The round to rehearse: the one below the bar, else the first without a mock, soonest interview
 * first. A round that is over is not rehearsed.
 *
 * @param {Round[]} rounds @param {string} below @param {import("../store/records.js").Plan[]} plans @param {number} today
 */
function toRehearse(rounds, below, plans, today) {
  const mocks = store.list("mock").flatMap((id) => store.get("mock", id) ?? []);
  const interviews = plans.flatMap((plan) => plan.interviews);
  const ids = rounds.map(({ id }) => id);
  const open = rounds.filter((round) => round.id === below || !counted(mocks, round).length);
  const dated = open.map((round) => ({ round, when: interviewOfRound(interviews, round.id, ids, today) }));
  const ahead = dated.filter(({ when }) => when || !interviews.length);
  ahead.sort((a, b) => Number(b.round.id === below) - Number(a.round.id === below) || ((a.when?.date ?? "") < (b.when?.date ?? "") ? -1 : Number(a.when?.date !== b.when?.date)));
  return ahead[0]?.round ?? null;
}

/**
 * A line with one link, for the end of a result.
 *
 * @param {Result} result
 * @returns {HTMLElement}
 */
export function nextStep({ from, role, practice = "../", score = null, untried = false, missed = null, rounds = [], below = "", due = 0 }) {
  const today = dayOf(new Date());
  const plans = plansOf(role);
  const day = interviewOf(plans, today)({ page: { roles: plans.map((plan) => plan.role) } });
  const mock = toRehearse(rounds, below, plans, today);
  const { before, link, after, href, tool } = step({ from, score, eve: day !== null && day - today <= 1, untried, missed, mock, due, planned: plans.length > 0 });
  const to = href ?? new URL(`${practice}${tool}`, location.href).href;
  return el("p", { class: "lg-next-step" }, `Next: ${before}`, el("a", { href: to }, link), after);
}
