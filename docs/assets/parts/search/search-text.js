// Pure text functions of the search.

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** @type {Record<string, string>} */
const KINDS = {
  companies: "Company",
  roles: "Loop",
  rounds: "Round",
  rubrics: "Rubric",
  concepts: "Concept",
  cases: "Case",
  practice: "Practice",
  sources: "Source",
};

// Words of a typed question that say nothing about its answer.
const EMPTY = new Set(
  (
    "a about am an and any are as at be been but by can could did do does for from get had has have " +
    "how i if in is it its me my no not of on or our say she should so tell than that the their them " +
    "then there they this to up was we were what when where which who why will with would you your"
  ).split(" "),
);

/**
 * A word as the index keeps it, or null for one that is left out.
 *
 * @param {string} word
 * @returns {string | null}
 */
export function term(word) {
  const lower = word.toLowerCase();
  return EMPTY.has(lower) ? null : lower;
}

/**
 * Text of an index entry without its markup. The result is only ever shown as text.
 *
 * @param {string} html
 */
export function plain(html) {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ENTITIES[/** @type {keyof typeof ENTITIES} */ (name)])
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * What sort of page an address leads to, from its first folder.
 *
 * @param {string} location relative to the site's address
 */
export function kindOf(location) {
  return KINDS[location.split(/[/#]/, 1)[0]] ?? "Page";
}

/**
 * A piece of `text` around the first matched word, cut at the matches: plain text and matched words
 * in turn, beginning with plain text.
 *
 * @param {string} text
 * @param {string[]} terms matched words in lower case
 * @param {number} length characters to show
 * @returns {string[]}
 */
export function excerpt(text, terms, length = 150) {
  const words = terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const match = words ? new RegExp(`(?<![\\p{L}\\p{N}])(${words})(?![\\p{L}\\p{N}])`, "iu").exec(text) : null;
  const hit = match ? match.index : 0;
  let from = Math.max(0, hit - Math.floor(length / 3));
  if (from > 0) from = text.indexOf(" ", from) + 1;
  let to = Math.min(text.length, from + length);
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), hit + 1);
  const piece = `${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
  return words ? piece.split(new RegExp(`(?<![\\p{L}\\p{N}])(${words})(?![\\p{L}\\p{N}])`, "iu")) : [piece];
}
