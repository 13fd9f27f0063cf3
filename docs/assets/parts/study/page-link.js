// Links to pages of the index, by their titles.

import { el } from "../kit/dom.js";

/** @typedef {import("./study-index.js").StudyIndex} StudyIndex */
/** @typedef {import("./study-index.js").StudyPage} StudyPage */

/** @param {StudyPage} page */
export const pageLink = (page) => el("a", { href: page.href }, page.title);

/**
 * @param {StudyIndex} index
 * @param {string} concept  its id
 * @returns {HTMLElement | string} the id itself where it has no page
 */
export function conceptLink(index, concept) {
  const page = index.byPage.get(`concept:${concept}`);
  return page ? pageLink(page) : concept;
}
