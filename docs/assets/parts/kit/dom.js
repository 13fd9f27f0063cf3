// Building elements without markup in strings: text is always text.

/**
 * @param {string} tag
 * @param {Record<string, string | boolean>} [attributes]  true sets an empty attribute, false none
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/**
 * A button that does `act` when pressed; whoever holds it listens for data-act.
 *
 * @param {string} act
 * @param {string} text
 * @param {"main" | "quiet" | "bare"} [look]
 * @returns {HTMLButtonElement}
 */
export function button(act, text, look = "quiet") {
  const looks = look === "main" ? "lg-button" : `lg-button lg-button--${look}`;
  return /** @type {HTMLButtonElement} */ (el("button", { type: "button", class: looks, "data-act": act }, text));
}

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  right: "M4 12.5l5.2 5.2L20 7",
  wrong: "M6 6l12 12M18 6L6 18",
  partly: "M4 12h16",
  here: "M4 12h15M13 6l6 6-6 6",
  open: "M12 5a7 7 0 1 0 0 14a7 7 0 1 0 0-14",
  up: "M12 19V5M6 11l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
};

/**
 * A picture beside a word that says the same.
 *
 * @param {keyof typeof PATHS} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "lg-glyph");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/**
 * A share as a bar; the text beside it says the same.
 *
 * @param {number} share  0 to 1
 * @returns {SVGElement}
 */
export function bar(share) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "lg-bar");
  svg.setAttribute("width", "100%");
  svg.setAttribute("height", "10");
  svg.setAttribute("aria-hidden", "true");
  for (const [name, width] of [["track", 1], ["fill", share]]) {
    const rect = document.createElementNS(SVG, "rect");
    rect.setAttribute("class", `lg-bar__${name}`);
    rect.setAttribute("width", `${100 * Number(width)}%`);
    rect.setAttribute("height", "10");
    svg.append(rect);
  }
  return svg;
}

/**
 * Set the filled part of a bar made by `bar`.
 *
 * @param {SVGElement} svg
 * @param {number} share  0 to 1
 */
export function setBar(svg, share) {
  svg.lastElementChild?.setAttribute("width", `${100 * share}%`);
}

/**
 * The one element below `root` that matches; its absence is an error in the page's HTML.
 *
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {T}
 */
export function need(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return /** @type {T} */ (/** @type {unknown} */ (found));
}

/**
 * What a <template> of the page holds, to be filled and put into it.
 *
 * @param {ParentNode} root
 * @param {string} name  its data-template
 * @returns {DocumentFragment}
 */
export function cloned(root, name) {
  const template = /** @type {HTMLTemplateElement} */ (need(root, `template[data-template="${name}"]`));
  return /** @type {DocumentFragment} */ (template.content.cloneNode(true));
}

/**
 * Move the focus to a heading and bring it into view.
 *
 * @param {HTMLElement} heading
 * @param {ScrollLogicalPosition} [block]
 */
export function go(heading, block = "start") {
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block });
}
