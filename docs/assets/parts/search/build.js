// Makes the index: from the sections of a site to a head, which every search reads, and parts, of
// which a search reads a few. Run once when the guide is published (macros/publish/programs), and
// in the browser where it is served while being written.

import { LEADS, SAME } from "./leads.js";
import { pack } from "./postings.js";
import { kindOf, marksIn, plain, unmarked } from "./search-text.js";
import { chunks, terms } from "./words.js";

/**
 * @typedef {{location: string, title: string, text: string}} Entry  of mkdocs-material's index
 * @typedef {{anchor: string, title: string, text: string, marks: string}} Section  `marks`: what it cites
 * @typedef {{url: string, title: string, kind: string, loop: string, sign: string, sections: Section[]}} Page
 *   `sign` is the line above its title
 * @typedef {object} Head
 * @property {[url: string, title: string, kind: string, loop: string][]} pages
 * @property {[page: number, anchor: string, title: string][]} sections  by number; a page's first is the page
 * @property {string} terms  every term in the order of its code units, a space between two
 * @property {number[]} shards  number of the first term of each part with postings
 * @property {number[]} texts  number of the first section of each part with texts
 * @property {[term: string[], same: string[]][]} same  terms of a word and those of another for it
 * @typedef {{head: Head, shards: string[][], texts: string[][]}} Index
 */

// Characters of a part before it is compressed: small enough that a search loads little, and large
// enough that it asks for few.
const SHARD = 24_000;
const TEXTS = 24_000;

const LONGEST_SIGN = 80;

// What a term is worth by where it stands.
const TITLE = 30;
const PAGE = 8;
const ALSO = 26;
const TEXT = 14;

/**
 * Pages with their sections, from the entries of mkdocs-material's index.
 *
 * @param {Entry[]} entries
 * @returns {Page[]}
 */
export function readEntries(entries) {
  /** @type {Map<string, Page>} */
  const pages = new Map();
  for (const { location, title, text } of entries) {
    const [url, anchor = ""] = location.split("#");
    if (!text && anchor) continue; // a heading whose section is left out
    const kind = kindOf(location);
    const page = pages.get(url) ?? { url, title: plain(title), kind, loop: "", sign: "", sections: [] };
    pages.set(url, page);
    const all = plain(text);
    const words = unmarked(all);
    // What stands before a page's heading and what follows it have one address: they are one section.
    const known = page.sections.find((section) => section.anchor === anchor);
    if (known) known.text = `${known.text} ${words}`.trim();
    else page.sections.push({ anchor, title: plain(title), text: words, marks: marksIn(all) });
  }
  for (const page of pages.values()) {
    splitSign(page);
    const role = `roles/${page.url.split("/")[1]}/`;
    if (page.kind === "Round") page.loop = /^.*?, (.+)$/.exec(page.sign)?.[1] ?? pages.get(role)?.title ?? "";
  }
  return [...pages.values()];
}

/** Take the line above a page's title, and the title, out of its text. @param {Page} page */
function splitSign(page) {
  const [first] = page.sections;
  const at = first.text.indexOf(page.title);
  if (first.anchor || at < 0 || at > LONGEST_SIGN) return;
  page.sign = first.text.slice(0, at).trim();
  first.text = first.text.slice(at + page.title.length).trim();
}

/**
 * @param {Page[]} pages
 * @param {Record<string, string[]>} also  other words for pages and sections, by address
 * @returns {Index}
 */
export function buildIndex(pages, also = {}) {
  /** @type {Map<string, [number, number][]>} */
  const postings = new Map();
  /** @type {Head["sections"]} */
  const sections = [];
  const length = mean(pages.flatMap((page) => page.sections.map(({ text }) => text.length)));
  pages.forEach((page, number) => {
    const about = new Set(terms(`${page.title} ${page.loop} ${page.kind} ${page.sign}`));
    page.sections.forEach((section, at) => {
      const weights = weigh(section, length);
      for (const term of about) add(weights, term, PAGE);
      const place = at === 0 ? page.url : `${page.url}#${section.anchor}`;
      for (const [term, weight] of called(also[place] ?? [])) add(weights, term, weight);
      for (const [term, weight] of weights) {
        const found = postings.get(term);
        if (found) found.push([sections.length, weight]);
        else postings.set(term, [[sections.length, weight]]);
      }
      sections.push([number, section.anchor, at === 0 && section.title === page.title ? "" : section.title]);
    });
  });
  const words = [...postings.keys()].sort((a, b) => (a < b ? -1 : 1));
  const packed = words.map((term) => pack(postings.get(term) ?? []));
  const texts = pages.flatMap((page) => page.sections.map(({ text }) => text));
  const [shards, inShards] = divide(packed, SHARD);
  const [textParts, inTexts] = divide(texts, TEXTS);
  return {
    head: {
      pages: pages.map(({ url, title, kind, loop }) => [url, title, kind, loop]),
      sections,
      terms: words.join(" "),
      shards,
      texts: textParts,
      same: sameWords(),
    },
    shards: inShards,
    texts: inTexts,
  };
}

/** @param {number[]} numbers */
const mean = (numbers) => numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);

/** @param {Map<string, number>} weights @param {string} term @param {number} weight */
const add = (weights, term, weight) => weights.set(term, (weights.get(term) ?? 0) + weight);

/**
 * What each term of a section is worth.
 *
 * @param {Section} section
 * @param {number} usual  mean length of a section's text
 */
function weigh({ title, text, marks }, usual) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const term of terms(`${text} ${marks}`)) add(counts, term, 1);
  const long = 0.5 + (0.5 * text.length) / usual;
  const weights = new Map([...counts].map(([term, count]) => [term, (TEXT * count) / (count + 1.2 * long)]));
  const heading = chunks(title);
  for (const term of new Set(terms(title))) add(weights, term, TITLE / (0.75 + heading.length / 4));
  // Zero trust is looked for as zerotrust, too.
  for (const term of joined(heading)) add(weights, term, TITLE / 2);
  return weights;
}

/**
 * Terms of other names: a name of few words says more.
 *
 * @param {string[]} names
 * @returns {Map<string, number>}
 */
function called(names) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const name of names.flatMap((each) => each.split(",")).map((each) => each.trim())) {
    const parts = chunks(name);
    const weight = ALSO / (0.75 + parts.filter(({ empty }) => !empty).length / 4);
    for (const term of [...terms(name), ...joined(parts)]) found.set(term, Math.max(weight, found.get(term) ?? 0));
  }
  return found;
}

/** Neighbors written as one word. @param {import("./words.js").Chunk[]} parts */
function joined(parts) {
  return parts.slice(1).flatMap((part, at) => (part.parts.length && parts[at].parts.length ? [parts[at].parts[0] + part.parts[0]] : []));
}

/** @returns {Head["same"]} */
function sameWords() {
  const read = (/** @type {string} */ word) => chunks(word).map(({ parts }) => parts[0]);
  return SAME.flatMap(([ours, ...theirs]) => theirs.map((word) => /** @type {[string[], string[]]} */ ([read(word), read(ours)])));
}

/**
 * Texts in parts of about `size` characters, and the number of the first text of each.
 *
 * @param {string[]} texts
 * @param {number} size
 * @returns {[starts: number[], parts: string[][]]}
 */
function divide(texts, size) {
  /** @type {number[]} */
  const starts = [];
  /** @type {string[][]} */
  const parts = [];
  let room = 0;
  texts.forEach((text, number) => {
    if (room <= 0) {
      starts.push(number);
      parts.push([]);
      room = size;
    }
    parts[parts.length - 1].push(text);
    room -= text.length;
  });
  return [starts, parts];
}

/**
 * Other words for pages and sections, known here. A guide of its own may lack some of them.
 *
 * @param {Page[]} pages
 * @returns {Record<string, string[]>}
 */
export function leads(pages) {
  const there = new Set(pages.flatMap(({ url, sections }) => [url, ...sections.map(({ anchor }) => `${url}#${anchor}`)]));
  return Object.fromEntries(Object.entries(LEADS).filter(([url]) => there.has(url)));
}
