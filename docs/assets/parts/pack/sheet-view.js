// What is written on the sheets of the pack: days, people, stories, what was missed, ticks.

import { dayOfDate, dayText, timeText } from "../kit/days.js";
import { el, need } from "../kit/dom.js";
import { store } from "../store/store.js";
import { keptWork } from "../store/work.js";
import { ON_PAPER, WIDTHS, cut, later, stories, weak } from "./pack.js";
import { all } from "./source.js";

/** @typedef {import("./pack.js").Cut} Cut */
/** @typedef {import("./pack.js").Form} Form */
/** @typedef {import("./pack.js").Story} Story */
/** @typedef {import("./pack.js").When} When */
/** @typedef {import("./source.js").Sheet} Sheet */
/** @typedef {import("../store/records.js").Pack} Pack */
/** @typedef {import("../study/study-index.js").StudyIndex} StudyIndex */

/**
 * Write on a round's sheet what the reader keeps.
 *
 * @param {Sheet} sheet
 * @param {When} when
 * @param {Pack | null} pack
 * @param {Form[]} forms
 * @param {Node[]} weakest  what was missed
 */
export function fillSheet(sheet, when, pack, forms, weakest) {
  const { element, round } = sheet;
  need(element, ".lg-pack__when").textContent = whenText(when, sheet.minutes);
  const names = pack && Object.hasOwn(pack.people, round) ? pack.people[round] : "";
  need(element, ".lg-pack__who").replaceChildren(...cutNodes(cut(names, WIDTHS.names)));
  for (const phase of all(element, "[data-start]")) {
    phase.querySelector(".lg-pack__clock")?.remove();
    if (when.time) phase.append(el("span", { class: "lg-pack__clock" }, ` from ${timeText(later(when.time, Number(phase.dataset.start)))}`));
  }
  const own = stories(round, forms, store.list("sheet").flatMap((id) => store.get("sheet", id) ?? []));
  need(element, ".lg-pack__own").replaceChildren(...(own.length ? [...own.map(storyNode), ...moreNode(own.length - ON_PAPER.stories)] : sheet.blank.own));
  need(element, ".lg-pack__weak").replaceChildren(...weakest);
}

/**
 * What was missed most of what a round asks.
 *
 * @param {Sheet} sheet
 * @param {StudyIndex | null} index  null where nothing was answered yet, or it is still on its way
 * @param {boolean} failed  the index could not be fetched
 * @param {import("./source.js").Concepts} known
 * @returns {Node[]}
 */
export function weakView({ round, concepts, blank }, index, failed, known) {
  if (failed) return [...blank.weak, el("p", { class: "lg-pack__trouble" }, "What you missed could not be looked up. Open this page once while online.")];
  const found = index ? weak(round, concepts, index, keptWork()) : [];
  if (!found.length) return blank.weak;
  const rows = found.map(({ concept, missed, tried }, at) => {
    const own = known.get(concept);
    return el(
      "li",
      { class: at < ON_PAPER.concepts ? "" : "lg-pack__over" },
      el("b", {}, own?.title ?? concept),
      ` (missed ${missed} of ${tried}) `,
      ...cutNodes(cut(own?.line ?? "", WIDTHS.concept)),
    );
  });
  return [el("ul", { class: "lg-pack__missed" }, ...rows), ...moreNode(found.length - ON_PAPER.concepts)];
}

/**
 * Fill the list for the day.
 *
 * @param {HTMLElement} day
 * @param {import("./source.js").Loop} loop
 * @param {string[]} rounds
 * @param {(round: string) => When} when
 */
export function fillDay(day, loop, rounds, when) {
  const dated = rounds.filter((round) => when(round).date);
  const lines = dated.map((round) => {
    const sheet = /** @type {Sheet} */ (loop.sheets.find((one) => one.round === round));
    return el("span", {}, el("b", {}, whenText(when(round), sheet.minutes)), ` ${sheet.title}`);
  });
  const agenda = need(day, ".lg-pack__agenda");
  agenda.replaceChildren(...lines);
  agenda.hidden = !lines.length;
  for (const list of all(day, "[data-list]")) {
    for (const box of all(list, "[data-box]")) {
      const { only } = box.dataset;
      box.hidden = only !== undefined && !rounds.includes(only);
      const on = store.tick(list.dataset.list ?? "", box.dataset.box ?? "")?.on ?? false;
      box.classList.toggle("lg-pack__box--on", on);
      box.querySelector(".lg-sr")?.remove();
      if (on) box.prepend(el("span", { class: "lg-sr" }, "Done: "));
    }
  }
}

/** "Fri, Dec 4, 2026, 10:00 AM to 11:00 AM (America/New York)"; empty without a date. @param {When} when @param {number} minutes */
function whenText({ date, time, zone, begins }, minutes) {
  if (!date) return "";
  const day = `${dayText(dayOfDate(date))}, ${date.slice(0, 4)}`;
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const named = begins?.zone || zone;
  const there = named && named !== own ? ` (${named.replaceAll("_", " ")})` : "";
  if (begins) return `${day}, a day from ${timeText(begins.time)} on${there}`;
  return time ? `${day}, ${timeText(time)} to ${timeText(later(time, minutes))}${there}` : day;
}

/** @param {Story} story @param {number} at */
function storyNode({ from, title, lines }, at) {
  return el(
    "div",
    { class: at < ON_PAPER.stories ? "lg-pack__story" : "lg-pack__story lg-pack__over" },
    el("p", { class: "lg-pack__name" }, ...cutNodes(cut(title, WIDTHS.title)), el("span", { class: "lg-pack__source" }, ` ${from}`)),
    ...lines.map(({ label, text }) => el("p", { class: "lg-pack__line" }, el("b", {}, label), " ", ...cutNodes(cut(text, WIDTHS.line - label.length)))),
  );
}

/** A text whole on screen; on paper as far as it goes, and how much more there is. @param {Cut} text @returns {(Node | string)[]} */
function cutNodes({ shown, rest, more }) {
  if (!rest) return shown ? [shown] : [];
  return [shown, el("span", { class: "lg-pack__rest" }, rest), el("span", { class: "lg-pack__more", "aria-hidden": "true" }, `… ${more} more on screen`)];
}

/** @param {number} more  what paper has no room for */
const moreNode = (more) => (more > 0 ? [el("p", { class: "lg-pack__more", "aria-hidden": "true" }, `${more} more on screen`)] : []);

/** Put the sheets into the order of their days. @param {import("./source.js").Loop} loop @param {string[]} rounds @param {HTMLElement | null} day */
export function orderSheets(loop, rounds, day) {
  const sheets = rounds.flatMap((round) => loop.sheets.find((one) => one.round === round)?.element ?? []);
  const shown = all(loop.element, "[data-round]").filter(({ hidden }) => !hidden);
  if (sheets.every((sheet, at) => sheet === shown[at])) return;
  for (const sheet of sheets) day ? day.before(sheet) : loop.element.append(sheet);
}
