// How the search grows: the guide as it is, and with its concept pages repeated to 2,000 pages. Prints
// what readers load and how long the search itself takes, four times as slow as here.
//
// Usage: node tests/parts/search/bench.mjs SITE [PAGES]

import { readFileSync } from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { gzipSync } from "node:zlib";

import { buildIndex } from "../../../docs/assets/parts/search/build.js";
import { Dictionary } from "../../../docs/assets/parts/search/dictionary.js";
import { find } from "../../../docs/assets/parts/search/find.js";

const SLOWED = 4;
const QUERIES = ["zero trust", "mttd", "how do I say what a false positive costs", "5 TB", "zerotrust", "recuiter", "th", "alert fa"];
const json = (file) => JSON.parse(readFileSync(file, "utf8"));

/** Pages with their sections, from the index of a published site. */
function readPages(site) {
  const head = json(path.join(site, "search/search_index.json"));
  const part = (n) => json(path.join(site, "search", head.parts, `texts-${n}.json`));
  const texts = head.texts.flatMap((_, n) => part(n));
  const pages = head.pages.map(([url, title, kind, loop]) => ({ url, title, kind, loop, sign: "", sections: [] }));
  head.sections.forEach(([page, anchor, title], at) => {
    pages[page].sections.push({ anchor, title: title || pages[page].title, text: texts[at], marks: "" });
  });
  return pages;
}

/** As many pages, the concepts again and again, each with a few words no other page has. */
function repeated(pages, count) {
  const concepts = pages.filter(({ kind }) => kind === "Concept");
  const found = [...pages];
  for (let n = 0; found.length < count; n += 1) {
    const page = concepts[n % concepts.length];
    const own = `Case ${n} word${n}a word${n}b word${n}c`;
    const sections = page.sections.map((section) => ({ ...section, text: `${section.text} ${own}` }));
    found.push({ ...page, url: `concepts/copy-${n}/`, title: `${page.title} ${n}`, sections });
  }
  return found;
}

const size = (value) => gzipSync(JSON.stringify(value), { level: 9 }).length;
const kib = (bytes) => `${(bytes / 1024).toFixed(0)} KiB`;

async function measure(pages) {
  let began = performance.now();
  const { head, shards, texts } = buildIndex(pages);
  const built = performance.now() - began;
  const text = JSON.stringify(head);
  console.log(`${pages.length} pages, ${head.sections.length} sections, made in ${built.toFixed(0)} ms`);
  const parts = [...shards, ...texts].map(size);
  const all = parts.reduce((sum, each) => sum + each, size(head));
  console.log(`  head ${kib(size(head))}, ${shards.length} parts of terms, ${texts.length} of texts, the largest ${kib(Math.max(...parts))}, all ${kib(all)} in gzip`);
  began = performance.now();
  const read = JSON.parse(text);
  const dictionary = new Dictionary(read.terms);
  console.log(`  head read in ${((performance.now() - began) * SLOWED).toFixed(0)} ms`);
  for (const query of QUERIES) {
    let loaded = 0;
    let requests = 0;
    const from = (list) => async (n) => {
      loaded += size(list[n]);
      requests += 1;
      return list[n];
    };
    const once = (get) => {
      const known = new Map();
      return (n) => known.get(n) ?? known.set(n, get(n)).get(n);
    };
    await find(read, dictionary, { shard: once(from(shards)), texts: once(from(texts)) }, query);
    const direct = { shard: async (n) => shards[n], texts: async (n) => texts[n] };
    const times = [];
    for (let run = 0; run < 5; run += 1) {
      began = performance.now();
      await find(read, dictionary, direct, query);
      times.push(performance.now() - began);
    }
    console.log(`  ${query.padEnd(42)} ${kib(loaded).padStart(8)} in ${String(requests).padStart(2)} parts ${(Math.min(...times) * SLOWED).toFixed(0).padStart(5)} ms`);
  }
}

const pages = readPages(process.argv[2]);
await measure(pages);
await measure(repeated(pages, Number(process.argv[3] ?? 2000)));
