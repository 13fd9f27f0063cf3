// From text to the terms the index keeps, the same for what is searched and for what is typed.

// A chunk is what a reader would call one word: zero-trust, CI/CD, $150,000, 0.2%, candidate's.
const CHUNK = /[\p{L}\p{N}$€£][\p{L}\p{N}]*(?:[.,'’\-‐‑/&+][\p{L}\p{N}]+)*(?:\s?%)?/gu;
const NUMBER = /^[$€£]?(\d+(?:,\d{3})*(?:\.\d+)?|\d+)(k|m|bn|b|[kmgtp]b|ms|s|min|h|%)?$/;
const THOUSANDS = /** @type {Record<string, number>} */ ({ k: 1e3, m: 1e6, bn: 1e9, b: 1e9 });
// What may follow a number, by stem.
const UNITS = /** @type {Record<string, string>} */ ({
  ...{ percent: "%", tb: "tb", gb: "gb", mb: "mb", terabyt: "tb", gigabyt: "gb", k: "k" },
  ...{ minut: "min", min: "min", hour: "h", ms: "ms", millisecond: "ms" },
});

// Words of a typed question that say nothing about its answer. In capitals they may: IT, US.
const EMPTY = new Set(
  (
    "a about am an and any are as at be been but by can could did do does for from get got had has have " +
    "how i if in into is it its me my no not of on or our say she should so tell than that the their them " +
    "then there they this to us up was we were what when where which who why will with would you your"
  ).split(" "),
);

// How a word is asked for: what does SOC stand for, meaning of drift. "Mean" alone is a word: mean time to detect.
const ASKED = /^\s*(?:what (?:does|do)|meaning of|definition of|define)\s+(.+?)(?:\s+(?:mean|stand for))?(?=\W*$)/i;

/** A query without what only asks for a meaning. @param {string} query */
export const subject = (query) => query.replace(ASKED, "$1");

/** Letters without their accents, small. @param {string} text */
const small = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** @param {string} word */
const hasVowel = (word) => /[aeiouy]/.test(word);

/**
 * A word without its ending: plurals, -ing, -ed, -ation and British spellings fall together. It is
 * meant to join words of one meaning and to leave others apart, so it does less than Porter's.
 *
 * @param {string} word  small letters
 */
export function stem(word) {
  if (word.length < 4 || /\d/.test(word)) return word;
  let is = word;
  if (/(?:[^aeiou]|qu)ies$/.test(is) && is.length > 4) is = is.replace(/ies$/, "y");
  else if (/(?:ss|x|ch|sh|zz)es$/.test(is)) is = is.slice(0, -2);
  else if (/[^suia]s$|[^aeiou]as$|eas$/.test(is)) is = is.slice(0, -1);
  is = is.replace(/ification$/, "ify").replace(/[iy]s(e|ed|ing|ation|er)$/, "iz$1").replace(/ization$/, "ize");
  const bare = is.replace(/(?:ing|ed|ly)$/, "");
  if (bare !== is && bare.length > 2 && hasVowel(bare) && !/eed$/.test(is)) is = bare.replace(/([bdfgklmnprtvz])\1$/, "$1");
  if (is.length > 6) is = is.replace(/ation$/, "at").replace(/ction$/, "ct").replace(/our$/, "or").replace(/oural$/, "oral");
  is = is.replace(/ence$/, "ens").replace(/(?<=..)e$/, "").replace(/y$/, "i");
  return is;
}

/**
 * @typedef {object} Chunk
 * @property {string[]} parts  its terms; each of them has to be met
 * @property {string[]} whole  other forms of all of it; one of them is as good as all parts
 * @property {boolean} empty  says nothing about an answer
 */

/** @param {string} word @returns {Chunk | null} */
function number(word) {
  const found = NUMBER.exec(word);
  if (!found) return null;
  const digits = found[1].replaceAll(",", "");
  const unit = found[2] ?? "";
  if (unit in THOUSANDS) return { parts: [`${Math.round(+digits * THOUSANDS[unit])}`], whole: [`${digits}${unit}`], empty: false };
  return { parts: [digits], whole: unit ? [digits + unit] : [], empty: false };
}

/**
 * What a chunk of text stands for in the index.
 *
 * @param {string} chunk
 * @returns {Chunk}
 */
function read(chunk) {
  const word = small(chunk).replace(/['’]s?$|\s/g, "");
  const figure = number(word.replace(/['’‐‑]/g, "-"));
  if (figure) return figure;
  const pieces = word.replace(/^[$€£]/, "").split(/[.,'’\-‐‑/&+%]+/).filter(Boolean);
  const parts = pieces.filter((piece) => !EMPTY.has(piece)).map((piece) => number(piece)?.parts[0] ?? stem(piece));
  const whole = pieces.length > 1 ? [stem(pieces.join(""))] : [];
  const empty = pieces.length === 1 && EMPTY.has(word) && (chunk.length === 1 || chunk !== chunk.toUpperCase());
  return { parts: pieces.length === 1 ? [stem(word)] : parts, whole, empty };
}

/**
 * The chunks of a text in their order. A number takes the unit that follows it: 5 TB is 5TB.
 *
 * @param {string} text
 * @returns {Chunk[]}
 */
export function chunks(text) {
  const found = [];
  let last;
  for (const [word] of text.matchAll(CHUNK)) {
    const chunk = read(word);
    const unit = UNITS[chunk.parts[0]];
    if (last && unit && /^[\d.]+$/.test(last.parts[0] ?? "")) last.whole.push(last.parts[0] + unit);
    found.push(chunk);
    last = chunk;
  }
  return found;
}

/** Every term of a text, as often as it occurs. @param {string} text */
export function terms(text) {
  return chunks(text).flatMap(({ parts, whole, empty }) => (empty ? whole : [...parts, ...whole]));
}

/**
 * A text cut at the words of which a term is one of `wanted`: plain text and such words in turn,
 * beginning with plain text.
 *
 * @param {string} text
 * @param {(term: string) => boolean} wanted
 * @returns {string[]}
 */
export function cut(text, wanted) {
  const pieces = [];
  let from = 0;
  for (const { 0: word, index } of text.matchAll(CHUNK)) {
    const { parts, whole, empty } = read(word);
    if (empty || ![...parts, ...whole].some(wanted)) continue;
    pieces.push(text.slice(from, index), word);
    from = index + word.length;
  }
  return [...pieces, text.slice(from)];
}
