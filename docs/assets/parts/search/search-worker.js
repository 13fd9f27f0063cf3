// Searches the guide away from the page. It takes {index: address} once, then any number of {query};
// to each query that no later one has overtaken it answers {query, total, hits}, or {failed} where
// the index cannot be had.

import { buildIndex, leads, readEntries } from "./build.js";
import { Dictionary } from "./dictionary.js";
import { find } from "./find.js";

/**
 * @typedef {import("./find.js").Parts} Parts
 * @typedef {{head: import("./build.js").Head, dictionary: Dictionary, parts: Parts}} Engine
 */

/** @type {Promise<Engine> | undefined} */
let engine;
let latest = "";

/** @param {string} address @param {RequestCache} [cache] @returns {Promise<any>} */
async function json(address, cache = "default") {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return response.json();
}

/**
 * Remembers what a part holds; asks again where it could not be had.
 *
 * @param {(number: number) => Promise<string[]>} get
 * @returns {(number: number) => Promise<string[]>}
 */
function once(get) {
  /** @type {Map<number, Promise<string[]>>} */
  const known = new Map();
  return (number) => {
    const asked = known.get(number) ?? get(number);
    known.set(number, asked);
    asked.catch(() => known.delete(number));
    return asked;
  };
}

/**
 * @param {string} address
 * @returns {Promise<Engine>}
 */
async function load(address) {
  // Asked for again each time: an old head names parts that a new publication may not have.
  const data = await json(address, "no-cache");
  const found = data.docs ?? data.items;
  if (!found) {
    const part = (/** @type {string} */ name) => once((number) => json(new URL(`${data.parts}${name}-${number}.json`, address).href));
    return { head: data, dictionary: new Dictionary(data.terms), parts: { shard: part("terms"), texts: part("texts") } };
  }
  // Served while it is written: the index is made here.
  const pages = readEntries(found);
  const { head, shards, texts } = buildIndex(pages, leads(pages));
  const parts = { shard: async (/** @type {number} */ n) => shards[n], texts: async (/** @type {number} */ n) => texts[n] };
  return { head, dictionary: new Dictionary(head.terms), parts };
}

/** @param {string} query */
async function answer(query) {
  if (!engine) return;
  latest = query;
  const { head, dictionary, parts } = await engine;
  if (query !== latest) return;
  const found = await find(head, dictionary, parts, query);
  if (query === latest) postMessage({ query, ...found });
}

addEventListener("message", (event) => {
  const { index, query } = /** @type {{index?: string, query?: string}} */ (event.data);
  if (index) engine = load(index);
  const done = query ? answer(query) : engine;
  done?.catch(() => postMessage({ failed: true }));
});
