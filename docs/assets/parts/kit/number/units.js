// Units as people write them: hrs, pts, rps, USD, % of alerts. What measure a unit is of, and how
// another unit of the same measure is converted into it.

/**
 * @typedef {object} Measure
 * @property {"none" | "percent" | "money" | "time" | "data" | "ratio" | "times" | "points" | "other"} kind
 * @property {number} size  of the unit in the measure's base: seconds, bytes; 1 for all others
 * @property {string} of  the words the unit is known by, in their plainest form
 * @property {string} per  what it is per, in its plainest form ("s"), or nothing
 */

/**
 * @typedef {object} Told  what was written behind a figure
 * @property {boolean} percent  a percent sign, so that the figure is a share times 100
 * @property {number[]} factors  by which the figure is to be multiplied; more than one where a letter
 *   may mean two things
 */

const TIME = table({
  "ms millisecond millisec msec": 1e-3,
  "s sec second": 1,
  "min minute mins m": 60,
  "h hr hour hrs": 3600,
  "d day": 86400,
  "wk week w": 604800,
});
const DATA = table({
  "b byte": 1, "kb kilobyte": 1e3, "mb megabyte": 1e6, "gb gigabyte": 1e9, "tb terabyte": 1e12, "pb petabyte": 1e15,
});
const SCALE = table({
  "k thousand grand": 1e3, "m mn mm mio mil million": 1e6, "b bn billion": 1e9,
});
const POINTS = new Set(["point", "pt", "pp", "percentage point", "percent point", "% point", "p p"]);
const PERCENT = /^(?:%|percent\b|per cent\b|pct\b|pc\b|prozent\b)\s*/i;
const DOLLARS = /^(?:US\s*\$|\$|USD\b|US dollars?\b|dollars?\b|bucks?\b)\s*/i;

/** @param {Record<string, number>} groups @returns {Map<string, number>} */
function table(groups) {
  return new Map(Object.entries(groups).flatMap(([names, size]) => names.split(" ").map((name) => /** @type {[string, number]} */ ([name, size]))));
}

/**
 * A word or words in the plainest form: small letters, no plural, no full stops.
 *
 * @param {string} words
 */
const plain = (words) =>
  words
    .toLowerCase()
    .replace(/[.\s]+/g, " ")
    .trim()
    .split(" ")
    .map((word) => (/^(?:people|persons?)$/.test(word) ? "person" : word.replace(/(?<=[a-z]{2}(?:[sxz]|ch|sh))es$|(?<=[a-z]{2})s$/, "")))
    .join(" ");

/**
 * The part before and the part behind "per": "requests/s", "30 a day", "MB per second", "rps".
 *
 * @param {string} words
 * @returns {[string, string]}
 */
function parted(words) {
  const short = /^([a-z]*)ps$/i.exec(words.trim());
  if (short && /^(?:r|q|t|req|mb|gb|kb|tb|c|e|)$/i.test(short[1])) return [short[1], "s"];
  const [, before, after] = /^(.*?)(?:\s*\/\s*|\s*\bper\b\s*|\s*\b(?:an?|each|every)\b\s+)(.+)$/i.exec(` ${words} `.trim()) ?? [];
  return after === undefined ? [words.trim(), ""] : [before.trim(), after.trim()];
}

/**
 * The measure that a unit is of.
 *
 * @param {string | null} unit
 * @returns {Measure}
 */
export function measureOf(unit) {
  const none = { size: 1, of: "", per: "" };
  if (unit === null || !unit.trim()) return { kind: "none", ...none };
  if (PERCENT.test(unit) && !POINTS.has(plain(unit))) return { kind: "percent", ...none };
  if (DOLLARS.test(unit)) return { kind: "money", ...none, per: perOf(parted(unit.replace(DOLLARS, ""))[1]) };
  const [before, after] = parted(unit);
  const of = plain(before);
  const per = perOf(after);
  if (/^(?:to one|to 1|: ?1)$/.test(of)) return { kind: "ratio", ...none };
  if (/^(?:time|x|fold)$/.test(of) && !per) return { kind: "times", ...none };
  if (POINTS.has(of)) return { kind: "points", ...none, per };
  const time = TIME.get(of);
  if (time && !per) return { kind: "time", size: time, of, per };
  const data = DATA.get(of);
  if (data) return { kind: "data", size: data, of, per };
  return { kind: "other", size: 1, of, per };
}

/** @param {string} words @returns {string} one name for each time that something is per */
function perOf(words) {
  const size = TIME.get(plain(words));
  return size ? `${size} s` : plain(words);
}

/**
 * What the words behind a figure say of it, for a question in `measure`.
 *
 * @param {string} words
 * @param {Measure} measure
 * @returns {Told | null} null where they are of another measure
 */
export function readUnit(words, measure) {
  const whole = { percent: false, factors: [1] };
  if (!words) return whole;
  if (PERCENT.test(words) && !POINTS.has(plain(words))) {
    return measure.kind === "percent" || measure.kind === "none" ? { percent: true, factors: [1] } : null;
  }
  if (measure.kind === "money") return readMoney(words, measure);
  if (measure.kind === "times") return /^(?:x|×|times?|fold|-fold)\b.*$/i.test(words) || words === "×" ? whole : null;
  if (measure.kind === "ratio") return /^(?:to one|to 1|times?|x)$/i.test(words) ? whole : null;
  if (measure.kind === "points") return POINTS.has(plain(parted(words)[0])) ? whole : null;
  if (measure.kind === "percent") return null;
  const told = measureOf(words);
  // With no unit any noun may follow: "400 attacks", "8.5 per hour".
  if (measure.kind === "none") return told.kind === "other" && !/[$€£¥]/.test(words) ? whole : null;
  if (measure.kind === "time" || measure.kind === "data") {
    if (told.kind !== measure.kind) return null;
    // "58 MB" will do for MB/s; "58 GB" may be meant for anything.
    const loose = !told.per && told.size === measure.size;
    return told.per !== measure.per && !loose ? null : { percent: false, factors: [told.size / measure.size] };
  }
  const scaled = /^(k|thousand|million|billion)(?![a-z])\s*(.*)$/i.exec(words);
  const factor = scaled ? (SCALE.get(scaled[1].toLowerCase()) ?? 1) : 1;
  const [before, after] = parted(scaled ? scaled[2] : words);
  if (after && perOf(after) !== measure.per) return null;
  return sameThing(plain(before), measure, after !== "") ? { percent: false, factors: [factor] } : null;
}

/**
 * Tell whether a noun is the unit's: the same, its beginning, or none at all.
 *
 * @param {string} of
 * @param {Measure} measure
 * @param {boolean} rate whether "per …" follows, which then says enough
 */
function sameThing(of, measure, rate) {
  if (!of) return true;
  if (!measure.of) return rate || perOf(of) === measure.per;
  if (measure.per && /^(?:r|q|t|c|e|req)$/.test(of)) return measure.of.startsWith(of);
  const [written, known] = [of, measure.of].map((words) => words.replace(/e$/, "")); // "cases", without its plural
  return written === known || (of.length > 2 && (known.startsWith(written) || of.startsWith(`${measure.of} `) || of.endsWith(` ${measure.of}`)));
}

/**
 * "k", "million dollars", "USD a year" behind a sum of money.
 *
 * @param {string} words
 * @param {Measure} measure
 * @returns {Told | null}
 */
function readMoney(words, measure) {
  const suffix = /^(k|thousand|grand|mn|mm|mio|mil|million|m|billion|bn|b)\b\.?\s*/i.exec(words);
  const factor = suffix ? (SCALE.get(suffix[1].toLowerCase()) ?? 1) : 1;
  const rest = words.slice(suffix?.[0].length ?? 0).replace(DOLLARS, "").trim();
  const [before, after] = parted(rest);
  if (before && !/^(?:net|gross|in total|total|cash|more|less)$/i.test(before)) return null;
  if (after && measure.per && perOf(after) !== measure.per) return null;
  return { percent: false, factors: [factor] };
}
