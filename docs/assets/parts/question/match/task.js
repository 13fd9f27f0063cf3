// match: a native select for each row, in the place of its blank.

import { el, need } from "../../kit/dom.js";
import { clearVerdicts, reasonFor, showVerdict, toldLine } from "../task.js";

/** @typedef {import("../task.js").Task} Task */

/**
 * The targets of a question: their ids and texts, without the letters they have on paper.
 *
 * @param {HTMLElement} item
 * @returns {{ id: string, text: string }[]}
 */
export function targetsOf(item) {
  const targets = /** @type {NodeListOf<HTMLElement>} */ (item.querySelectorAll("[data-target]"));
  return [...targets].map(({ dataset, childNodes }) => ({
    id: dataset.target ?? "",
    text: [...childNodes].slice(1).map((node) => node.textContent).join("").trim(),
  }));
}

/** @param {HTMLElement} row @param {string} id @param {{ id: string, text: string }[]} targets */
function selectFor(row, id, targets) {
  const options = targets.map((target) => el("option", { value: target.id }, target.text));
  const select = el("select", { class: "lg-match__select", id, autocomplete: "off" }, el("option", { value: "" }, "Choose…"), ...options);
  const label = /** @type {HTMLLabelElement} */ (need(row, ".lg-match__label"));
  label.htmlFor = id;
  label.after(select);
  return /** @type {HTMLSelectElement} */ (select);
}

/**
 * @param {HTMLElement} item
 * @returns {Task}
 */
export function matchTask(item) {
  const targets = targetsOf(item);
  const rows = /** @type {HTMLElement[]} */ ([...item.querySelectorAll(".lg-match__row")]).map((row) => {
    const part = row.dataset.part ?? "";
    return { row, part, select: selectFor(row, `${item.id}--${part}`, targets) };
  });
  return {
    read() {
      const given = rows.filter(({ select }) => select.value).map(({ part, select }) => [part, select.value]);
      return given.length ? /** @type {Record<string, string>} */ (Object.fromEntries(given)) : null;
    },
    write(answer) {
      const given = /** @type {Record<string, string>} */ (answer ?? {});
      for (const { part, select } of rows) select.value = given[part] ?? "";
    },
    told() {
      const lines = rows.map(({ row, part }) => {
        const reason = reasonFor(item, part);
        const to = reason?.closest(".lg-reason")?.querySelector(".lg-reason__to")?.textContent ?? "";
        return toldLine(`${need(row, ".lg-match__label").textContent?.trim()}:`, to, reason);
      });
      return [el("div", { class: "lg-sr" }, ...lines)];
    },
    lacks() {
      const open = rows.filter(({ select }) => !select.value);
      if (!open.length) return null;
      return {
        hint: open.length === 1 ? "One row has no match yet." : `${open.length} rows have no match yet.`,
        focus: open[0].select,
      };
    },
    mark(result) {
      clearVerdicts(item);
      if (!result) return;
      for (const { row, part, select } of rows) {
        const verdict = result.parts[part];
        const reason = reasonFor(item, part);
        const to = reason?.closest(".lg-reason")?.querySelector(".lg-reason__to")?.textContent ?? "";
        const words =
          verdict === "hit" ? `Right: ${to}` : verdict === "miss" ? `It is: ${to}` : `You chose: ${select.selectedOptions[0]?.text}. It is: ${to}`;
        showVerdict(row, verdict, words, reason);
      }
    },
  };
}
