// The next sensible step after a result, the same from every tool: to the plan where there is none
// for the loop yet, else to what the plan has for today; to review where something may be due.

import { el } from "../kit/dom.js";
import { PLAN } from "../store/work.js";
import { store } from "../store/store.js";

/** Where the reader is now; that tool is not named again. @typedef {"diagnostic" | "review" | "exam" | "mock" | "scorecard"} From */

/** @param {string} name  of a tool, beside this page */
const tool = (name) => new URL(`../${name}/`, location.href).href;

/**
 * A line with links, for the end of a result on a page of practice.
 *
 * @param {string | null} role  the loop of the result; null where the reader chose none
 * @param {From} from
 * @returns {HTMLElement}
 */
export function nextStep(role, from) {
  const plan = store.get("plan", PLAN);
  const own = plan && (role === null || plan.role === role);
  const parts = own
    ? ["Next: what ", el("a", { href: tool("plan") }, "your plan"), " has for today"]
    : ["Next: ", el("a", { href: tool("plan") }, "make your plan"), ": it puts what you missed, the mocks and the checklists on days"];
  const rest = from === "review" ? "." : [", and tomorrow ", el("a", { href: tool("review") }, "review"), " of what you missed."];
  return el("p", { class: "lg-next-step" }, ...parts, ...rest);
}
