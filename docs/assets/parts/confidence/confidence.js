// Whether readers are asked how sure they are before an answer shows, and the switch for it.

import { el } from "../kit/dom.js";
import { after, isSure } from "../store/format.js";
import { store } from "../store/store.js";

/** @typedef {import("../store/format.js").Sure} Sure */

const SETTING = "confidence";

/** As a button says it, surest first. @type {Record<Sure, string>} */
export const SURE_WORDS = { 3: "Sure", 2: "Think so", 1: "Guessing" };

/** As a sentence about an answer says it. @type {Record<Sure, string>} */
export const WERE_WORDS = { 3: "you were sure", 2: "you thought so", 1: "you were guessing" };

/** Whether the reader wants to be asked. */
export const asks = () => store.get("setting", SETTING)?.value !== "off";

/** How sure the reader says they are of a question; null where they do not say or are not asked. @param {HTMLElement} item */
export function sureIn(item) {
  const chosen = /** @type {HTMLInputElement | null} */ (item.querySelector(".lg-sure__input:checked"));
  const sure = chosen && asks() ? Number(chosen.value) : null;
  return isSure(sure) ? sure : null;
}

/** Let the page follow the setting, now and when it changes in any tab. */
export function followSetting() {
  const paint = () => document.documentElement.classList.toggle("lg-unasked", !asks());
  paint();
  store.addEventListener("change", (event) => {
    const { kind, id } = /** @type {CustomEvent<import("../store/store.js").Change>} */ (event).detail;
    if (kind === "setting" && id === SETTING) paint();
  });
}

/**
 * The switch, as a labeled checkbox.
 *
 * @returns {HTMLElement}
 */
export function confidenceSwitch() {
  const box = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", class: "lg-switch__box", autocomplete: "off" }));
  box.checked = asks();
  box.addEventListener("change", () => {
    store.change("setting", SETTING, (last) => ({ at: after(last, new Date()), value: box.checked ? "on" : "off" }));
  });
  store.addEventListener("change", (event) => {
    const { kind, id } = /** @type {CustomEvent<import("../store/store.js").Change>} */ (event).detail;
    if (kind === "setting" && id === SETTING) box.checked = asks();
  });
  return el("label", { class: "lg-switch" }, box, el("span", {}, "Ask how sure I am before the answer shows"));
}
