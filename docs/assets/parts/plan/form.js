// The form of the plan: loop, interviews, hours, first day. Reads and fills its fields; keeps nothing.

import { button, el, need } from "../kit/dom.js";
import { isDay } from "../store/shapes.js";

/** @typedef {import("../store/records.js").Plan} Plan */
/** @typedef {import("../store/records.js").Interview} Interview */
/** @typedef {import("../study/study-index.js").StudyIndex} StudyIndex */
/** @typedef {Omit<Plan, "at">} Wish */

const WEEK = [["Mon", 1], ["Tue", 2], ["Wed", 3], ["Thu", 4], ["Fri", 5], ["Sat", 6], ["Sun", 0]];

/** The zone of the reader's clock. */
export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";

/** Every zone the browser knows. */
const allZones = () => ("supportedValuesOf" in Intl ? Intl.supportedValuesOf("timeZone") : []);

/** @param {string} label @param {HTMLElement} input @param {string} [part] */
const field = (label, input, part = "") => el("label", { class: `lg-field ${part}`.trim() }, el("span", { class: "lg-field__label" }, label), input);

/** @param {string} name @param {string} type @param {Record<string, string | boolean>} more */
const input = (name, type, more) => el("input", { class: "lg-field__input", type, name, autocomplete: "off", ...more });

/** @param {string} name @param {[value: string, text: string][]} options @param {string} chosen */
const select = (name, options, chosen) =>
  el("select", { class: "lg-field__input", name, autocomplete: "off" }, ...options.map(([value, text]) => el("option", { value, selected: value === chosen }, text)));

/**
 * The zones to choose from. Every zone there is comes with whoever comes to choose: four hundred lines
 * that hardly anybody opens took longer than all the rest of the form.
 *
 * @param {string} zone
 */
function zoneSelect(zone) {
  const option = (/** @type {string} */ value, chosen = false) => el("option", { value, selected: chosen }, value.replaceAll("_", " "));
  const near = [...new Set([zone, ownZone()])].filter(Boolean);
  const choice = el("select", { class: "lg-field__input", name: "zone", autocomplete: "off" }, ...near.map((one) => option(one, one === zone)));
  const fill = () => {
    choice.append(...allZones().filter((one) => !near.includes(one)).map((one) => option(one)));
    for (const kind of ["focus", "pointerdown"]) choice.removeEventListener(kind, fill);
  };
  for (const kind of ["focus", "pointerdown"]) choice.addEventListener(kind, fill);
  return choice;
}

/** The loops to choose from; where none is the reader's, they are asked. @param {string} role @param {StudyIndex} index */
function loopSelect(role, index) {
  const loops = index.loops.map(({ id, title }) => /** @type {[string, string]} */ ([id, title]));
  const known = loops.some(([id]) => id === role);
  const choice = select("role", known ? loops : [["", "Choose your loop"], ...loops], known ? role : "");
  choice.toggleAttribute("required", true);
  return choice;
}

/**
 * The form, filled.
 *
 * @param {Wish} wish
 * @param {StudyIndex} index
 * @returns {HTMLElement}
 */
export function planForm(wish, index) {
  const hours = WEEK.map(([name, day]) =>
    field(String(name), input(`hours-${day}`, "number", { min: "0", max: "24", step: "0.25", inputmode: "decimal", value: String(wish.hours[Number(day)]) }), "lg-plan__hours"),
  );
  return el(
    "form",
    { class: "lg-plan__form" },
    field("Loop", loopSelect(wish.role, index)),
    el(
      "fieldset",
      { class: "lg-plan__interviews" },
      el("legend", { class: "lg-plan__legend" }, "Interviews"),
      el("ol", { class: "lg-plan__rows" }, ...wish.interviews.map((one) => interviewRow(one, wish.role, index))),
      button("add", "Add an interview"),
    ),
    el("fieldset", {}, el("legend", { class: "lg-plan__legend" }, "Hours you have"), el("div", { class: "lg-plan__week" }, ...hours)),
    field("First day", input("start", "date", { value: wish.start, required: true })),
  );
}

/** What is chosen where an interview day has several rounds. */
const SEVERAL = "several";

const NUMBERS = ["", "one", "two", "three", "four", "five", "six", "seven"];

/**
 * A row for one interview.
 *
 * @param {Interview} interview
 * @param {string} role
 * @param {StudyIndex} index
 * @returns {HTMLElement}
 */
export function interviewRow({ date, time, zone, round, rounds = [] }, role, index) {
  const own = index.pages.filter(({ kind, roles, attended, id }) => kind === "round" && roles.includes(role) && (attended || id === round));
  const day = index.byPage.get(`role:${role}`)?.day ?? [];
  const several = day.length ? `On-site, ${NUMBERS[day.length] ?? day.length} rounds, one day` : "Several rounds on one day";
  /** @type {[string, string][]} */
  const options = [["", "Not known, or all rounds"], ...(own.length > 1 ? [/** @type {[string, string]} */ ([SEVERAL, several])] : []), ...own.map(({ id, title }) => /** @type {[string, string]} */ ([id, title]))];
  const chosen = rounds.length ? rounds : day;
  const boxes = own.map(({ id, title }) =>
    el("label", { class: "lg-plan__round" }, el("input", { type: "checkbox", class: "lg-check__box", name: "rounds", value: id, checked: chosen.includes(id), autocomplete: "off" }), title),
  );
  const row = el(
    "li",
    { class: "lg-plan__row" },
    field("Date", input("date", "date", { value: date })),
    field("Time, if you know it", input("time", "time", { value: time })),
    field("Time zone", zoneSelect(zone || ownZone())),
    field("Round", select("round", options, rounds.length ? SEVERAL : round)),
    el("fieldset", { class: "lg-plan__several" }, el("legend", { class: "lg-field__label" }, "Which rounds that day"), ...boxes),
    button("drop", "Remove", "bare"),
  );
  showRounds(row);
  return row;
}

/** Ask for the rounds of a day only where there are several. @param {HTMLElement} row */
export function showRounds(row) {
  need(row, ".lg-plan__several").hidden = valueOf(row, "round") !== SEVERAL;
}

/** @param {ParentNode} root @param {string} name */
const valueOf = (root, name) => /** @type {HTMLInputElement} */ (/** @type {unknown} */ (need(root, `[name="${name}"]`))).value;

/**
 * The interviews as they stand in the form, filled in or not.
 *
 * @param {HTMLElement} form
 * @returns {Interview[]}
 */
export function readRows(form) {
  const rows = [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".lg-plan__row"))];
  return rows.map((row) => {
    const round = valueOf(row, "round");
    const boxes = [.../** @type {NodeListOf<HTMLInputElement>} */ (row.querySelectorAll("[name=rounds]:checked"))];
    const one = { date: valueOf(row, "date"), time: valueOf(row, "time").slice(0, 5), zone: valueOf(row, "zone"), round: round === SEVERAL ? "" : round };
    return round === SEVERAL && boxes.length ? { ...one, rounds: boxes.map(({ value }) => value) } : one;
  });
}

/**
 * What the form says, with what cannot be read left out.
 *
 * @param {HTMLElement} form
 * @param {string} today  for a first day that is missing
 * @returns {Wish}
 */
export function readForm(form, today) {
  const start = valueOf(form, "start");
  return {
    role: valueOf(form, "role"),
    interviews: readRows(form)
      .filter(({ date }) => isDay(date))
      .map((one) => ({ ...one, zone: one.time ? one.zone : "" })),
    hours: [0, 1, 2, 3, 4, 5, 6].map((day) => Math.min(24, Math.max(0, Number(valueOf(form, `hours-${day}`)) || 0))),
    start: isDay(start) ? start : today,
  };
}
