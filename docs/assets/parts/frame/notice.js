// What the store has to say about storage, said once.

import { el } from "../kit/dom.js";
import { store } from "../store/store.js";

const WORDS = {
  blocked: "This browser does not let the page keep anything. Your answers and ticks last until you close it.",
  full: "This browser has no room left to keep your answers. What you do now lasts until you close the page.",
  corrupt: "Something this browser kept could not be read and is left out. The rest of your answers is here.",
  newer: "A newer edition of this guide keeps your answers here. Reload the page to see them.",
};

const region = el("div", { class: "lg-notice", role: "status" });

/** @param {string} text */
function say(text) {
  const close = el("button", { type: "button", class: "lg-button lg-button--quiet" }, "Close");
  close.addEventListener("click", () => region.replaceChildren());
  region.append(el("p", { class: "lg-notice__text" }, text), close);
}

/** Say that a tool could not start for want of the list it works from. */
export const sayUnlisted = () => say("The list of questions could not be loaded. Check your connection, then reload the page.");

/** Show the store's one notice above the footer, dismissible, announced politely. */
export function showNotices() {
  document.body.append(region);
  store.addEventListener("notice", (event) => {
    const trouble = /** @type {CustomEvent<import("../store/store.js").Trouble>} */ (event).detail;
    say(WORDS[trouble]);
  });
}
