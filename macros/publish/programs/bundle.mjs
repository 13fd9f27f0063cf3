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
 * @property {string} common  end of the path of the module whose whole closure is one file
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
 * What pages with questions load is one file, what several of the other elements share a second,
 * and what one element needs for itself stays its own: a request costs a slow phone several
 * milliseconds, and a module no page asks for costs all of its bytes.
 *
 * @param {Job} job
 */
async function bundlePages({ entries, common, output }) {
  const isOwn = (/** @type {string} */ id) => !id.startsWith("\0") && !entries.includes(id);
  const bundle = await rolldown({ input: { [START]: START }, plugins: [oneEntry(entries)] });
  return bundle.write({
    dir: output,
    minify: true,
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    codeSplitting: {
      groups: [
        { name: "pages", test: (id) => id.endsWith(common), priority: 2 },
        { name: "tools", test: isOwn, minShareCount: 2, priority: 1 },
      ],
    },
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
