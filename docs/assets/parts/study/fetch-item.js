// Questions of other pages: fetched from the pages they stand on and taken out of them.

/** @typedef {import("./study-index.js").StudyQuestion} StudyQuestion */

/** Pages by address, as text. @type {Map<string, Promise<string>>} */
const pages = new Map();

/** @param {string} href */
function pageText(href) {
  const known = pages.get(href);
  if (known) return known;
  const text = fetch(href).then((response) => {
    if (!response.ok) throw new Error(`${response.status} ${href}`);
    return response.text();
  });
  pages.set(href, text);
  text.catch(() => pages.delete(href)); // asked for again, it is fetched again
  return text;
}

/**
 * The part of a page that is one question. Reading a page of fifty to its end to show one would
 * take longer than a reader should wait, so only this part is parsed.
 *
 * @param {string} text
 * @param {string} id
 * @returns {string | null} null where the page is not written the way ours are
 */
export function cutItem(text, id) {
  const place = text.indexOf(` data-id="${id}"`);
  const start = place < 0 ? -1 : text.lastIndexOf("<lg-item", place);
  const end = text.indexOf("</lg-item>", place);
  if (start < 0 || end < 0 || text.slice(start, place).includes(">")) return null;
  return `${text.slice(start, end)}</lg-item>`;
}

/**
 * A question as it stands on its page, with links that lead where they did. It comes alive when it
 * is put into the document.
 *
 * @param {StudyQuestion} question
 * @returns {Promise<HTMLElement | null>} null where its page does not have it any more
 * @throws where its page cannot be fetched
 */
export async function fetchItem({ id, page }) {
  const text = await pageText(page.href);
  const parsed = new DOMParser().parseFromString(cutItem(text, id) ?? text, "text/html");
  const item = /** @type {HTMLElement | null} */ (parsed.querySelector(`lg-item[data-id="${CSS.escape(id)}"]`));
  if (!item) return null;
  for (const link of item.querySelectorAll("a[href]")) {
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", page.href).href);
  }
  return /** @type {HTMLElement} */ (document.adoptNode(item));
}
