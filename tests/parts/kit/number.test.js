import assert from "node:assert/strict";
import { test } from "node:test";
import { readNumber } from "../../../docs/assets/parts/kit/number.js";
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
    ["1/4", null, "form"],
    ["1/4", "%", "form"],
    ["10^6", "MB/s", "form"],
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
  forAll(5000, (pick) => {
    const decimals = pick.int(0, 4);
    const value = Number(pick.float(-(10 ** pick.int(0, 8)), 10 ** pick.int(0, 8)).toFixed(decimals));
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
  forAll(5000, (pick) => {
    const text = Array.from({ length: pick.int(0, 12) }, () => pick.from(signs)).join("");
    const { values, problem } = readNumber(text, pick.from([null, "%", "$", "min", "MB/s"]));
    assert.equal(values.length === 0, problem !== "");
    assert.ok(values.every(Number.isFinite));
  });
});

test("a very long text is read in no time", () => {
  const start = performance.now();
  for (const text of ["1".repeat(20000), "1,".repeat(10000), "1 ".repeat(10000), ",".repeat(20000)]) readNumber(text, "%");
  assert.ok(performance.now() - start < 500);
});
