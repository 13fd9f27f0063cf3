// Makes the search index of a finished site in parts, with the code that searches it.
//
// Reads one JSON object on its standard input (see `Job`) and writes files. `../search.py` calls it;
// nothing else does, and readers never get it.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";

import { buildIndex, leads, readEntries } from "../../../docs/assets/parts/search/build.js";

/**
 * @typedef {object} Job
 * @property {string} index  mkdocs-material's index; the head is written in its place
 * @property {string} output  folder for the parts
 * @property {import("../../../docs/assets/parts/search/build.js").Entry[]} facts  sections that the index lacks
 * @property {Record<string, string[]>} also  other words for pages, by address
 */

/** @type {Job} */
const job = JSON.parse(await text(process.stdin));
const data = JSON.parse(readFileSync(job.index, "utf8"));
const pages = readEntries([...(data.docs ?? data.items), ...job.facts]);
const own = Object.entries(leads(pages)).map(([url, words]) => [url, [...words, ...(job.also[url] ?? [])]]);
const { head, shards, texts } = buildIndex(pages, { ...job.also, ...Object.fromEntries(own) });
mkdirSync(job.output, { recursive: true });
const write = (/** @type {string} */ file, /** @type {unknown} */ value) => writeFileSync(file, JSON.stringify(value));
shards.forEach((part, number) => write(path.join(job.output, `terms-${number}.json`), part));
texts.forEach((part, number) => write(path.join(job.output, `texts-${number}.json`), part));
write(job.index, head);
