// A recording that nobody kept, or that still runs, is lost with the page. While one stands in the page
// the browser asks before it leaves; at any other time nothing listens, so that nobody is asked for nothing.
// What takes its place out of the page asks as well.

import { confirm } from "../kit/confirm.js";

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

/**
 * Whether what is shown may make room for something else: a recording that nobody kept is asked about.
 *
 * @param {HTMLElement} shown
 * @param {string} name  what it is called: "round"
 * @returns {Promise<boolean>}
 */
export async function mayGo(shown, name) {
  const unkept = unkeptIn(shown);
  if (!unkept || (await confirm({ title: "Leave your recording?", text: `It is not kept, and is lost when this ${name} makes room.`, yes: "Lose it", no: "Back to it" }))) return true;
  unkept.querySelector("button")?.focus();
  return false;
}
