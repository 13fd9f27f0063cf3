// Renamed questions keep what readers answered.

import { store } from "./store.js";

/** What was kept under an id that once was this question's is this question's. @param {string} question @param {string[]} was */
export function adopt(question, was) {
  const kept = store.item(question) ? null : was.map((id) => store.item(id)).find((item) => item !== null);
  if (kept) store.changeItem(question, () => kept);
}
