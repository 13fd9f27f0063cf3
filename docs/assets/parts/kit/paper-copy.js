// A text area cuts off on paper what it scrolls on screen, so its text is printed from beside it.

import { el } from "./dom.js";

/**
 * Give a text area a copy of its text for paper.
 *
 * @param {HTMLTextAreaElement} area
 */
export function copyForPaper(area) {
  if (area.nextElementSibling?.classList.contains("lg-mirror")) return;
  const copy = el("div", { class: "lg-mirror", "aria-hidden": "true", "data-rows": area.getAttribute("rows") ?? "3" });
  area.after(copy);
  area.addEventListener("input", () => updatePaperCopy(area));
  updatePaperCopy(area);
}

/** Copy the text again after a script has changed it. @param {HTMLTextAreaElement} area */
export function updatePaperCopy(area) {
  const copy = area.nextElementSibling;
  if (copy?.classList.contains("lg-mirror")) copy.textContent = area.value;
}
