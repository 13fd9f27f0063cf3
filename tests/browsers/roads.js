// Every road to a question and to what stands behind a quiz, at one width.

import { expect } from "./reader.js";

/** @typedef {import("./reader.js").Reader} Reader */

const LONG = "rounds/panw-tpm/system-design/";
const PHONE = 390;

/** Answer no question of the exam and submit it: all are missed then. @param {Reader} reader */
async function exam(reader) {
  await reader.open("practice/exam/");
  await reader.press("lg-exam .lg-pick__input");
  await reader.press("lg-exam [data-act=start]");
  await reader.shown("lg-exam lg-item");
  await reader.press("lg-exam [data-act=submit]");
  await reader.press("dialog [value=yes]");
}

/** Know none of the diagnostic's questions, or look at the result of the last one. @param {Reader} reader */
async function diagnostic(reader) {
  await reader.open("practice/diagnostic/");
  await reader.shown("lg-diagnostic [data-act=start]");
  await reader.press("lg-diagnostic .lg-pick__input");
  if (await reader.driver.run("() => !document.querySelector('lg-diagnostic [data-act=last]').hidden")) {
    await reader.press("lg-diagnostic [data-act=last]");
    return;
  }
  await reader.press("lg-diagnostic [data-act=start]");
  for (let number = 1; number <= 10; number += 1) {
    await reader.until("(number) => document.querySelector('lg-diagnostic .lg-item__stop')?.textContent === number", String(number));
    await reader.press("lg-diagnostic [data-act=show]");
    await reader.press("lg-diagnostic [data-act=next]");
  }
}

/** Tell whether hits have come and no others come in their place: each letter that is typed has its own. */
const SETTLED = `async () => {
  const hits = () => [...document.querySelectorAll(".lg-search__hit")].map((one) => one.href).join();
  const before = hits();
  await new Promise((done) => setTimeout(done, 400));
  return before !== "" && hits() === before;
}`;

/** Open the search and type, and wait for a hit that leads into a page. @param {Reader} reader @param {string} words */
async function found(reader, words) {
  await reader.press("#lg-search-open");
  await reader.driver.type("#lg-search-query", words);
  await reader.until(SETTLED);
  await reader.shown(".lg-search__hit[href*='#']");
}

/**
 * @param {Reader} reader
 * @param {number} width
 */
export async function roads(reader, width) {
  await reader.driver.resize(width, 844);
  await reader.open(LONG);
  /** @type {string[]} */
  const ids = await reader.driver.run("() => [...document.querySelectorAll('lg-item')].map((one) => one.id)");
  expect(ids.length > 40, "the longest quiz has become short: choose another");

  for (const id of [ids[ids.length - 2], "related"]) {
    await reader.open(`${LONG}#${id}`);
    await reader.arrived("by its address");
  }
  for (const id of [ids[0], ids[ids.length >> 1]]) {
    await reader.follow(`.lg-quiz__stop a[href='#${id}']`, "by the map");
  }
  // Once more through a quiz that shows a question, which makes it taller.
  const list = width === PHONE ? ".lg-contents" : ".lg-toc";
  if (width === PHONE) await reader.press(".lg-contents__summary");
  await reader.follow(`${list} a[href='#quiz']`, "by the contents");

  await found(reader, "sandbox latency");
  await reader.follow(".lg-search__hit[href*='#']", "by the search");

  await exam(reader);
  await reader.follow(".lg-missed__item:nth-child(3) a[href*='#q-']", "from an exam's result");

  await diagnostic(reader);
  await reader.follow(".lg-missed__item:nth-child(7) a[href*='#q-']", "from the diagnostic's result");
}
