// Reads the list of what there is to study (study_index.html.j2) from its text. Of ten thousand
// questions a tool needs some: neither the page's elements nor objects of all are made.

/** @typedef {import("./study-index.js").StudyPage} StudyPage */
/** @typedef {import("./study-index.js").StudyQuestion} StudyQuestion */

/** An element of the list that stands for a page, and the link to it. */
const ENTRY = /<(?:li|p)\b([^>]*\sdata-page=[^>]*)>\s*<a\b([^>]*)>([^<]*)</g;
/** An address that cannot leave the site's host. */
const WITHIN = /^(?:\.{1,2}\/)*[\w-]+\/|^(?:\.{1,2}\/)+$/;
const SIGNS = /** @type {Record<string, string>} */ ({ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'", "&quot;": '"' });

/** How an attribute is found in the text of a tag, by its name. @type {Map<string, RegExp>} */
const patterns = new Map();

/** @param {string} tag  its text @param {string} name @returns {string | undefined}  undefined where the tag has no such attribute */
function attribute(tag, name) {
  const pattern = patterns.get(name) ?? new RegExp(`\\s${name}(?:=(?:"([^"]*)"|([^\\s"]+))|(?=\\s|$))`);
  patterns.set(name, pattern);
  const found = pattern.exec(tag);
  return found ? (found[1] ?? found[2] ?? "") : undefined;
}

/** @param {string} text  of HTML that has no elements */
const plain = (text) => text.replace(/&(?:amp|lt|gt|quot|#34|#39);/g, (sign) => SIGNS[sign]).trim();

/** @param {string} text */
const words = (text) => (text ? text.split(" ") : []);

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
    this.ids = words(this.#asked).map((one) => one.slice(0, one.indexOf(":")));
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

  /** Questions that were renamed: the id and, after colons, those it had before. */
  get was() {
    return words(this.#of("was"));
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
 * The pages of the list, in its order; those of another host are left out.
 *
 * @param {string} text  of the page with the list
 * @param {string} base  its address
 */
export function listedPages(text, base) {
  const { origin } = new URL(base);
  return Array.from(text.matchAll(ENTRY)).flatMap(([, tag, link, title]) => {
    const path = attribute(link, "href") ?? "";
    const href = () => new URL(plain(path), base).href;
    return WITHIN.test(path) || new URL(href()).origin === origin ? [new ListedPage(tag, plain(title), href)] : [];
  });
}
