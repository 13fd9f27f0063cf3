// An offer: what it comes to, where it stands in a reported band, what the 10% formula would make of
// it. Pure functions; dollars a year unless said otherwise.

import { grouped } from "../kit/text.js";

/**
 * An offer as the reader gives it. Zero where nothing was given.
 *
 * @typedef {object} Offer
 * @property {number} base
 * @property {number} bonus  percent of the base
 * @property {number} grant  dollars of equity over all its years
 * @property {number} years  in which it vests
 * @property {number} signon  paid once
 * @property {number} other  dollars a year
 * @property {number} current  what the reader has now, in all
 */

/** @typedef {keyof Offer} Key */

/** What may be given, with its bounds. @type {Record<Key, { low: number, high: number, start: number }>} */
export const TERMS = {
  base: { low: 0, high: 1e8, start: 0 },
  bonus: { low: 0, high: 500, start: 0 },
  grant: { low: 0, high: 1e9, start: 0 },
  years: { low: 1, high: 20, start: 4 },
  signon: { low: 0, high: 1e8, start: 0 },
  other: { low: 0, high: 1e8, start: 0 },
  current: { low: 0, high: 1e9, start: 0 },
};

/**
 * An offer out of whatever numbers were given; those missing or out of bounds are left out.
 *
 * @param {Partial<Record<Key, number>>} given
 * @returns {Offer}
 */
export function offerOf(given) {
  const read = Object.entries(TERMS).map(([key, { low, high, start }]) => {
    const value = given[/** @type {Key} */ (key)];
    return [key, typeof value === "number" && value >= low && value <= high ? value : start];
  });
  return /** @type {Offer} */ (Object.fromEntries(read));
}

/**
 * @param {Offer} offer
 * @returns {{ base: number, bonus: number, equity: number, other: number, signon: number, cash: number, year: number, first: number }}
 *   `cash` base and bonus; `year` any year; `first` the first, with the sign-on
 */
export function summed({ base, bonus, grant, years, other, signon }) {
  const paid = (base * bonus) / 100;
  const equity = grant / years;
  const year = base + paid + equity + other;
  return { base, bonus: paid, equity, other, signon, cash: base + paid, year, first: year + signon };
}

/**
 * Where an amount stands in a band.
 *
 * @param {number} amount
 * @param {number} low
 * @param {number} high
 * @returns {{ where: "below" | "inside" | "above", by: number }} `by`: how far below or above; inside, how far over the low end
 */
export function placed(amount, low, high) {
  if (amount < low) return { where: "below", by: low - amount };
  if (amount > high) return { where: "above", by: amount - high };
  return { where: "inside", by: amount - low };
}

/** The Compensation Alignment Model (fact Z23): ten percent over what one has. @param {number} current */
export const uplift = (current) => (current * 110) / 100;

/** What one must have now for the formula to land in a band. @param {number} low @param {number} high */
export const upliftRange = (low, high) => ({ low: low / 1.1, high: high / 1.1 });

/** Dollars without cents: $198,000. @param {number} amount */
export function usd(amount) {
  const text = grouped(Math.round(Math.abs(amount)));
  return `${Math.round(amount) < 0 ? "-" : ""}$${text}`;
}

/**
 * The texts of a form as they are kept, read from a file or another tab: only known keys, short text.
 *
 * @param {string} kept
 * @returns {Partial<Record<Key, string>>}
 */
export function readKept(kept) {
  try {
    const value = JSON.parse(kept);
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(Object.keys(TERMS).flatMap((key) => (Object.hasOwn(value, key) && typeof value[key] === "string" && value[key].length <= 40 ? [[key, value[key]]] : [])));
  } catch {
    return {};
  }
}
