// The offer: adds up its parts and says where each stands in the reported bands. Nothing is kept
// unless the reader asks for it.

import { bar, el, need } from "../kit/dom.js";
import { readNumber } from "../kit/number/number.js";
import { TERMS, offerOf, placed, readKept, summed, uplift, upliftRange, usd } from "./offer.js";
import { KeptElement } from "../store/element.js";
import { after } from "../store/format.js";
import { store } from "../store/store.js";

/** @typedef {import("./offer.js").Key} Key */

const KEPT = "compensation"; // the setting that holds the form, if asked for
/** @type {Record<Key, string>} */
const UNITS = { base: "$", bonus: "%", grant: "$", years: "years", signon: "$", other: "$", current: "$" };

export class LgOffer extends KeptElement {

  build() {
    this.#build();
    this.addEventListener("input", () => {
      this.paintNow();
      if (this.#keeps.checked) this.#keep();
    });
    this.addEventListener("change", (event) => {
      if (event.target === this.#keeps) this.#asked();
    });
    this.#fill();
  }

  /** @param {import("../store/store.js").Change} change */
  changed({ kind, id, here }) {
    if (kind !== "setting" || id !== KEPT || here) return;
    if (store.get("setting", KEPT)) this.#fill();
    else this.#keeps.checked = false; // put away in another tab; what stands here stays until the page closes
    this.repaint();
  }

  get #keeps() {
    return /** @type {HTMLInputElement} */ (need(this, "#offer-keep"));
  }

  #build() {
    need(this, ".lg-offer__form").after(
      el(
        "p",
        { class: "lg-choice lg-offer__keep" },
        el("input", { class: "lg-choice__input", type: "checkbox", id: "offer-keep", "aria-describedby": "offer-kept" }),
        el("label", { class: "lg-choice__label", for: "offer-keep" }, "Keep these figures in this browser"),
      ),
      el("p", { class: "lg-offer__kept", id: "offer-kept", role: "status" }),
      el("div", { class: "lg-sum lg-offer__sum" }),
    );
  }

  /** Put back what was kept. */
  #fill() {
    const kept = store.get("setting", KEPT);
    if (!kept) return;
    this.#keeps.checked = true;
    for (const [key, text] of Object.entries(readKept(kept.value))) {
      const input = /** @type {HTMLInputElement} */ (need(this, `[name=${key}]`));
      if (input !== document.activeElement) input.value = text;
    }
  }

  #asked() {
    if (this.#keeps.checked) this.#keep();
    else store.remove("setting", KEPT);
    need(this, ".lg-offer__kept").textContent = this.#keeps.checked ? "Kept until you clear the box." : "Nothing is kept now.";
  }

  #keep() {
    const texts = Object.fromEntries(Object.keys(TERMS).map((key) => [key, this.#input(key).value.slice(0, 40)]));
    store.change("setting", KEPT, (last) => ({ at: after(last, new Date()), value: JSON.stringify(texts) }));
  }

  /** @param {string} key */
  #input(key) {
    return /** @type {HTMLInputElement} */ (need(this, `[name=${key}]`));
  }

  /** The numbers that can be read; a field with anything else says so. */
  #given() {
    /** @type {Partial<Record<Key, number>>} */
    const given = {};
    for (const key of /** @type {Key[]} */ (Object.keys(TERMS))) {
      const input = this.#input(key);
      const [value] = readNumber(input.value, UNITS[key]).values;
      const { low, high } = TERMS[key];
      const good = value !== undefined && value >= low && value <= high;
      if (good) given[key] = value;
      if (input.value.trim() && !good) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
    return given;
  }

  paint() {
    const given = this.#given();
    const sum = summed(offerOf(given));
    this.#paintSum(sum, given);
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-compare]"))) {
      const { compare = "", low, high } = row.dataset;
      const percent = compare === "bonus";
      const amount = { base: sum.base, bonus: given.bonus ?? 0, equity: sum.equity, cash: sum.cash, year: sum.year }[compare] ?? 0;
      const known = { base: given.base, bonus: given.bonus, equity: given.grant, cash: given.base, year: given.base }[compare] !== undefined;
      need(row, ".lg-offer__place").replaceChildren(...(known ? placeOf(amount, Number(low), Number(high), percent) : ["–"]));
    }
    for (const role of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".lg-offer__role"))) this.#paintUplift(role, given.current);
  }

  /** @param {ReturnType<typeof summed>} sum @param {Partial<Record<Key, number>>} given */
  #paintSum(sum, given) {
    const place = need(this, ".lg-offer__sum");
    if (!Object.keys(given).some((key) => key !== "current" && key !== "years")) {
      place.replaceChildren(el("p", { class: "lg-sum__rule" }, "Write the parts above. 180k, $180,000 and 180000 are the same."));
      return;
    }
    const row = (/** @type {string} */ title, /** @type {number} */ amount) =>
      el("tr", {}, el("th", { scope: "row" }, title, bar(sum.first ? amount / sum.first : 0)), el("td", {}, usd(amount)));
    const parts = /** @type {[string, number][]} */ ([["Base", sum.base], ["Bonus, at target", sum.bonus], ["Equity, a year", sum.equity], ["Anything else", sum.other]]);
    place.replaceChildren(
      el("p", { class: "lg-sum__verdict" }, `${usd(sum.year)} a year`),
      el(
        "table",
        { class: "lg-shares" },
        el("caption", { class: "lg-sr" }, "The offer, part by part, in dollars a year"),
        el("tbody", {}, ...parts.filter(([, amount]) => amount).map(([title, amount]) => row(title, amount))),
        el("tfoot", {}, row("Any year", sum.year), ...(sum.signon ? [row("The first, with the sign-on", sum.first)] : [])),
      ),
      el("p", { class: "lg-sum__rule" }, `Cash, which is base and bonus: ${usd(sum.cash)}. A bonus is a target and equity a price of today; only the base is promised.`),
    );
  }

  /** @param {HTMLElement} role @param {number | undefined} current */
  #paintUplift(role, current) {
    const base = /** @type {HTMLElement} */ (need(role, "[data-compare=base]"));
    const [low, high] = [Number(base.dataset.low), Number(base.dataset.high)];
    const place = role.querySelector(".lg-offer__uplift");
    if (!place) return; // nobody teaches the formula there
    if (!current) {
      place.textContent = "";
      return;
    }
    const asked = uplift(current);
    const { where, by } = placed(asked, low, high);
    const range = upliftRange(low, high);
    const said = {
      below: `That is ${usd(by)} under the lowest reported base. Say it first and you have asked for less than the job is said to pay.`,
      above: `That is ${usd(by)} over the highest reported base, and what you have now in all has turned into a base on the way.`,
      inside: `That lies inside the reported base, ${usd(by)} over its low end. It got there by accident: what you have now in all has turned into a base.`,
    }[where];
    place.textContent = `The 10% formula makes ${usd(asked)} of your ${usd(current)}. ${said} Only somebody on ${usd(range.low)} to ${usd(range.high)} lands in this band. Argue from the band and the scope.`;
  }
}

/**
 * Where an amount stands, in words and drawn.
 *
 * @param {number} amount
 * @param {number} low
 * @param {number} high
 * @param {boolean} percent
 * @returns {Node[]}
 */
function placeOf(amount, low, high, percent) {
  const text = (/** @type {number} */ value) => (percent ? `${Math.round(value * 100) / 100}%` : usd(value));
  const { where, by } = placed(amount, low, high);
  const away = percent ? `${Math.round(by * 100) / 100} points` : usd(by);
  const said = where === "inside" ? "inside" : `${away} ${where === "below" ? "under" : "over"}`;
  return [document.createTextNode(text(amount)), el("span", { class: `lg-offer__where lg-offer__where--${where}` }, said)];
}

/** Register the element; called once. */
export function defineOffer() {
  customElements.define("lg-offer", LgOffer);
}
