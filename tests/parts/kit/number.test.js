import assert from "node:assert/strict";
import { test } from "node:test";
import { readNumber } from "../../../docs/assets/parts/kit/number/number.js";
import { forAll } from "../../support/random.js";

const first = (text, unit = null) => readNumber(text, unit).values[0];

test("reads what people write", () => {
  const cases = [
    ["25", null, 25],
    [" 25 ", null, 25],
    ["25.", null, 25],
    ["-3", null, -3],
    ["−3.5", null, -3.5],
    ["+4", null, 4],
    [".5", null, 0.5],
    ["0,98", null, 0.98],
    ["1,234", null, 1234],
    ["1.234", null, 1.234],
    ["1,234.5", null, 1234.5],
    ["1.234,5", null, 1234.5],
    ["1,234,567", null, 1234567],
    ["1.234.567", null, 1234567],
    ["1 234 567", null, 1234567],
    ["1\u202f234,5", null, 1234.5],
    ["1'234'567.8", null, 1234567.8],
    ["0,125", null, 0.125],
    ["1e6", null, 1e6],
    ["2.5E-3", null, 0.0025],
    ["~58", null, 58],
    ["about 58", null, 58],
    ["25%", null, 0.25],
    ["25%", "%", 25],
    ["25 percent", "%", 25],
    ["２５％", "%", 25],
    ["0.98 % of alerts", "% of alerts", 0.98],
    ["3.1 min", "min", 3.1],
    ["3.1 minutes", "min", 3.1],
    ["58MB/s", "MB/s", 58],
    ["58 mb per second", "MB/s", 58],
    ["30 per day", "a day", 30],
    ["30/day", "a day", 30],
    ["$198,000", "$", 198000],
    ["198k", "$", 198000],
    ["$1.2M", "$", 1200000],
    ["198,000 a year", "$ a year", 198000],
    ["-$40k", "$", -40000],
  ];
  for (const [text, unit, value] of cases) {
    const found = first(text, unit);
    assert.ok(Math.abs(found - value) <= 1e-9 * Math.abs(value), `${text} (${unit}): ${found}`);
  }
});

test("reads money, times, rates, ratios, units and figures of any country as people type them", () => {
  const cases = [
    ["11 h 40 min", "h", 11.6667],
    ["11:40", "h", 11.6667],
    ["11h40", "h", 11.6667],
    ["11 h 40", "h", 11.6667],
    ["700 min", "h", 11.6667],
    ["700 minutes", "h", 11.6667],
    ["11.67 hrs", "h", 11.67],
    ["13 min 36 s", "min", 13.6],
    ["4 days 16 hours", "days", 4.6667],
    ["4 days, 16 hours", "days", 4.6667],
    ["4 days and 16 hours", "days", 4.6667],
    ["3.6 hrs", "hours", 3.6],
    ["8 mins", "minutes", 8],
    ["315 mins", "minutes", 315],
    ["62.5 pts", "points", 62.5],
    ["0.4 percentage points", "points", 0.4],
    ["0.4 pp", "points", 0.4],
    ["0.4 p.p.", "points", 0.4],
    ["3000 rps", "requests/s", 3000],
    ["3000 per second", "requests/s", 3000],
    ["3,000 requests per second", "requests/s", 3000],
    ["3000 req/s", "requests/s", 3000],
    ["3k rps", "requests/s", 3000],
    ["24/s", "calls/s", 24],
    ["24 calls a second", "calls/s", 24],
    ["30 renewals a day", "a day", 30],
    ["30/day", "a day", 30],
    ["50 milliseconds", "ms", 50],
    ["61.25 terabytes", "TB", 61.25],
    ["61,250 GB", "TB", 61.25],
    ["25 pct", "%", 25],
    ["8.5 per hour", null, 8.5],
    ["400 attacks", null, 400],
    ["120 roles", null, 120],
    ["5x", "times", 5],
    ["×5", "times", 5],
    ["5 times", "times", 5],
    ["5 times as many", "times", 5],
    ["3.75:1", "to one", 3.75],
    ["3.75 to 1", "to one", 3.75],
    ["3.75 to one", "to one", 3.75],
    ["3.75", "to one", 3.75],
    ["$40,000", "dollars", 40000],
    ["$40k", "dollars", 40000],
    ["40k", "dollars", 40000],
    ["40000 USD", "$", 40000],
    ["198k$", "$", 198000],
    ["198 000 $", "$", 198000],
    ["198k USD", "$", 198000],
    ["US$40,000", "$", 40000],
    ["40 thousand dollars", "$", 40000],
    ["forty thousand dollars", "$", 40000],
    ["forty thousand", "$", 40000],
    ["$1.2 million", "$", 1200000],
    ["1,98,000", "$", 198000],
    ["$1,98,000", "$", 198000],
    ["1,00,00,000", "$", 10000000],
    ["- $40,000", "$", -40000],
    ["$-40,000", "$", -40000],
    ["$ 40,000", "$", 40000],
    ["40'000", "$", 40000],
    ["40.000", "$", 40000],
    ["٢٥", "%", 25],
    ["२५", "%", 25],
    ["½", null, 0.5],
    ["1½", "h", 1.5],
    ["1/4", "%", 25],
    ["ca. 15", "min", 15],
    ["~ 25", "%", 25],
    ["about 8%", "%", 8],
    ["10^6", null, 1e6],
    ["3 x 10^6", null, 3e6],
    ["3×10^6", null, 3e6],
    ["1 in 4", "%", 25],
    ["1 of 4", "%", 25],
    ["0.98 % of alerts", "% of alerts", 0.98],
    ["98%", "%", 98],
    ["1.6e-2", "%", 0.016],
    ["0.016 %", "%", 0.016],
    ["twelve", "alerts", 12],
    ["12 alerts", "alerts", 12],
    ["12 alert", "alerts", 12],
    ["60 cases", "cases", 60],
    ["6 people", "people", 6],
    ["6 persons", "people", 6],
    ["40 customers", "customers", 40],
    ["92,593 a second", "a second", 92593],
    ["92593/s", "a second", 92593],
    ["92593 handshakes/s", "a second", 92593],
    ["92.6k/s", "a second", 92600],
    ["0.045 AUC", "AUC", 0.045],
    ["15 min", "min", 15],
    ["15m", "min", 15],
    ["0 min", "min", 0],
    ["3.125 min", "min", 3.125],
    ["3:07", "min", 3.1167],
    ["187.5 s", "min", 3.125],
    ["24 seconds", "s", 24],
    ["2 weeks", "days", 14],
    ["fifteen minutes", "min", 15],
    ["fourteen thousand four hundred dollars", "$", 14400],
    ["$14.4k", "$", 14400],
    ["$14,400 a year", "$", 14400],
    ["14400 bucks", "$", 14400],
    ["8.26 percent", "%", 8.26],
    ["8,26%", "%", 8.26],
    ["0.0826", "%", 8.26],
    ["16%", null, 0.16],
    ["one hundred and five", "alerts", 105],
    ["32 h 0 min", "h", 32],
    ["1 day 8 hours", "h", 32],
  ];
  for (const [text, unit, value] of cases) {
    const { values } = readNumber(text, unit);
    assert.ok(values.some((read) => Math.abs(read - value) <= 1e-4 * Math.abs(value)), `${text} (${unit}): ${values}`);
  }
});

test("says why it cannot read", () => {
  const cases = [
    ["", null, "empty"],
    ["   ", null, "empty"],
    ["abc", null, "form"],
    ["1.2.3", null, "form"],
    ["1,23,4", null, "form"],
    ["12 34", null, "form"],
    ["+-3", null, "form"],
    ["58 GB", "MB/s", "unit"],
    ["58 MB", null, "unit"],
    ["$58", "MB/s", "unit"],
    ["25%", "min", "unit"],
    ["25 30", null, "form"],
    ["10⁶", "MB/s", "form"],
    ["5 m²", null, "form"],
    ["8-9", "%", "form"],
    ["between 8 and 9", "%", "form"],
    ["11:40", "$", "form"],
    ["€40,000", "$", "form"],
    ["12 cases", "alerts", "unit"],
    ["58 GB", "MB/s", "unit"],
    ["5 TB/day", "TB", "unit"],
    ["1e999", null, "form"],
  ];
  for (const [text, unit, problem] of cases) {
    const reading = readNumber(text, unit);
    assert.equal(reading.problem, problem, text);
    assert.deepEqual(reading.values, []);
  }
});

test("a lone separator before three digits has two readings, the American one first", () => {
  assert.deepEqual(readNumber("1,234", null).values, [1234, 1.234]);
  assert.deepEqual(readNumber("1.234", null).values, [1.234, 1234]);
  assert.deepEqual(readNumber("1,23", null).values, [1.23]);
  assert.deepEqual(readNumber("0,234", null).values, [0.234]);
});

test("a bare number below 1 may be a share of a percentage", () => {
  assert.deepEqual(readNumber("0.25", "%").values, [0.25, 25]);
  assert.deepEqual(readNumber("25", "%").values, [25]);
  assert.deepEqual(readNumber("0.25%", "%").values, [0.25]);
});

test("any number is read back in every way of writing it", () => {
  forAll(5000, (draw) => {
    const decimals = draw.int(0, 4);
    const value = Number(draw.float(-(10 ** draw.int(0, 8)), 10 ** draw.int(0, 8)).toFixed(decimals));
    const fixed = value.toFixed(decimals);
    const american = value.toLocaleString("en-US", { minimumFractionDigits: decimals });
    const german = value.toLocaleString("de-DE", { minimumFractionDigits: decimals });
    const french = value.toLocaleString("fr-FR", { minimumFractionDigits: decimals });
    for (const text of [fixed, fixed.replace(".", ","), american, german, french, `${fixed} min`, value.toExponential()]) {
      const { values } = readNumber(text, "min");
      assert.ok(values.some((read) => Math.abs(read - value) <= 1e-9 * Math.max(1, Math.abs(value))), `${text}: ${values}`);
    }
  });
});

test("anything at all is read without an exception and gives finite numbers", () => {
  const signs = [..."0123456789.,-+%$ eEkM'_/abc\u00a0\u202f−½€\n"];
  forAll(5000, (draw) => {
    const text = Array.from({ length: draw.int(0, 12) }, () => draw.from(signs)).join("");
    const { values, problem } = readNumber(text, draw.from([null, "%", "$", "min", "MB/s"]));
    assert.equal(values.length === 0, problem !== "");
    assert.ok(values.every(Number.isFinite));
  });
});

test("a very long text is read in no time", () => {
  const start = performance.now();
  for (const text of ["1".repeat(20000), "1,".repeat(10000), "1 ".repeat(10000), ",".repeat(20000)]) readNumber(text, "%");
  assert.ok(performance.now() - start < 500);
});
