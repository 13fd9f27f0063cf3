// The dialog in which a reader searches: made when it is opened first, since a page needs none before.
//
// Every page loads this. It does without kit/dom.js, which lies in one file with the store.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function made(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/**
 * Return the dialog, below the page.
 *
 * @param {string} base  address of the site, seen from this page
 */
export function searchDialog(base) {
  const input = made("input", {
    className: "lg-search__input",
    id: "lg-search-query",
    type: "search",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: false,
    enterKeyHint: "go",
  });
  const cross = made("span", { className: "lg-icon lg-icon--close" });
  cross.setAttribute("aria-hidden", "true");
  const words = made("span", { className: "lg-tool__text" }, "Close");
  const close = made("button", { className: "lg-tool", id: "lg-search-close", type: "button" }, cross, words);
  const label = made("label", { className: "lg-search__label", htmlFor: input.id }, "Search the guide");
  const row = made("div", { className: "lg-search__row" }, input, close);
  const form = made("form", { className: "lg-search__form", method: "dialog" }, label, row);
  form.setAttribute("role", "search");
  const status = made("p", { className: "lg-search__status" });
  status.setAttribute("role", "status");
  const list = made("ol", { className: "lg-search__results" });
  const dialog = made("dialog", { className: "lg-search", id: "lg-search" }, form, status, list);
  dialog.setAttribute("aria-label", "Search the guide");
  dialog.dataset.base = base;
  document.body.append(dialog);
  return dialog;
}
