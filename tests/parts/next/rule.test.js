// What comes after a result: the order of the rule, from every tool.

import assert from "node:assert/strict";
import { test } from "node:test";
import { step } from "../../../docs/assets/parts/next/rule.js";

const TOOLS = ["quiz", "diagnostic", "drill", "review", "exam", "mock", "scorecard"];
const PAGE = { title: "STRIDE", href: "https://guide.test/concepts/stride/" };

/** Everything there could be to do, in the order of the rule, and what each leads to. */
const WANTS = [
  [{ score: { title: "score this run", href: "https://guide.test/practice/scorecard/?mock=1" } }, "https://guide.test/practice/scorecard/?mock=1"],
  [{ eve: true }, "pack/"],
  [{ untried: true }, "diagnostic/"],
  [{ missed: PAGE }, PAGE.href],
  [{ mock: { id: "acme/design", title: "Design" } }, "mock/?round=acme/design"],
  [{ due: 4 }, "review/"],
  [{ planned: false }, "plan/"],
  [{}, "plan/"],
];
const NOTHING = { score: null, eve: false, untried: false, missed: null, mock: null, due: 0, planned: true };

test("of everything there is to do, the first of the rule is taken", () => {
  for (const from of TOOLS) {
    for (let first = 0; first < WANTS.length; first += 1) {
      // All that comes later in the rule holds as well, and changes nothing.
      const known = Object.assign({ ...NOTHING }, ...WANTS.slice(first).map(([want]) => want).reverse());
      const { href, tool } = step({ from, ...known });
      const skipped = from === "review" && WANTS[first][0].due;
      assert.equal(href ?? tool, WANTS[skipped ? first + 1 : first][1], `${from}, ${first}`);
    }
  }
});

test("on the eve a mock that ended too soon may be gone on with", () => {
  const known = { ...NOTHING, eve: true, mock: { id: "acme/design", title: "Design" } };
  const { before, tool } = step({ from: "mock", ...known, short: true });
  assert.match(before, /^go on with this round/);
  assert.equal(tool, "pack/");
  assert.doesNotMatch(step({ from: "mock", ...known }).before, /go on/);
});

test("a step is one sentence with one link, and leads to one place", () => {
  for (const from of TOOLS) {
    for (const [want] of WANTS) {
      const { before, link, after, href, tool } = step({ from, ...NOTHING, ...want });
      assert.ok(link);
      assert.match(`Next: ${before}${link}${after}`, /^Next: [^<>]+\.$/);
      assert.equal([href, tool].filter(Boolean).length, 1);
    }
  }
});

test("what is said of the missed is true where the reader stands", () => {
  const said = (from) => step({ from, ...NOTHING, missed: PAGE }).after;
  assert.match(said("review"), /What you missed comes back tomorrow/);
  assert.match(said("quiz"), /Review asks what you missed tomorrow/);
  // A diagnostic is taken before reading.
  for (const from of TOOLS) assert.equal(said(from).startsWith(" again."), from !== "diagnostic", from);
  assert.match(step({ from: "quiz", ...NOTHING, due: 1 }).after, /has a question for today/);
});
