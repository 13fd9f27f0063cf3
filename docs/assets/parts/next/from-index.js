// The next step after a result over pages of the index: the tools that have it hand in what it knows.

import { dayOf } from "../kit/days.js";
import { agendaOf } from "../store/work.js";
import { store } from "../store/store.js";
import { missedFirst } from "../study/tally.js";
import { nextStep } from "./next-step.js";

/** @typedef {import("../study/study-index.js").StudyIndex} StudyIndex */
/** @typedef {import("../question/summary.js").ConceptScore} ConceptScore */

/**
 * @param {StudyIndex} index
 * @param {import("./rule.js").From} from
 * @param {string | null} role  the loop of the result; null for all
 * @param {ConceptScore[]} concepts  of the result, weakest first
 * @returns {HTMLElement}
 */
export function stepFrom(index, from, role, concepts) {
  const short = concepts.filter(({ points, questions }) => points < questions);
  const weak = role === null ? short : missedFirst(short, index, role, (id) => store.item(id));
  const [missed] = weak.flatMap(({ concept }) => index.byPage.get(`concept:${concept}`) ?? []);
  const rounds = index.pages.filter(({ kind, attended, roles }) => kind === "round" && attended && role !== null && roles.includes(role));
  const { today, tried } = agendaOf(index, dayOf(new Date()), role);
  return nextStep({ from, role, untried: !tried, missed, rounds, due: today.length });
}
