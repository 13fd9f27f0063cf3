// How the questions of a quiz are numbered: all of them, or a part that is taken alone as "3 of 10". On
// paper the quiz is whole, whatever part of it is taken.

import { need } from "../kit/dom.js";

/** @typedef {import("./results-view.js").Entry} Entry */

const STATE_WORDS = {
  open: "",
  begun: ", begun",
  revised: ", revised since you answered it",
  right: ", right",
  partly: ", partly right",
  wrong: ", not right",
  unknown: ", not known yet",
};

/** Say what a stop on the line is. @param {Entry} entry */
export function label({ stop, shown }) {
  if (stop) need(stop, "a").setAttribute("aria-label", `Question ${stop.textContent?.trim()}${STATE_WORDS[shown]}`);
}

/** Number the questions of a part of the quiz, or of all of it. @param {Map<string, Entry>} entries @param {Set<string> | null} ids */
export function number(entries, ids) {
  const some = [...entries].filter(([id]) => !ids || ids.has(id));
  some.forEach(([, entry], at) => renumber(entry, `${at + 1} of ${some.length}`));
}

/** @param {Entry} entry @param {string} number  "3 of 10" */
function renumber(entry, number) {
  if (entry.number === number) return;
  const { item, stop } = entry;
  const [place, total] = number.split(" of ");
  entry.number = number;
  need(item, ".lg-item__stop").textContent = place;
  need(item, ".lg-item__of").textContent = ` of ${total}`;
  if (stop) need(stop, "a").textContent = place;
  label(entry);
}

/**
 * Number the whole quiz while it is printed.
 *
 * @param {Map<string, Entry>} entries
 * @param {() => void} back  numbers what is taken
 * @param {AbortSignal} signal  ends it
 */
export function numberOnPaper(entries, back, signal) {
  addEventListener("beforeprint", () => number(entries, null), { signal });
  addEventListener("afterprint", back, { signal });
}
