// The text of facts and documents, taken from the pages that list them.

import { el } from "../kit/dom.js";

/** Pages of sources by address. @type {Map<string, Promise<Document>>} */
const pages = new Map();

/** A page of this site, fetched once. @param {string} href */
export function pageOf(href) {
  const known = pages.get(href);
  if (known) return known;
  const read = fetch(href).then(async (response) => {
    if (!response.ok) throw new Error(`${response.status} ${href}`);
    return new DOMParser().parseFromString(await response.text(), "text/html");
  });
  pages.set(href, read);
  read.catch(() => pages.delete(href)); // asked for again, it is fetched again
  return read;
}

/**
 * What a page of sources says under `link`, as elements for this page.
 *
 * @param {Document} source
 * @param {HTMLAnchorElement} link
 * @returns {HTMLElement[]}
 */
export function told(source, link) {
  const entry = source.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!entry) return [];
  const { part } = link.dataset;
  const parts = part ? [`.lg-ledger__part[data-part="${CSS.escape(part)}"]`] : [".lg-ledger__note"];
  /** @type {[selector: string, name: string][]} */
  const wanted = [
    [".lg-ledger__body > div:first-child", "lg-pop__fact"],
    [parts[0] ?? "", "lg-pop__note"],
    [".lg-document__title", "lg-pop__fact"],
    [".lg-document__meta", "lg-pop__fact"],
  ];
  return wanted.flatMap(([selector, name]) => {
    const found = entry.querySelector(selector);
    if (!found) return [];
    const copy = el("div", { class: name }, ...[...found.childNodes].map((node) => document.importNode(node, true)));
    for (const a of copy.querySelectorAll("a[href]")) {
      a.setAttribute("href", new URL(a.getAttribute("href") ?? "", link.href).href);
    }
    return [copy];
  });
}

/**
 * Put each fact below the link to it, once. Where a page cannot be had, the link stays alone.
 *
 * @param {HTMLElement} note
 */
export async function factsOf(note) {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (note.querySelectorAll("a.lg-cite:not([data-told])"));
  await Promise.all(
    [...links].map(async (link) => {
      link.dataset.told = "";
      try {
        const source = await pageOf(link.href.split("#")[0] ?? "");
        link.after(...told(source, link));
        note.dispatchEvent(new Event("lg-told", { bubbles: true }));
      } catch {
        delete link.dataset.told;
      }
    }),
  );
}
