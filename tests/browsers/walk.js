// A walk through a page and the search with the keyboard alone: every step is where the focus is.

import { expect } from "./reader.js";

/** @typedef {import("./reader.js").Reader} Reader */

const PAGE = "concepts/stride/";
const MOST = 150; // presses until what is looked for is given up

const FOCUSED = "(selector) => document.activeElement?.matches(selector) ?? false";

/**
 * Go on to what `selector` finds next, or back.
 *
 * @param {Reader} reader
 * @param {string} selector
 * @param {string} [key]
 */
async function to(reader, selector, key = "Tab") {
  for (let presses = 0; presses < MOST; presses += 1) {
    await reader.driver.press(key);
    if (await reader.driver.run(FOCUSED, selector)) return;
  }
  throw new Error(`${MOST} presses of ${key} never came to ${selector}`);
}

/** @param {Reader} reader @param {string} selector */
const focused = (reader, selector) => reader.until(FOCUSED, selector);

/** From the top of a page to its first answer, and on. @param {Reader} reader */
async function answers(reader) {
  const { driver } = reader;
  await to(reader, ".lg-skip[href='#lg-questions']");
  await driver.press("Enter");
  await to(reader, "lg-quiz [data-act=open]");
  await driver.press("Enter");
  await focused(reader, "lg-item:not([hidden]) .lg-item__number");
  const first = await driver.run("() => document.activeElement.closest('lg-item').id");
  await to(reader, `#${first} [data-act=show]`);
  await driver.press("Enter");
  await focused(reader, `#${first} .lg-feedback__verdict`);
  await to(reader, `#${first} [data-act=next]`);
  await driver.press("Enter");
  await focused(reader, `lg-item:not([hidden], #${first}) .lg-item__number`);
}

/** To another question by the line of numbers. @param {Reader} reader */
async function byMap(reader) {
  const last = "lg-quiz .lg-quiz__stop:last-child a";
  await to(reader, last, "Shift+Tab");
  const target = await reader.driver.run("() => document.activeElement.hash");
  await reader.driver.press("Enter");
  await focused(reader, `${target} .lg-item__number`);
}

/** Open a note and close it: the reader is where they were. @param {Reader} reader */
async function note(reader) {
  const { driver } = reader;
  await to(reader, "main button[popovertarget]", "Shift+Tab");
  await driver.run("() => document.activeElement.setAttribute('data-walked', '')");
  await driver.press("Enter");
  await reader.until("() => document.querySelector('aside:popover-open') !== null");
  await driver.press("Escape");
  await reader.until("() => document.querySelector('aside:popover-open') === null");
  await focused(reader, "[data-walked]");
}

/** Search, and go to what was found. @param {Reader} reader */
async function search(reader) {
  const { driver } = reader;
  await driver.press("Control+k");
  await focused(reader, "#lg-search-query");
  await driver.type("#lg-search-query", "repudiation");
  await reader.shown(".lg-search__hit");
  await driver.press("ArrowDown");
  await focused(reader, ".lg-search__hit");
  await driver.press("Escape");
  await focused(reader, "[data-walked]");
}

/** @param {Reader} reader */
export async function walk(reader) {
  await reader.open(PAGE);
  await answers(reader);
  await byMap(reader);
  await note(reader);
  await search(reader);
  const pressed = "() => document.querySelector('#lg-theme').getAttribute('aria-pressed')";
  const before = await reader.driver.run(pressed);
  await to(reader, "#lg-theme", "Shift+Tab");
  await reader.driver.press("Enter");
  expect((await reader.driver.run(pressed)) !== before, "the theme stayed");
  await reader.driver.press("Enter");
}
