// Bundles and minifies the scripts of a finished site, and minifies its style sheets.
//
// Reads one JSON object on its standard input (see `Job`), writes files, and prints which bundled
// file imports which. `../bundle.py` calls it; nothing else does, and readers never get it.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";

import { transform } from "lightningcss";
import { rolldown } from "rolldown";
import { minifySync } from "rolldown/utils";

/**
 * @typedef {object} Job
 * @property {string} output  folder for the bundled files
 * @property {string[]} entries  modules that every page names, in their order
 * @property {string[]} workers  modules that run in a thread of their own
 * @property {string[]} classic  scripts that are no modules
 * @property {Record<string, string[]>} closures  by the name of a file, the ends of the paths of the modules
 *   that it has with all they import; what an earlier file has a later one leaves out
 * @property {string[]} sheets  style sheets, minified where they are
 */

const START = "start";

/**
 * The entries as one: a page then names one script.
 *
 * @param {string[]} entries
 */
const oneEntry = (entries) => ({
  name: "one-entry",
  /** @param {string} id */
  resolveId: (id) => (id === START ? `\0${START}` : null),
  /** @param {string} id */
  load: (id) => (id === `\0${START}` ? entries.map((each) => `import ${JSON.stringify(each)};\n`).join("") : null),
});

/**
 * What all elements share is one file, what the questions of a page need is another, and what the
 * same tools share a third: a request costs a slow phone several milliseconds, and a module that a
 * page does not need costs all of its bytes.
 *
 * @param {Job} job
 */
async function bundlePages({ entries, closures, output }) {
  const groups = Object.entries(closures).map(([name, ends], index, all) => ({
    name,
    test: (/** @type {string} */ id) => ends.some((end) => id.endsWith(end)),
    priority: all.length - index,
  }));
  const bundle = await rolldown({ input: { [START]: START }, plugins: [oneEntry(entries)] });
  return bundle.write({
    dir: output,
    minify: true,
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    codeSplitting: { groups },
  });
}

/**
 * A worker shares no memory with pages, so it shares no file with them either.
 *
 * @param {string} worker
 * @param {string} output
 */
async function bundleWorker(worker, output) {
  const bundle = await rolldown({ input: worker });
  await bundle.write({ file: path.join(output, path.basename(worker)), minify: true, codeSplitting: false });
}

/** @type {Job} */
const job = JSON.parse(await text(process.stdin));
mkdirSync(job.output, { recursive: true });
for (const file of job.sheets) {
  const { code } = transform({ filename: file, code: readFileSync(file), minify: true });
  writeFileSync(file, code);
}
for (const file of job.classic) {
  const { code, errors } = minifySync(file, readFileSync(file, "utf8"), { sourceType: "script" });
  if (errors.length) throw new Error(`${file}: ${errors[0].message}`);
  writeFileSync(path.join(job.output, path.basename(file)), code);
}
for (const file of job.workers) await bundleWorker(file, job.output);
const chunks = job.entries.length ? (await bundlePages(job)).output.filter(({ type }) => type === "chunk") : [];
console.log(JSON.stringify(Object.fromEntries(chunks.map(({ fileName, imports }) => [fileName, imports]))));
