// Searches mkdocs-material's index away from the page. It takes {index: address} once, then any
// number of {query}; to each query it answers {query, total, hits}, or {failed} if there is no index.

import MiniSearch from "./vendor/minisearch.js";
import { excerpt, kindOf, plain, term } from "./search-text.js";

const SHOWN = 12;

/**
 * @typedef {{location: string, title: string, text: string}} Entry
 * @typedef {{id: number, location: string, title: string, page: string, kind: string, text: string}} Section
 */

/** @type {Promise<MiniSearch<Section>> | undefined} */
let engine;

/**
 * @param {string} address
 * @returns {Promise<MiniSearch<Section>>}
 */
async function load(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  /** @type {{docs?: Entry[], items?: Entry[]}} */
  const data = await response.json();

  // What stands before a page's heading and what follows it have one address: they are one section.
  /** @type {Map<string, {title: string, text: string}>} */
  const sections = new Map();
  for (const { location, title, text } of data.docs ?? data.items ?? []) {
    if (!text && location.includes("#")) continue; // a heading whose section is left out
    const known = sections.get(location);
    sections.set(location, {
      title: known?.title ?? plain(title),
      text: known ? `${known.text} ${plain(text)}`.trim() : plain(text),
    });
  }
  const search = new MiniSearch({
    fields: ["title", "page", "text"],
    processTerm: term,
    storeFields: ["location", "title", "page", "kind", "text"],
    searchOptions: {
      boost: { title: 6, page: 3 },
      combineWith: "AND",
      prefix: (word) => word.length > 2,
      fuzzy: (word) => (word.length > 5 ? 0.2 : false),
    },
  });
  search.addAll(
    [...sections].map(([location, { title, text }], id) => ({
      id,
      location,
      title,
      page: sections.get(location.replace(/#.*/, ""))?.title ?? title,
      kind: kindOf(location),
      text,
    })),
  );
  return search;
}

/** @param {string} query */
async function answer(query) {
  if (!engine) return;
  const search = await engine;
  const found = search.search(query);
  if (found.length < SHOWN) {
    // A question typed as a sentence rarely has all its words in one section: the best of the rest
    // follow those that do.
    const have = new Set(found.map(({ id }) => id));
    found.push(...search.search(query, { combineWith: "OR" }).filter(({ id }) => !have.has(id)));
  }
  postMessage({
    query,
    total: found.length,
    hits: found.slice(0, SHOWN).map((hit) => ({
      location: hit.location,
      title: hit.title,
      page: hit.page,
      kind: hit.kind,
      excerpt: excerpt(hit.text, hit.terms),
    })),
  });
}

addEventListener("message", (event) => {
  const { index, query } = /** @type {{index?: string, query?: string}} */ (event.data);
  if (index) engine = load(index);
  const done = query ? answer(query) : engine;
  done?.catch(() => postMessage({ failed: true }));
});
