// What a worksheet makes of what is written: figures, verdicts, words.

import { need } from "../kit/dom.js";
import { readNumber } from "../kit/number/number.js";
import { readRubric } from "../scorecard/rubric.js";
import { verdictText } from "../scorecard/score-view.js";
import { computed, figure, words } from "./worksheet.js";

/** Show everything that follows from what a worksheet now holds. @param {HTMLElement} root */
export function paintResults(root) {
  compute(root);
  grade(root);
  count(root);
}

/** Example figures stand in for numbers not given. @param {HTMLElement} root */
function compute(root) {
  const places = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".lg-computed"))];
  if (!places.length) return;
  /** @type {Record<string, number>} */
  const examples = {};
  /** @type {Record<string, number>} */
  const given = {};
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll(".lg-entry__input--number"))) {
    const { name = "", unit = "" } = input.dataset;
    examples[name] = Number(input.placeholder);
    const [value] = readNumber(input.value, unit).values;
    if (value !== undefined) given[name] = value;
    const unread = input.value.trim() !== "" && value === undefined;
    if (unread) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
  const found = computed(places.map(({ dataset }) => ({ id: dataset.result ?? "", formula: dataset.formula ?? "" })), examples, given);
  for (const place of places) {
    const { value, own } = found[place.dataset.result ?? ""];
    const digits = Number(place.dataset.digits);
    need(place, ".lg-computed__figure").textContent = value === null ? "–" : figure(value, digits);
    need(place, ".lg-computed__note").textContent = own ? "" : Object.keys(given).length ? "with some example figures" : "with the example figures";
    const warn = /** @type {HTMLElement | null} */ (place.querySelector(".lg-computed__warn"));
    if (warn) warn.hidden = value === null || value >= Number(place.dataset.least);
  }
}

/** @param {HTMLElement} root */
function grade(root) {
  for (const grades of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".lg-grades"))) {
    const rubric = readRubric(need(/** @type {HTMLElement} */ (grades.closest("[data-part]")), ".lg-sheet__rubric"));
    const chosen = [.../** @type {NodeListOf<HTMLInputElement>} */ (grades.querySelectorAll(":checked"))];
    const levels = Object.fromEntries(chosen.map(({ name, value }) => [name.slice(name.lastIndexOf(".") + 1), Number(value)]));
    need(grades, ".lg-grades__verdict").textContent = chosen.length ? verdictText(rubric, levels) : "";
  }
}

/** @param {HTMLElement} root */
function count(root) {
  const most = Number(root.dataset.words ?? 0);
  if (!most) return;
  const written = [...root.querySelectorAll("textarea")].reduce((all, area) => all + words(area.value), 0);
  const place = need(root, ".lg-sheet__words");
  place.textContent = `${written} words. About ${most} fit on ${root.dataset.paper}.${written > most ? " Cut." : ""}`;
  place.classList.toggle("lg-sheet__words--over", written > most);
}
