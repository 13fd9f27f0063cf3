// Finds the sections that answer what was typed, the best first.

import { Dictionary } from "./dictionary.js";
import { unpack } from "./postings.js";
import { excerpt } from "./search-text.js";
import { chunks, stem, subject, terms } from "./words.js";

/**
 * @typedef {import("./build.js").Head} Head
 * @typedef {{shard: (number: number) => Promise<string[]>, texts: (number: number) => Promise<string[]>}} Parts
 *   fetches a part of the index
 * @typedef {{location: string, title: string, page: string, kind: string, loop: string, excerpt: string[]}} Hit
 *   `excerpt` alternates plain text and matched words, beginning with plain text.
 * @typedef {{total: number, hits: Hit[]}} Found
 *
 * @typedef {{terms: string[], covers: number[], worth: number, whole: boolean}} Way
 *   of meeting some of what was typed: a section that has all the terms has what the words covered
 *   ask for. `whole` is false where a term only begins like the word, or is near it.
 */

const SHOWN = 12;
// Sections of one page among those shown.
const OF_A_PAGE = 3;
// What each further section of a page is worth.
const AGAIN = 0.8;
// As many of the best are looked at closely.
const CLOSELY = 60;
// What a candidate looks for is rarely in the ledger of sources, or in how the guide is made.
const SELDOM = /^(sources|hosting|engine)\//;

/**
 * Search what `query` says.
 *
 * @param {Head} head
 * @param {Dictionary} dictionary  of the head's terms
 * @param {Parts} parts
 * @param {string} query
 * @returns {Promise<Found>}
 */
export async function find(head, dictionary, parts, query) {
  const { ways, words } = waysOf(query, dictionary, head.same);
  const places = await placesOf(new Set(ways.flatMap((way) => way.terms)), dictionary, head, parts);
  const { score, met } = scores(ways, words, places, head.sections.length);
  const wanted = new Set(ways.flatMap((way) => way.terms));
  const whole = new Set(ways.filter((way) => way.whole).flatMap((way) => way.terms));
  const order = [...score.keys()].filter((section) => score[section] > 0);
  order.sort((a, b) => score[b] - score[a] || a - b);
  const looked = order.slice(0, CLOSELY).map((section) => /** @type {const} */ ([section, score[section] * closer(head, section, whole)]));
  looked.sort((a, b) => b[1] - a[1]);

  const shown = spread(looked, (section) => head.sections[section][0]).slice(0, SHOWN);
  const full = order.filter((section) => met[section] === words).length;
  return {
    total: full >= SHOWN ? full : order.length,
    hits: await Promise.all(shown.map((section) => hit(head, parts, section, (term) => wanted.has(term)))),
  };
}

/**
 * The ways of meeting a query, and of how many words it is.
 *
 * @param {string} query
 * @param {Dictionary} dictionary
 * @param {Head["same"]} same
 */
function waysOf(query, dictionary, same) {
  const all = chunks(subject(query));
  const typed = all.every(({ empty }) => empty) ? all.map((each) => ({ ...each, empty: false })) : all;
  const isTyping = !/[\s?.!]$/.test(query);
  /** @type {Way[]} */
  const ways = [];
  let words = 0;
  // Which words each chunk is: an empty one is none, CI/CD is two.
  const covers = typed.map(({ parts, empty }) => (empty ? [] : parts.map(() => words++)));
  typed.forEach(({ parts, whole, empty }, at) => {
    if (empty) return;
    parts.forEach((term, part) => ways.push(...waysOfTerm(term, covers[at][part], isTyping && at === typed.length - 1, dictionary)));
    for (const term of whole) ways.push({ terms: [term], covers: covers[at], worth: 1.2, whole: true });
    const next = typed[at + 1] ?? typed[at - 1];
    if (!next) return;
    const [first, second] = typed[at + 1] ? [at, at + 1] : [at - 1, at];
    const pair = `${typed[first].parts[0]}${typed[second].parts[0]}`;
    ways.push({ terms: [pair], covers: [...covers[first], ...covers[second]], worth: 1.5, whole: true });
  });
  const line = typed.map(({ parts }) => parts[0]);
  for (const [from, to] of same) {
    const at = line.findIndex((_, start) => from.every((term, step) => line[start + step] === term));
    const met = from.flatMap((_, step) => covers[at + step] ?? []);
    if (at >= 0 && met.length) ways.push({ terms: to, covers: met, worth: 0.8, whole: true });
  }
  return { ways: ways.filter((way) => way.terms.every((term) => dictionary.has(term))), words };
}

/**
 * @param {string} term
 * @param {number} word
 * @param {boolean} isTyping  its end may not have been typed yet
 * @param {Dictionary} dictionary
 * @returns {Way[]}
 */
function waysOfTerm(term, word, isTyping, dictionary) {
  const covers = [word];
  const isKnown = dictionary.has(term);
  /** @type {Way[]} */
  const ways = isKnown ? [{ terms: [term], covers, worth: 1, whole: true }] : [];
  const split = isKnown ? null : dictionary.split(term, stem);
  if (split) ways.push({ terms: split, covers, worth: 0.9, whole: true });
  if (term.length > 2 && (isTyping || !ways.length)) {
    for (const longer of dictionary.beginning(term)) {
      const worth = (isKnown || split ? 0.12 : 0.6) * (term.length / longer.length);
      ways.push({ terms: [longer], covers, worth, whole: false });
    }
  }
  if (ways.length) return ways;
  const shorter = dictionary.shortened(term);
  if (shorter) return [{ terms: [shorter], covers, worth: 0.6, whole: false }];
  return dictionary.near(term).map((near) => ({ terms: [near], covers, worth: 0.5, whole: false }));
}

/**
 * Where each of `wanted` occurs.
 *
 * @param {Set<string>} wanted
 * @param {Dictionary} dictionary
 * @param {Head} head
 * @param {Parts} parts
 */
async function placesOf(wanted, dictionary, head, parts) {
  const found = await Promise.all(
    [...wanted].map(async (term) => {
      const place = dictionary.place(term);
      const shard = holder(head.shards, place);
      const postings = await parts.shard(shard);
      return /** @type {const} */ ([term, unpack(postings[place - head.shards[shard]])]);
    }),
  );
  return new Map(found);
}

/** The number of the part that holds `number`. @param {number[]} starts @param {number} number */
const holder = (starts, number) => starts.findLastIndex((start) => start <= number);

/**
 * What each section is worth, and how many of the query's words it meets.
 *
 * @param {Way[]} ways
 * @param {number} words
 * @param {Map<string, [number, number][]>} places
 * @param {number} sections
 */
function scores(ways, words, places, sections) {
  const score = new Float64Array(sections);
  const met = new Uint8Array(sections);
  const rare = (/** @type {string} */ term) => {
    const often = places.get(term)?.length ?? 0;
    return Math.log(1 + (sections - often + 0.5) / (often + 0.5));
  };
  for (let word = 0; word < words; word += 1) {
    const best = new Float64Array(sections);
    const own = ways.filter((way) => way.covers.includes(word));
    // A word that only begins alike is worth no more for being rarer than the word itself.
    const most = Math.min(...own.filter((way) => way.whole && way.terms.length === 1).map((way) => rare(way.terms[0])), Infinity);
    for (const way of own) {
      const factor = way.worth * Math.min(rare(way.terms[0]), way.whole ? Infinity : most);
      for (const [section, weight] of shared(way.terms, places)) {
        best[section] = Math.max(best[section], factor * weight);
      }
    }
    best.forEach((value, section) => {
      if (!value) return;
      score[section] += value;
      met[section] += 1;
    });
  }
  score.forEach((value, section) => {
    if (value) score[section] = value * (met[section] / words) ** 2;
  });
  return { score, met };
}

/**
 * The sections that have all of `wanted`, each with the least of the weights.
 *
 * @param {string[]} wanted
 * @param {Map<string, [number, number][]>} places
 * @returns {Iterable<[number, number]>}
 */
function shared([first, ...rest], places) {
  let found = places.get(first) ?? [];
  for (const term of rest) {
    const other = new Map(places.get(term));
    found = found.flatMap(([section, weight]) => {
      const there = other.get(section);
      return there === undefined ? [] : [/** @type {[number, number]} */ ([section, Math.min(weight, there)])];
    });
  }
  return found;
}

/**
 * Sections in the order in which they are shown: one page does not fill the list, and its second
 * section gives way to another page that is nearly as good.
 *
 * @param {(readonly [section: number, worth: number])[]} looked  the best first
 * @param {(section: number) => number} pageOf
 */
function spread(looked, pageOf) {
  /** @type {Map<number, number>} */
  const ofPage = new Map();
  const worths = looked.map(([section, worth]) => {
    const before = ofPage.get(pageOf(section)) ?? 0;
    ofPage.set(pageOf(section), before + 1);
    return { section, worth: before < OF_A_PAGE ? worth * AGAIN ** before : 0 };
  });
  const kept = worths.filter(({ worth }) => worth > 0).sort((a, b) => b.worth - a.worth);
  return kept.map(({ section }) => section);
}

/**
 * How much more a section is worth, looked at closely: what is typed is its title, or its page's.
 *
 * @param {Head} head
 * @param {number} section
 * @param {Set<string>} typed
 */
function closer(head, section, typed) {
  const [page, anchor, title] = head.sections[section];
  const [url, name] = head.pages[page];
  const isTyped = (/** @type {string} */ text) => {
    const all = terms(text);
    return all.length > 0 && all.every((term) => typed.has(term));
  };
  let factor = SELDOM.test(url) ? 0.5 : 1;
  if (isTyped(title || name)) factor *= 1.3;
  if (!anchor) factor *= isTyped(name) ? 1.6 : 1.15;
  return factor;
}

/**
 * @param {Head} head
 * @param {Parts} parts
 * @param {number} section
 * @param {(term: string) => boolean} wanted
 * @returns {Promise<Hit>}
 */
async function hit(head, parts, section, wanted) {
  const [page, anchor, own] = head.sections[section];
  const [url, name, kind, loop] = head.pages[page];
  const part = holder(head.texts, section);
  const texts = await parts.texts(part);
  return {
    location: anchor ? `${url}#${anchor}` : url,
    title: own || name,
    page: name,
    kind,
    loop,
    excerpt: excerpt(texts[section - head.texts[part]], wanted),
  };
}
