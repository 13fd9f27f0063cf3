// Scores pages for tests/audit.py, which says why: one line of JSON for each address it is given.
//
// Usage: node lighthouse.mjs PORT RUNS CATEGORY,CATEGORY… ADDRESS…
//
// PORT is of a browser that is open already and is closed by whoever opened it. Every line has the
// address, the scores of each run from 0 to 100 in the order of the categories, and what cost points.

import lighthouse from "lighthouse";

const [port, runs, categories, ...addresses] = process.argv.slice(2);
const names = categories.split(",");
// Now and then it fails to record a page and asks to be run again.
const FAILURES = 3;

for (const url of addresses) {
  const scores = [];
  const faults = new Set();
  let failures = 0;
  let error = "";
  while (scores.length < Number(runs) && failures < FAILURES) {
    try {
      const { lhr } = await lighthouse(url, { port: Number(port), onlyCategories: names, logLevel: "silent", output: "json" });
      if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
      scores.push(names.map((name) => Math.round(100 * (lhr.categories[name].score ?? 0))));
      for (const { id, weight } of names.flatMap((name) => lhr.categories[name].auditRefs)) {
        const { score, displayValue = "" } = lhr.audits[id];
        if (weight && score !== null && score < 0.9) faults.add(`${id} ${score} ${displayValue}`.trim());
      }
    } catch (problem) {
      failures += 1;
      error = String(problem);
    }
  }
  console.log(JSON.stringify({ url, scores, faults: [...faults], error: scores.length ? "" : error }));
}
