// Asks the search what queries.txt lists, against the index of a published site, and prints what misses.
//
// Usage: node tests/parts/search/queries.mjs SITE

import { readFileSync } from "node:fs";
import path from "node:path";

import { buildIndex, leads, readEntries } from "../../../docs/assets/parts/search/build.js";
import { Dictionary } from "../../../docs/assets/parts/search/dictionary.js";
import { find } from "../../../docs/assets/parts/search/find.js";

const FIRST = 3;
const json = (file) => JSON.parse(readFileSync(file, "utf8"));

/** The index as a published site has it, or made of what mkdocs wrote. */
function open(site) {
  const data = json(path.join(site, "search/search_index.json"));
  if (!data.docs) {
    const part = (name) => json(path.join(site, "search", data.parts, `${name}.json`));
    return { head: data, shard: (n) => part(`terms-${n}`), texts: (n) => part(`texts-${n}`) };
  }
  const pages = readEntries(data.docs);
  const { head, shards, texts } = buildIndex(pages, leads(pages));
  return { head, shard: (n) => shards[n], texts: (n) => texts[n] };
}

const { head, shard, texts } = open(process.argv[2]);
const dictionary = new Dictionary(head.terms);
const parts = { shard: async (n) => shard(n), texts: async (n) => texts(n) };
const lines = readFileSync(new URL("queries.txt", import.meta.url), "utf8").split("\n");
const asked = lines.filter((line) => line && !line.startsWith("#")).map((line) => line.split(" -> "));

const missed = [];
for (const [query, wanted] of asked) {
  const { hits } = await find(head, dictionary, parts, query);
  const pages = [...new Set(hits.map(({ location }) => location.replace(/#.*/, "")))];
  const known = new Set(head.pages.map(([url]) => url));
  const right = wanted.split(" or ");
  for (const page of right) if (!known.has(page)) throw new Error(`queries.txt: ${query}: there is no page ${page}`);
  // The first three results, not pages: what a reader sees without a second look.
  const first = hits.slice(0, FIRST).map(({ location }) => location);
  if (!first.some((location) => right.includes(location.replace(/#.*/, "")))) missed.push(`${query}: ${first.join(", ")} (${pages.findIndex((page) => right.includes(page)) + 1})`);
}
console.log(JSON.stringify({ asked: asked.length, missed }, null, 1));
