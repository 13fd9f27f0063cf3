import assert from "node:assert/strict";
import { test } from "node:test";
import { computed, copyTitle, dropped, duplicated, figure, filled, markdown, newRow, rowsOf, textOf, words } from "../../../docs/assets/parts/worksheet/worksheet.js";
import { mergeSheets } from "../../../docs/assets/parts/store/format.js";
import { readSheet } from "../../../docs/assets/parts/store/records.js";
import { forAll } from "../../support/random.js";

const NOW = new Date("2026-11-21T12:00:00.000Z");
const later = (ms) => new Date(NOW.getTime() + ms);
const empty = { at: NOW.toISOString(), title: "T", sheet: "risk-register", fields: {} };

test("a field is filled, and one that does not change leaves the sheet as it is", () => {
  const sheet = filled(empty, "risks/1/cause", "a feed changes", later(1));
  assert.equal(textOf(sheet, "risks/1/cause"), "a feed changes");
  assert.equal(filled(sheet, "risks/1/cause", "a feed changes", later(2)), sheet);
  assert.equal(filled(empty, "risks/1/cause", "", later(2)), empty);
  assert.equal(textOf(sheet, "toString"), "");
});

test("whatever is written stays a valid record, and time only grows", () => {
  forAll(3000, (draw) => {
    let sheet = empty;
    for (let step = 0; step < 12; step += 1) {
      const next = filled(sheet, `part/${draw.int(1, 3)}/f${draw.int(1, 3)}`, draw.from(["", "a", "b\nc", "<b>"]), later(draw.int(-5000, 5000)));
      assert.ok(next.at >= sheet.at);
      assert.deepEqual(Object.keys(readSheet(next).fields).sort(), Object.keys(next.fields).sort());
      assert.deepEqual(mergeSheets(sheet, next).fields, mergeSheets(next, sheet).fields);
      for (const [key, field] of Object.entries(next.fields)) assert.deepEqual(mergeSheets(sheet, next).fields[key], field);
      sheet = next;
    }
  });
});

test("rows: those of the page first, then the reader's in the order of making; removed ones are gone", () => {
  let sheet = empty;
  const made = [3, 1, 2].map((minute) => newRow(later(minute * 60_000), () => 0.5));
  for (const row of made) sheet = filled(sheet, `risks/${row}`, "on", NOW);
  sheet = filled(sheet, "other/9/x", "y", NOW);
  const [third, first, second] = made;
  assert.deepEqual(rowsOf(sheet, "risks", ["1", "2", "10"]), ["1", "2", "10", first, second, third]);
  sheet = filled(filled(sheet, "risks/2", "off", NOW), `risks/${first}`, "off", NOW);
  assert.deepEqual(rowsOf(sheet, "risks", ["1", "2", "10"]), ["1", "10", second, third]);
  assert.deepEqual(rowsOf(null, "risks", ["1"]), ["1"]);
});

test("row names are new every time and sort by time", () => {
  forAll(3000, (draw) => {
    const a = draw.int(0, 4e12);
    const b = a + draw.int(1, 1e12);
    assert.ok(newRow(new Date(a)) < newRow(new Date(b)));
    assert.match(newRow(new Date(a)), /^r[0-9a-z]{12}$/);
  });
});

test("a copy has every field and shares none of its times", () => {
  const sheet = filled(filled(empty, "a.b", "one", later(1)), "a.c", "two", later(2));
  const copy = duplicated(sheet, "T (copy)", later(9));
  assert.deepEqual(Object.fromEntries(Object.entries(copy.fields).map(([key, { text }]) => [key, text])), { "a.b": "one", "a.c": "two" });
  assert.ok(Object.values(copy.fields).every(({ at }) => at === copy.at));
  filled(copy, "a.b", "changed", later(10));
  assert.equal(textOf(sheet, "a.b"), "one");
});

test("copies have names of their own", () => {
  assert.equal(copyTitle("Case", []), "Case (copy)");
  assert.equal(copyTitle("Case (copy)", ["Case", "Case (copy)"]), "Case (copy 2)");
  assert.equal(copyTitle("x".repeat(400), []).length <= 300, true);
});

test("sums: the reader's numbers first, examples for the rest, and it is known which went in", () => {
  const results = [
    { id: "average", formula: "tb * 1000000 / 86400" },
    { id: "peak", formula: "average * times" },
    { id: "broken", formula: "peak / (times - times)" },
    { id: "after", formula: "broken + 1" },
  ];
  const examples = { tb: 5, times: 3 };
  const plain = computed(results, examples, {});
  assert.ok(Math.abs(plain.average.value - 57.87) < 0.01);
  assert.equal(plain.average.own, false);
  const half = computed(results, examples, { tb: 10 });
  assert.equal(half.average.own, true);
  assert.equal(half.peak.own, false);
  assert.ok(Math.abs(half.peak.value - 347.22) < 0.01);
  assert.equal(computed(results, examples, { tb: 10, times: 2 }).peak.own, true);
  assert.equal(half.broken.value, null);
  assert.equal(half.after.value, null);
});

test("words are counted as a reader counts them", () => {
  assert.equal(words(""), 0);
  assert.equal(words("It's 28% of $1,200,000 - not more."), 6);
  assert.equal(words("  one\n\n two—three "), 3);
});

const unescaped = (text) => text.replace(/ {2}\n/g, "\n").replace(/\\([\\`*_[\]<>#|~&\-+=.)])/g, "$1");

test("Markdown holds everything written and nothing of it becomes markup", () => {
  forAll(3000, (draw) => {
    const text = Array.from({ length: draw.int(1, 30) }, () => draw.from([..."ab1. -*_#<>[]()|`\n&~+"])).join("").trim();
    if (!text) return;
    const made = markdown("T", [{ title: "P", rows: [{ title: "", entries: [{ label: "L", text }, { label: "Empty", text: "  " }] }] }]);
    const [, , entry] = [made.slice(0, made.indexOf("\n\n")), "", made.slice(made.indexOf("**L:** ") + 7, -1)];
    assert.equal(unescaped(entry), text);
    assert.ok(!made.includes("Empty"));
    assert.ok(!/(?<!\\)[<`|[]/.test(entry));
    for (const line of entry.split("\n")) assert.ok(!/^\s*([-+#>]|\d+[.)])\s/.test(line), line);
  });
});

test("parts and rows without a word are left out", () => {
  const made = markdown("Register", [
    { title: "Head", rows: [{ title: "", entries: [{ label: "Product", text: "" }] }] },
    { title: "Risks", rows: [{ title: "Risk 1", entries: [{ label: "Because", text: "a feed changes" }] }, { title: "Risk 2", entries: [{ label: "Because", text: "" }] }] },
  ]);
  assert.equal(made, "# Register\n\n## Risks\n\n### Risk 1\n\n**Because:** a feed changes\n");
});

test("a removed row leaves one mark, and no older copy brings it back", () => {
  const now = (/** @type {number} */ second) => new Date(Date.parse("2026-11-21T12:00:00.000Z") + second * 1000);
  let sheet = { at: now(0).toISOString(), title: "Risks", sheet: "risk-register", fields: {} };
  for (const field of ["cause", "event", "owner"]) sheet = filled(sheet, `risks/1/${field}`, "words", now(1));
  sheet = filled(sheet, "risks/10/cause", "stays", now(1));
  const gone = dropped(sheet, "risks", "1", now(2));
  assert.deepEqual(Object.keys(gone.fields).sort(), ["risks/1", "risks/10/cause"]);
  assert.deepEqual(rowsOf(gone, "risks", ["1", "2"]), ["2", "10"]);
  assert.deepEqual(rowsOf(mergeSheets(gone, sheet), "risks", ["1", "2"]), ["2", "10"]);
  assert.ok(readSheet(gone));
});

test("a figure is written as the browser's own formatter writes it, which takes longer to make", () => {
  const shown = (value, digits) => value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  for (const value of [0, -0, 0.5, 2.5, -2.5, 1.005, 1.45, 8.575, -0.04, 1e-7, 999.995, 999999.5, 2 ** 53, 1e21, -1e30, Infinity, NaN]) {
    for (const digits of [0, 1, 2, 3, 4]) assert.equal(figure(value, digits), shown(value, digits), `${value} to ${digits}`);
  }
  forAll(3000, (draw) => {
    const digits = draw.int(0, 4);
    const tenths = draw.int(-1e9, 1e9) / 10 ** draw.int(0, 6);
    for (const value of [tenths, draw.float(-1e6, 1e6), draw.float(0, 1) ** 9]) assert.equal(figure(value, digits), shown(value, digits), `${value} to ${digits}`);
  });
});
