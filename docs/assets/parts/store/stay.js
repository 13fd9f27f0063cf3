// Asks the browser, once, not to clear what is kept when it runs short of room. Asked after the first
// real work: before that there is nothing to lose, and some browsers put the question to the reader.

import { BASE } from "../kit/base.js";
import { store } from "./store.js";

const ASKED = `loopguide-asked:${BASE.pathname}`;
/** What took the reader some work. @type {readonly string[]} */
const WORK = ["item", "plan", "sheet", "mock", "exam", "score"];

/** Ask when the reader's work is first kept. */
export function askToStay() {
  const watch = (/** @type {Event} */ event) => {
    const { kind, here } = /** @type {CustomEvent<import("./store.js").Change>} */ (event).detail;
    if (!here || !WORK.includes(kind)) return;
    store.removeEventListener("change", watch);
    ask().catch(() => {}); // the browser decides, and need not say why
  };
  store.addEventListener("change", watch);
}

async function ask() {
  if (!navigator.storage?.persist || localStorage.getItem(ASKED) !== null) return;
  localStorage.setItem(ASKED, "1");
  if (!(await navigator.storage.persisted())) await navigator.storage.persist();
}

/** Everything was deleted: what comes next is first work again. */
export function forgetAsked() {
  try {
    localStorage.removeItem(ASKED);
  } catch {
    // nothing was kept
  }
}
