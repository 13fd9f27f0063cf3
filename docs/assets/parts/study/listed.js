// Reads the list of what there is to study (study_index.html.j2) from its text. Of ten thousand
// questions a tool needs some: neither the page's elements nor objects of all are made.

/** @typedef {import("./study-index.js").StudyPage} StudyPage */
/** @typedef {import("./study-index.js").StudyQuestion} StudyQuestion */

/** What stands right behind the tag of an entry: the link to its page. */
const LINK = /\s*<a\b([^>]*)>([^<]*)</y;
/** An address that cannot leave the site's host. */
const WITHIN = /^(?:\.{1,2}\/)*[\w-]+\/|^(?:\.{1,2}\/)+$/;
const SIGNS = /** @type {Record<string, string>} */ ({ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'", "&quot;": '"' });

/** @param {string} tag  its text @param {string} name @returns {string | undefined}  undefined where the tag has no such attribute */
function attribute(tag, name) {
  const at = tag.indexOf(` ${name}`) + 1 + name.length;
  if (at === name.length) return undefined;
  const [sign, quote] = tag.slice(at, at + 2);
  if (sign !== "=") return "";
  const from = quote === '"' ? at + 2 : at + 1;
  const end = tag.indexOf(quote === '"' ? '"' : " ", from);
  return tag.slice(from, end < 0 ? undefined : end);
}

/** @param {string} text  of HTML that has no elements */
const plain = (text) => text.replace(/&(?:amp|lt|gt|quot|#34|#39);/g, (sign) => SIGNS[sign]).trim();

/** @param {string} text */
const words = (text) => (text ? text.split(" ") : []);

/** The ids at the beginning of questions, with no text made of the rest. @param {string} asked */
function idsOf(asked) {
  /** @type {string[]} */
  const ids = [];
  for (let at = 0; at < asked.length; at = asked.indexOf(" ", at) + 1 || asked.length) ids.push(asked.slice(at, asked.indexOf(":", at)));
  return ids;
}

/** An entry; what few tools ask for, of few pages, is read when they do. @implements {StudyPage} */
class ListedPage {
  #tag;
  #asked;
  #href;
  /** @type {StudyQuestion[] | undefined} */
  #questions;

  /** @param {string} tag @param {string} title @param {() => string} href */
  constructor(tag, title, href) {
    this.#tag = tag;
    this.#href = href;
    this.#asked = this.#of("questions");
    this.page = this.#of("page");
    this.roles = words(this.#of("role"));
    this.title = title;
    /** The ids of its questions. */
    this.ids = idsOf(this.#asked);
  }

  get count() {
    return this.ids.length;
  }

  /** @param {string} name */
  #of(name) {
    return attribute(this.#tag, `data-${name}`) ?? "";
  }

  get kind() {
    return this.page.slice(0, this.page.indexOf(":"));
  }

  get id() {
    return this.page.slice(this.page.indexOf(":") + 1);
  }

  get minutes() {
    return Number(this.#of("minutes"));
  }

  get attended() {
    return attribute(this.#tag, "data-attended") !== undefined;
  }

  get rubrics() {
    return words(this.#of("rubrics"));
  }

  get concepts() {
    return words(this.#of("concepts"));
  }

  get checklist() {
    return this.#of("checklist");
  }

  get boxes() {
    return words(this.#of("ticks"));
  }

  get names() {
    return plain(this.#of("names")).split("|");
  }

  get rounds() {
    return words(this.#of("rounds"));
  }

  get sheet() {
    return this.#of("sheet");
  }

  get first() {
    return words(this.#of("first"));
  }

  get day() {
    return words(this.#of("day"));
  }

  get href() {
    return this.#href();
  }

  /** @returns {StudyQuestion[]} */
  get questions() {
    return (this.#questions ??= words(this.#asked).map((one) => {
      const [id, rev, concept, type] = one.split(":");
      return { id, rev, concept, type, page: this };
    }));
  }
}

/** The questions of all pages, by id. */
export class Questions {
  /** Where each is asked. @type {Map<string, ListedPage>} */
  #pages = new Map();

  /** @param {ListedPage[]} pages */
  constructor(pages) {
    for (const page of pages) for (const id of page.ids) this.#pages.set(id, page);
  }

  /** @param {string} id */
  has(id) {
    return this.#pages.has(id);
  }

  /** @param {string} id @returns {StudyQuestion | undefined} */
  get(id) {
    return this.#pages.get(id)?.questions.find((one) => one.id === id);
  }

  /** In the order of the pages. @returns {Iterable<StudyQuestion>} */
  *values() {
    for (const page of new Set(this.#pages.values())) yield* page.questions;
  }
}

/**
 * The questions that were renamed: of each the id, and after it those it had before.
 *
 * @param {string} text  of the page with the list
 */
export const renamedQuestions = (text) =>
  Array.from(text.matchAll(/\sdata-was=(?:"([^"]*)"|([^\s">]+))/g)).flatMap(([, many = "", one]) => words(one ?? many).map((ids) => ids.split(":")));

/**
 * The pages of the list, in its order; those of another host are left out.
 *
 * @param {string} text  of the page with the list
 * @param {string} base  its address
 */
export function listedPages(text, base) {
  const { origin } = new URL(base);
  /** @type {ListedPage[]} */
  const pages = [];
  // Searched for and not matched by a pattern: of a megabyte, that takes a quarter of the time.
  for (let at = text.indexOf(" data-page="); at >= 0; at = text.indexOf(" data-page=", at + 1)) {
    const end = text.indexOf(">", at);
    LINK.lastIndex = end + 1;
    const [, link = "", title = ""] = LINK.exec(text) ?? [];
    const path = attribute(link, "href");
    if (path === undefined) continue;
    const href = () => new URL(plain(path), base).href;
    if (WITHIN.test(path) || new URL(href()).origin === origin) pages.push(new ListedPage(text.slice(at, end), plain(title), href));
  }
  return pages;
}
