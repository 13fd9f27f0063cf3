// What there is to study, read from the list on the page that a tool links to (study_index.html.j2).

import { need } from "../kit/dom.js";
import { adopt } from "../store/adopt.js";
import { Questions, listedPages, renamedQuestions } from "./listed.js";

/** @typedef {import("../question/summary.js").Asked & { type: string }} Asked */

/**
 * A page of the index. What its kind does not have is empty, 0 or false.
 *
 * @typedef {object} StudyPage
 * @property {string} page  kind:id, `round:panw-tpm/system-design`
 * @property {string} kind  "role", "round", "concept" or "practice"
 * @property {string} id
 * @property {string} title
 * @property {string} href  absolute
 * @property {string[]} roles  ids of the loops it belongs to
 * @property {StudyQuestion[]} questions  in the page's order
 * @property {number} count  of its questions
 * @property {number} minutes  of a round
 * @property {boolean} attended  whether the candidate is in the room
 * @property {string[]} rubrics  ids, of a round
 * @property {string[]} concepts  ids a round needs
 * @property {string} checklist  its id; boxes are kept as ticks under `checklist/box`
 * @property {string[]} boxes
 * @property {string[]} names  what the boxes are called, in their order
 * @property {string[]} rounds  ids it prepares for: worked answers and worksheets
 * @property {string} sheet  id of its worksheet
 * @property {string[]} first  ids of the concepts a loop begins with
 * @property {string[]} day  ids of a loop's rounds that are held on one day
 */

/** @typedef {Asked & { page: StudyPage }} StudyQuestion */

/**
 * @typedef {object} StudyIndex
 * @property {StudyPage[]} pages  all of them, in the order of the list
 * @property {StudyPage[]} loops  the roles
 * @property {Map<string, StudyPage>} byPage  by kind:id
 * @property {{ has: (id: string) => boolean, get: (id: string) => StudyQuestion | undefined, values: () => Iterable<StudyQuestion> }} questions  by id, in the order of the pages
 */

/** Types that the reader judges, as the types themselves say; those load once one is asked. */
const JUDGED = ["recall"];

/** Whether a question can be graded without the reader's own judgment. @param {{ type: string }} question */
export const needsNoJudge = ({ type }) => !JUDGED.includes(type);

/** @type {Promise<void> | undefined} */
let loading;

/** @type {StudyIndex | undefined} */
let loaded;

/**
 * Fetch the list that the page links to, once; what reads it starts afterwards.
 *
 * @returns {Promise<void>} rejected where it cannot be fetched
 */
export const loadIndex = () => (loading ??= fetchIndex());

async function fetchIndex() {
  const { href } = /** @type {HTMLAnchorElement} */ (need(document, "a[data-study]"));
  const text = await textOf(href);
  const pages = listedPages(text, href);
  const loops = pages.filter(({ kind }) => kind === "role");
  // A page in the way, such as a network's own, answers too.
  if (!loops.length) throw unlisted(`no list on ${href}`);
  loaded = { pages, loops, byPage: new Map(pages.map((page) => [page.page, page])), questions: new Questions(pages) };
  for (const [id, ...was] of renamedQuestions(text)) adopt(id, was);
}

/** @param {string} href */
async function textOf(href) {
  try {
    const response = await fetch(href);
    if (response.ok) return await response.text();
  } catch {
    // said below
  }
  throw unlisted(`no answer from ${href}`);
}

/** An error that is the network's, not ours. @param {string} text */
const unlisted = (text) => Object.assign(new Error(text), { name: "UnlistedError" });

/** The list, once it is loaded. @returns {StudyIndex} */
export function readIndex() {
  if (!loaded) throw new Error("the index is not loaded");
  return loaded;
}

/**
 * Questions of a loop: those of its rounds, and of the concepts these need.
 *
 * @param {StudyIndex} index
 * @param {string} role
 * @returns {StudyQuestion[]}
 */
export const questionsOfLoop = (index, role) => [...index.questions.values()].filter(({ page }) => page.roles.includes(role));

/**
 * Questions of a round: its own, and those of the concepts it needs.
 *
 * @param {StudyIndex} index
 * @param {StudyPage} round
 * @returns {StudyQuestion[]}
 */
export const questionsOfRound = (index, round) =>
  [...index.questions.values()].filter(
    ({ page }) => page === round || (page.kind === "concept" && round.concepts.includes(page.id)),
  );
