// Every way in which a reader may write a number in a unit, and whether the grading reads it so.
//
// Reads the keys of numeric questions as a JSON list on its standard input and prints what is
// misread, a line each. Called by test_spellings.py, which takes the keys from the bank.

import { text } from "node:stream/consumers";
import { grade } from "../../../../docs/assets/parts/question/types.js";

const SECONDS = { ms: 0.001, s: 1, min: 60, minutes: 60, h: 3600, hours: 3600, days: 86400 };
const UNITS = {
  "%": ["%", " %", " percent", " per cent", " pct"],
  $: [],
  ms: ["ms", " milliseconds"],
  s: ["s", " s", " sec", " seconds"],
  min: ["min", " min", " mins", " minutes", " minute"],
  minutes: [" min", " mins", " minutes"],
  h: ["h", " h", " hrs", " hours"],
  hours: ["h", " hrs", " hours", " hour"],
  days: [" days", " day", "d"],
  points: [" points", " pts", " percentage points", " pp"],
  times: ["x", " times", " times as many"],
  "to one": [":1", " to 1", " to one"],
  TB: ["TB", " TB", " terabytes"],
  "requests/s": [" rps", "/s", " per second", " requests per second", " requests a second"],
  "calls/s": ["/s", " calls/s", " calls per second", " a second"],
  "a day": [" a day", " per day", "/day"],
  "a second": [" a second", " per second", "/s"],
};

/** The digits of a value in the ways of several countries. */
function digits(value) {
  const places = Math.min(10, (String(value).split(".")[1] ?? "").length);
  const written = (locale) => value.toLocaleString(locale, { minimumFractionDigits: places, maximumFractionDigits: 10 });
  return [String(value), ...["en-US", "de-DE", "fr-FR", "de-CH", "en-IN"].map(written)];
}

/** A time of this many seconds in hours, minutes and seconds, where that is exact. */
function compound(seconds) {
  const [h, min, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), Math.round(seconds % 60)];
  if (Math.abs(h * 3600 + min * 60 + s - seconds) > 1e-6) return [];
  const parts = [[h, "h", "hours"], [min, "min", "minutes"], [s, "s", "seconds"]].filter(([figure]) => figure);
  if (parts.length < 2) return [];
  return [parts.map(([figure, short]) => `${figure} ${short}`).join(" "), parts.map(([figure, , long]) => `${figure} ${long}`).join(", ")];
}

/** Every spelling of `value` in `unit`. */
function spellings(value, unit) {
  const figures = digits(value);
  const found = figures.flatMap((figure) => [figure, ` ${figure} `, `~${figure}`, `about ${figure}`]);
  const money = unit?.startsWith("$");
  const tails = unit === null ? [] : (UNITS[unit] ?? (money ? [] : [` ${unit}`, ...(/[a-z]{3}s$/.test(unit) ? [` ${unit.slice(0, -1)}`] : [])]));
  found.push(...figures.flatMap((figure) => tails.map((tail) => figure + tail)));
  if (money) {
    found.push(...figures.flatMap((figure) => [`$${figure}`, `US$${figure}`, `${figure} USD`, `${figure} dollars`, `${figure}$`]));
    const thousands = Number((value / 1000).toPrecision(12));
    found.push(`$${thousands}k`, `${thousands}K`, `${thousands} thousand dollars`, `$${Number((value / 1e6).toPrecision(12))}M`);
  }
  if (Object.hasOwn(SECONDS, unit ?? "")) found.push(...compound(Number((value * SECONDS[unit]).toFixed(6))));
  return [...new Set(found)];
}

const keys = JSON.parse(await text(process.stdin));
for (const { id, value, unit, tolerance, slips } of keys) {
  const key = { type: "numeric", value, unit, tolerance, slips };
  for (const one of spellings(value, unit)) {
    if (!grade(key, one).right) console.log(`${id}: ${JSON.stringify(one)} is not read as ${value} ${unit ?? ""}`);
  }
  slips.forEach((slip, at) => {
    for (const one of spellings(slip, unit)) {
      const result = grade(key, one);
      // Bare and below one, a percentage may be meant as a share: 0.005 for 0.5%.
      if (result.right && unit?.startsWith("%") && !/[%a-z]$/i.test(one) && Math.abs(slip * 100 - value) <= tolerance) continue;
      if (result.right || result.slip !== at) console.log(`${id}: ${JSON.stringify(one)} is not read as the slip ${slip} ${unit ?? ""}`);
    }
  });
}
console.log(`${keys.length} keys`);
