// order: a list that is put in order with buttons, Alt and an arrow key, or by dragging. Once graded
// it stands in the right order, and each item says where the reader had it.

import { button, el, icon, need } from "../../kit/dom.js";
import { drag } from "./drag.js";
import { clearVerdicts, reasonFor, showVerdict, toldLine } from "../task.js";

/** @typedef {import("../task.js").Task} Task */

/** @param {Element} row */
const textOf = (row) => need(row, ".lg-order__text").textContent?.trim() ?? "";

/** @param {Element} row */
const partOf = (row) => /** @type {HTMLElement} */ (row).dataset.part ?? "";

/**
 * @param {HTMLElement} item
 * @returns {Task}
 */
export function orderTask(item) {
  const list = need(item, ".lg-order");
  const shown = [...list.children].map(partOf);
  let touched = false;
  enhance(item, list);

  /** @param {Element} row */
  const place = (row) => `${textOf(row)}, position ${[...list.children].indexOf(row) + 1} of ${list.children.length}`;

  /** @param {string[]} order */
  const arrange = (order) => {
    const rows = new Map([...list.children].map((row) => [partOf(row), row]));
    if (order.some((id, index) => partOf(list.children[index]) !== id)) {
      list.append(...order.map((id) => /** @type {Element} */ (rows.get(id))));
    }
    number(list);
  };

  number(list);
  return {
    read: () => (touched ? [...list.children].map(partOf) : null),
    write(answer) {
      touched = Array.isArray(answer);
      arrange(Array.isArray(answer) ? answer : shown);
    },
    told: () => told(item, list),
    lacks: () => (touched ? null : { hint: "Move at least one item first.", focus: list.querySelector("button") }),
    mark(result) {
      clearVerdicts(item);
      if (!result) return;
      const given = [...list.children].map(partOf);
      arrange([...item.querySelectorAll(".lg-answer .lg-reason")].map(partOf));
      for (const row of list.children) {
        const part = partOf(row);
        const verdict = result.parts[part];
        const words = { hit: "In its place", false: `You had it at ${given.indexOf(part) + 1}`, miss: "", pass: "" }[verdict];
        showVerdict(row, verdict, words, reasonFor(item, part));
      }
    },
    act(act, target) {
      const row = target.closest(".lg-order__item");
      if (!row || !["up", "down", "drag", "drop"].includes(act)) return null;
      const stopped = step(row, act);
      if (stopped) return stopped;
      touched = true;
      number(list);
      return act === "drag" ? null : place(row);
    },
    keyed: actOfKey,
    pressed: follow,
  };
}

/** Write each row's place, and where it can go. @param {HTMLElement} list */
function number(list) {
  const last = list.children.length - 1;
  [...list.children].forEach((row, index) => {
    need(row, ".lg-order__position").textContent = String(index + 1);
    need(row, "[data-act=up]").setAttribute("aria-disabled", String(index === 0));
    need(row, "[data-act=down]").setAttribute("aria-disabled", String(index === last));
  });
}

/** The right order with its reasons, for those who listen. @param {HTMLElement} item @param {HTMLElement} list */
function told(item, list) {
  const right = [...item.querySelectorAll(".lg-answer .lg-reason")].map(partOf);
  const lines = right.map((part, index) => {
    const row = [...list.children].find((each) => partOf(each) === part);
    return toldLine(`${index + 1}.`, row ? textOf(row) : "", reasonFor(item, part));
  });
  return [el("div", { class: "lg-sr" }, ...lines)];
}

/**
 * Move a row by one. The neighbor moves, so that the focused button stays in the document and keeps
 * the focus.
 *
 * @param {Element} row
 * @param {string} act
 * @returns {string | null}  why it stays where it is
 */
function step(row, act) {
  const { previousElementSibling: before, nextElementSibling: after } = row;
  if (act === "up") {
    if (!before) return `${textOf(row)} is first already`;
    row.after(before);
  } else if (act === "down") {
    if (!after) return `${textOf(row)} is last already`;
    row.before(after);
  }
  return null;
}

/** @param {KeyboardEvent} event */
function actOfKey(event) {
  if (!event.altKey || !(event.target instanceof Element) || !event.target.closest(".lg-order__item")) return null;
  return event.key === "ArrowUp" ? "up" : event.key === "ArrowDown" ? "down" : null;
}

/** Let a row that is pressed by its handle follow the pointer. @type {NonNullable<Task["pressed"]>} */
function follow(event, tell) {
  const handle = event.target instanceof Element ? event.target.closest(".lg-order__handle") : null;
  const row = handle?.closest(".lg-order__item");
  if (event.button !== 0 || !(handle instanceof HTMLElement) || !(row instanceof HTMLElement)) return;
  if (!row.closest("fieldset")?.disabled) drag(event, handle, row, (act) => tell(act, row));
}

/**
 * Put positions, buttons and handles where the blanks for paper are.
 *
 * @param {HTMLElement} item
 * @param {HTMLElement} list
 */
function enhance(item, list) {
  list.classList.add("lg-order--live");
  need(item, ".lg-item__how").append(el("span", { class: "lg-item__live" }, "Use the buttons, Alt with an arrow key, or drag."));
  for (const row of list.children) {
    const name = textOf(row);
    const moves = /** @type {const} */ (["up", "down"]).map((way) => {
      const move = button(way, "", "bare");
      move.classList.add("lg-order__move");
      move.setAttribute("aria-label", `Move ${way}: ${name}`);
      move.append(icon(way));
      return move;
    });
    row.prepend(el("span", { class: "lg-order__handle", "aria-hidden": "true" }), el("span", { class: "lg-order__position" }));
    row.append(el("span", { class: "lg-order__moves" }, ...moves));
  }
}
