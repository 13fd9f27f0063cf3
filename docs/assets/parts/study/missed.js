// What was missed among questions of other pages, with the sections that teach it. Only their pages
// know those, so the list comes once they are fetched.

import { sureOf } from "../confidence/calibration.js";
import { el } from "../kit/dom.js";
import { excerpt, missedView } from "../question/summary-view.js";
import { store } from "../store/store.js";

/**
 * @param {HTMLElement} host  what it is shown in
 * @param {import("./question-sequence.js").QuestionSequence} sequence  that asked them
 * @param {string[]} ids  of the missed
 */
export async function showMissed(host, sequence, ids) {
  const { questions } = sequence;
  const rows = ids.map(async (id) => {
    const at = questions.findIndex((one) => one.id === id);
    const item = await sequence.item(at);
    if (!item) return [];
    const { href } = questions[at].page;
    const section = item.querySelector(".lg-answer__section");
    return [{ text: excerpt(item), href: `${href}#${item.id}`, sure: sureOf(store.item(id)) === 3, section }];
  });
  try {
    const missed = (await Promise.all(rows)).flat();
    if (missed.length) host.replaceChildren(missedView(missed));
  } catch {
    host.replaceChildren(el("p", {}, "The questions you missed could not be fetched. Are you offline?"));
  }
}
