// Pure text functions of the search.

import { cut } from "./words.js";

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** @type {Record<string, string>} */
const KINDS = {
  companies: "Company",
  roles: "Loop",
  rounds: "Round",
  rubrics: "Rubric",
  concepts: "Concept",
  cases: "Case",
  practice: "Practice",
  sources: "Source",
};

// A mark of a citation as the index's builder leaves it, and the labels of a drawing's axis.
const MARKS = /[A-Z]\d{2,3}[a-z]?\s+(?:reported|confirmed|disputed|corrected)/g;
const SCALE = /(?:(?<=^|\s)\d{1,3}\s+){5,}\d{1,3}(?=\s|$)/g;

/**
 * Text of an index entry without its markup. The result is only ever shown as text.
 *
 * @param {string} html
 */
export function plain(html) {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ENTITIES[/** @type {keyof typeof ENTITIES} */ (name)])
    .replace(/\s+/g, " ")
    .trim();
}

/** Plain text without marks of citations and without what stands along a drawing. @param {string} text */
export function unmarked(text) {
  return text
    .replace(MARKS, " ")
    .replace(SCALE, " ")
    .replace(/\s+/g, " ")
    .replace(/ (?=[.,;:])/g, "")
    .trim();
}

/** The codes of what a plain text cites. @param {string} text */
export const marksIn = (text) => [...text.matchAll(MARKS)].map(([mark]) => mark.split(/\s/)[0]).join(" ");

/**
 * What sort of page an address leads to, from its first folder.
 *
 * @param {string} location relative to the site's address
 */
export function kindOf(location) {
  return KINDS[location.split(/[/#]/, 1)[0]] ?? "Page";
}

/**
 * A piece of `text` around the first matched word, cut at the matches: plain text and matched words
 * in turn, beginning with plain text.
 *
 * @param {string} text
 * @param {(term: string) => boolean} wanted  tells whether a term of the index was searched
 * @param {number} length characters to show
 * @returns {string[]}
 */
export function excerpt(text, wanted, length = 150) {
  const before = cut(text, wanted)[0].length;
  const hit = before < text.length ? before : 0; // what only the title has begins the text
  let from = Math.max(0, hit - Math.floor(length / 3));
  if (from > 0) from = text.indexOf(" ", from) + 1;
  let to = Math.min(text.length, from + length);
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), hit + 1);
  return cut(`${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`, wanted);
}
