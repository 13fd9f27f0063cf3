// Worksheets: keys, rows, sums, words, copies. Pure functions; no element, no store.
//
// A field is kept under part.field, in rows under part/row/field; part/row alone holds "off" where a
// row was removed.

import { formula } from "./formula.js";
import { grouped } from "../kit/text.js";
import { after } from "../store/format.js";

/** @typedef {import("../store/records.js").Sheet} Sheet */

/** The text of a field, empty where there is none. @param {Sheet | null} sheet @param {string} key */
export const textOf = (sheet, key) => (sheet && Object.hasOwn(sheet.fields, key) ? sheet.fields[key].text : "");

/**
 * Rows of a part, in order: those on the page first, by number, then those the reader added, in the
 * order of their making.
 *
 * @param {Sheet | null} sheet
 * @param {string} part
 * @param {string[]} start  rows that the page begins with
 * @returns {string[]}
 */
export function rowsOf(sheet, part, start) {
  const own = Object.keys(sheet?.fields ?? {}).flatMap((key) => {
    const [first, row] = key.split("/");
    return first === part && row ? [row] : [];
  });
  return [...new Set([...start, ...own])]
    .filter((row) => textOf(sheet, `${part}/${row}`) !== "off")
    .sort((a, b) => Number(!start.includes(a)) - Number(!start.includes(b)) || start.indexOf(a) - start.indexOf(b) || (a < b ? -1 : 1));
}

/** A name for a row: sorts after every one made before. @param {Date} now @param {() => number} [random] */
export const newRow = (now, random = Math.random) =>
  `r${now.getTime().toString(36).padStart(9, "0")}${Math.floor(random() * 36 ** 3).toString(36).padStart(3, "0")}`;

/**
 * A sheet with one field changed; one that is emptied and was never there leaves no trace.
 *
 * @param {Sheet} sheet
 * @param {string} key
 * @param {string} text
 * @param {Date} now
 * @returns {Sheet}
 */
export function filled(sheet, key, text, now) {
  if (textOf(sheet, key) === text) return sheet;
  const last = Object.hasOwn(sheet.fields, key) ? sheet.fields[key] : null;
  return { ...sheet, at: after(sheet, now), fields: { ...sheet.fields, [key]: { at: after(last, now), text } } };
}

/**
 * A sheet without a row: its fields go, a mark stays, so that an older copy does not bring it back.
 *
 * @param {Sheet} sheet
 * @param {string} part
 * @param {string} row
 * @param {Date} now
 * @returns {Sheet}
 */
export function dropped(sheet, part, row, now) {
  const kept = Object.entries(sheet.fields).filter(([key]) => !key.startsWith(`${part}/${row}/`));
  return filled({ ...sheet, fields: Object.fromEntries(kept) }, `${part}/${row}`, "off", now);
}

/**
 * A copy to go on with: every field, the time of now, another name.
 *
 * @param {Sheet} sheet
 * @param {string} title
 * @param {Date} now
 * @returns {Sheet}
 */
export function duplicated(sheet, title, now) {
  const at = now.toISOString();
  const fields = Object.fromEntries(Object.entries(sheet.fields).map(([key, { text }]) => [key, { at, text }]));
  return { at, title, sheet: sheet.sheet, fields };
}

/** The name of a copy: "Case", "Case (copy)", "Case (copy 2)". @param {string} title @param {string[]} taken */
export function copyTitle(title, taken) {
  const plain = title.replace(/ \(copy(?: \d+)?\)$/, "").slice(0, 280);
  for (let number = 1; ; number += 1) {
    const name = `${plain} (copy${number > 1 ? ` ${number}` : ""})`;
    if (!taken.includes(name)) return name;
  }
}

/** @param {string} text */
export const words = (text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,%$-]*/gu)?.length ?? 0;

/** @typedef {{ id: string, formula: string }} Result */

/**
 * The results of a sheet, computed in order. A number that was not given, or cannot be read, counts
 * with its example.
 *
 * @param {Result[]} results
 * @param {Record<string, number>} examples
 * @param {Record<string, number>} given
 * @returns {Record<string, { value: number | null, own: boolean }>} `own`: no example figure went in
 */
export function computed(results, examples, given) {
  /** @type {Record<string, number>} */
  const values = { ...examples, ...given };
  const own = new Set(Object.keys(given));
  /** @type {Record<string, { value: number | null, own: boolean }>} */
  const found = {};
  for (const { id, formula: text } of results) {
    const made = formula(text);
    const value = made?.value(values) ?? null;
    const all = made !== null && made.names.every((name) => own.has(name));
    if (value === null) delete values[id];
    else values[id] = value;
    if (all) own.add(id);
    found[id] = { value, own: all };
  }
  return found;
}

/**
 * A number with thousands apart and so many digits behind the point: 1,234.50. Rounded as it is written,
 * halves away from zero: 1.005 becomes 1.01. The browser's own formatter, made for each figure anew, takes
 * longer than all else a sheet does when it opens; it is left what has no plain digits.
 *
 * @param {number} value
 * @param {number} digits
 * @returns {string}
 */
export function figure(value, digits) {
  const plain = String(Math.abs(value));
  const shifted = Math.round(Number(`${plain}e${digits}`));
  if (!Number.isSafeInteger(shifted)) return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${value < 0 || Object.is(value, -0) ? "-" : ""}${grouped((shifted / 10 ** digits).toFixed(digits))}`;
}

/** @typedef {{ label: string, text: string }} Entry */
/** @typedef {{ title: string, rows: { title: string, entries: Entry[] }[] }} Part */

/**
 * A sheet as Markdown. What is empty is left out; text stays what it is and becomes no markup.
 *
 * @param {string} title
 * @param {Part[]} parts
 * @returns {string}
 */
export function markdown(title, parts) {
  const blocks = [`# ${oneLine(title)}`];
  for (const part of parts) {
    const rows = part.rows
      .map((row) => ({ title: row.title, entries: row.entries.filter(({ text }) => text.trim()) }))
      .filter(({ entries }) => entries.length);
    if (!rows.length) continue;
    blocks.push(`## ${oneLine(part.title)}`);
    for (const row of rows) {
      if (row.title) blocks.push(`### ${oneLine(row.title)}`);
      for (const { label, text } of row.entries) blocks.push(`**${oneLine(label)}:** ${plain(text)}`);
    }
  }
  return `${blocks.join("\n\n")}\n`;
}

/** @param {string} text */
const oneLine = (text) => plain(text.replace(/\s+/g, " "));

/** Text in Markdown: what would begin markup is escaped, line breaks stay. @param {string} text */
const plain = (text) =>
  text
    .trim()
    .replace(/[\\`*_[\]<>#|~&]/g, "\\$&")
    .replace(/^(\s*)([-+=])/gm, "$1\\$2")
    .replace(/^(\s*\d+)([.)])/gm, "$1\\$2")
    .replace(/\r?\n/g, "  \n");
