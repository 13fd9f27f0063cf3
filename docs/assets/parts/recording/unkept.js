// A recording that nobody kept, or that still runs, is lost with the page. While one stands in the page
// the browser asks before it leaves; at any other time nothing listens, so that nobody is asked for nothing.

/** Marks the place of such a recording. */
export const UNKEPT = "data-unkept";

/** @param {BeforeUnloadEvent} event */
function ask(event) {
  if (!unkeptIn(document)) return; // its place has left the page since
  event.preventDefault();
  event.returnValue = true; // browsers of 2023 and before heed this alone
}

/** The place of a recording that would be lost. @param {ParentNode} root @returns {HTMLElement | null} */
export const unkeptIn = (root) => root.querySelector(`[${UNKEPT}]`);

/** Mark a place, or take its mark away. @param {HTMLElement} place @param {boolean} unkept */
export function markUnkept(place, unkept) {
  place.toggleAttribute(UNKEPT, unkept);
  if (unkeptIn(document)) addEventListener("beforeunload", ask);
  else removeEventListener("beforeunload", ask);
}
