// Rounds as the page carries them (mock.html.j2).

import { textOf } from "../kit/text.js";
import { need } from "../kit/dom.js";

/** @typedef {import("./mock.js").Phase} Phase */
/** @typedef {import("./mock.js").FollowUp} FollowUp */

/** `element` holds the prompt's text as rendered. @typedef {{ id: string, element: HTMLElement, followups: FollowUp[] }} Prompt */

/**
 * @typedef {object} MockRound
 * @property {string} id
 * @property {string} title
 * @property {string} loop
 * @property {number} minutes
 * @property {string} href  absolute
 * @property {{ id: string, title: string }[]} rubrics
 * @property {(Phase & { do: string })[]} phases
 * @property {Prompt[]} prompts
 * @property {HTMLElement} signals
 */

/** @param {ParentNode} root @param {string} selector */
const all = (root, selector) => [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector))];

/** @param {HTMLElement} root @returns {MockRound[]} */
export function readRounds(root) {
  return all(root, "[data-round]").map((round) => {
    const { round: id = "", title = "", minutes, href = "", rubrics = "" } = round.dataset;
    return {
      id,
      title,
      loop: /** @type {HTMLElement | null} */ (round.closest("[data-loop]"))?.dataset.loop ?? "",
      minutes: Number(minutes),
      href: new URL(href, document.baseURI).href,
      rubrics: rubrics ? rubrics.split("|").map((one) => ({ id: one.slice(0, one.indexOf("=")), title: one.slice(one.indexOf("=") + 1) })) : [],
      phases: all(round, "[data-phase]").map((phase) => ({
        id: phase.dataset.phase ?? "",
        title: textOf(need(phase, ".lg-mock__phase")),
        low: Number(phase.dataset.low),
        high: Number(phase.dataset.high),
        do: textOf(need(phase, ".lg-mock__do")),
      })),
      prompts: all(round, "[data-prompt]").map((prompt) => ({
        id: prompt.dataset.prompt ?? "",
        element: need(prompt, ".lg-mock__text"),
        followups: all(prompt, "[data-at]").map((one) => ({ at: Number(one.dataset.at), text: textOf(need(one, ".lg-mock__turn")) })),
      })),
      signals: need(round, ".lg-mock__signals"),
    };
  });
}
