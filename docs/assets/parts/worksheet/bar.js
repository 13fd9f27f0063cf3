// What stands above a worksheet: which sheet, its name, what can be done with it.

import { minuteText } from "../kit/days.js";
import { button, el, need } from "../kit/dom.js";
import { begunAt } from "../store/begun.js";

export function bar() {
  return [
    el(
      "div",
      { class: "lg-setup lg-sheet__bar" },
      el("label", { class: "lg-setup__field" }, el("span", { class: "lg-setup__label" }, "Your sheets"), el("select", { class: "lg-setup__select", "data-set": "sheet" })),
      el(
        "label",
        { class: "lg-setup__field" },
        el("span", { class: "lg-setup__label" }, "Name of this one"),
        el("input", { class: "lg-setup__input", type: "text", maxlength: "200", autocomplete: "off", "data-set": "title" }),
      ),
      el("div", { class: "lg-setup__actions" }, button("print", "Print"), button("copy", "Copy as Markdown"), button("duplicate", "Duplicate"), button("delete", "Delete", "bare")),
      el("p", { class: "lg-sheet__said", role: "status" }),
    ),
    el("p", { class: "lg-sheet__name" }),
  ];
}

/**
 * What tells sheets apart: the title, and where several have one when each was begun.
 *
 * @param {{ id: string, sheet: import("../store/records.js").Sheet }[]} own
 * @returns {[id: string, name: string][]}
 */
export function namesOf(own) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  const title = (/** @type {string} */ text) => text.trim() || "Without a name";
  return own.map(({ id, sheet }) => {
    const shared = own.filter((one) => title(one.sheet.title) === title(sheet.title)).length > 1;
    const name = shared ? `${title(sheet.title)}, begun ${minuteText(begunAt(id))}` : title(sheet.title);
    const twin = (seen.get(name) ?? 0) + 1;
    seen.set(name, twin);
    return [id, twin > 1 ? `${name} (${twin})` : name];
  });
}

/**
 * @param {HTMLElement} root  the lg-sheet
 * @param {{ id: string, sheet: import("../store/records.js").Sheet }[]} own  its sheets
 * @param {string} chosen  empty where a new one is begun
 * @param {string} title
 */
export function paintBar(root, own, chosen, title) {
  const select = /** @type {HTMLSelectElement} */ (need(root, "[data-set=sheet]"));
  select.replaceChildren(
    ...namesOf(own).map(([id, name]) => el("option", { value: id }, name)),
    el("option", { value: "" }, own.length ? "Begin a new sheet" : "A new sheet"),
  );
  select.value = chosen;
  const name = /** @type {HTMLInputElement} */ (need(root, "[data-set=title]"));
  if (name.value !== title && document.activeElement !== name) name.value = title;
  need(root, ".lg-sheet__name").textContent = title;
  const kept = own.some(({ id }) => id === chosen);
  for (const act of ["duplicate", "delete"]) need(root, `[data-act=${act}]`).setAttribute("aria-disabled", String(!kept));
}
