// Boxes that scroll sideways on a narrow screen: the keyboard can reach them there, and they have a name.

/** What may be wider than the screen. Scripts that make such a box name it and hand it over themselves. */
export const WIDE = "table, .lg-figure__frame, .lg-offer__role";

/** Words of the caption, or of the heading above. @param {HTMLElement} box */
function nameOf(box) {
  const caption = box.querySelector("caption");
  const above = [...document.querySelectorAll("h1, h2, h3, h4")].findLast((one) => one.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING);
  const words = /** @type {Element | undefined} */ ((caption ?? above)?.cloneNode(true));
  for (const mark of words?.querySelectorAll(".headerlink") ?? []) mark.remove();
  return words?.textContent?.trim() ?? "";
}

/**
 * Let a box take the focus, with a name, as long as it scrolls.
 *
 * @param {HTMLElement} box
 */
export function followScroll(box) {
  const own = { tabindex: box.getAttribute("tabindex"), "aria-label": box.getAttribute("aria-label"), role: box.getAttribute("role") };
  const named = own["aria-label"] ?? box.getAttribute("aria-labelledby");
  new ResizeObserver(() => {
    const scrolls = box.scrollWidth > box.clientWidth;
    // No class: a table of prose is styled as long as it has none.
    if (scrolls === box.hasAttribute("data-scrolls")) return;
    box.toggleAttribute("data-scrolls", scrolls);
    /** @type {Record<string, string | null>} */
    const attributes = scrolls ? { tabindex: "0", "aria-label": own["aria-label"] ?? (named ? null : nameOf(box)), role: own.role ?? (box instanceof HTMLTableElement ? null : "region") } : own;
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null) box.removeAttribute(name);
      else box.setAttribute(name, value);
    }
  }).observe(box);
}
