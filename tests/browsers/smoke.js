// The guide in another engine than the one it is written in: what every reader does, once.
//
// Usage: node tests/browsers/smoke.js firefox|webkit PROGRAM ADDRESS PAGE...
//
// ADDRESS is the guide's, PAGE are all pages below it. Prints the browser's name, then a line for
// each check: "ok" or "failed", its name, its seconds, and what went wrong, with tabs between.

import { firefox } from "./firefox.js";
import { isLive } from "./live.js";
import { expect, Reader } from "./reader.js";
import { relay } from "./relay.js";
import { roads } from "./roads.js";
import { walk } from "./walk.js";
import { webkit } from "./webkit.js";

/** @typedef {(reader: Reader) => Promise<void>} Check */
/** @typedef {import("./reader.js").Driver} Driver */

const ENGINES = { firefox, webkit };
const [engine, program, address, ...pages] = process.argv.slice(2);
const start = ENGINES[/** @type {"firefox" | "webkit"} */ (engine)];
const left = [...pages];

const LONG = "rounds/panw-tpm/system-design/";
const CHECKLIST = "practice/checklists/panw-tpm-preparation/";
// Leaving a page while it fetches a part that can wait breaks that off, which engines call an error
// of the page's. A part that is not there is heard of all the same: it is asked for in vain.
const BROKEN_OFF = /error loading dynamically imported module|Importing a module script failed/;
const TYPES = ["single", "multiple", "order", "match", "numeric", "recall"];

/** What is wrong with a page as it stands, in words. */
const LOOK = `async () => {
  ${isLive}
  const end = Date.now() + 20_000;
  const wrong = () => [
    ...[...document.images].filter((one) => one.complete && !one.naturalWidth).map((one) => one.src),
    ...(document.querySelector("h1") ? [] : ["no heading"]),
    ...(document.styleSheets.length && document.styleSheets[0].cssRules.length > 100 ? [] : ["no style"]),
    ...(isLive() ? [] : ["an element that nothing took over"]),
    ...(document.documentElement.scrollWidth > innerWidth ? ["wider than " + innerWidth] : []),
  ];
  while (wrong().length && Date.now() < end) await new Promise((done) => setTimeout(done, 20));
  return wrong();
}`;

/** @type {Check} */
async function everyPage(reader) {
  await reader.driver.resize(390, 844);
  for (let page = left.shift(); page !== undefined; page = left.shift()) {
    await reader.driver.open(reader.base + page);
    const wrong = await reader.driver.run(LOOK);
    expect(!wrong.length, `${page}: ${wrong.join(", ")}`);
  }
}

/**
 * Answer a question with the pointer and the keys.
 *
 * @param {Reader} reader
 * @param {string} own  its selector
 * @param {string} type
 */
async function answer(reader, own, type) {
  if (type === "single") await reader.press(`${own} label:has([type=radio])`);
  else if (type === "multiple") await reader.press(`${own} label:has(.lg-option__input)`);
  else if (type === "order") await reader.press(`${own} [data-act=down]:not([aria-disabled=true]):not(:disabled)`);
  else if (type === "match") {
    // A list of choices opens outside the page, where no protocol reaches.
    await reader.driver.run(`(own) => { for (const one of document.querySelectorAll(own + " select")) {
      one.selectedIndex = 1;
      for (const kind of ["input", "change"]) one.dispatchEvent(new Event(kind, { bubbles: true }));
    } }`, own);
  } else if (type === "numeric") await reader.driver.type(`${own} .lg-number__input`, "5");
  else await reader.driver.type(`${own} textarea`, "What I would say.");
  await reader.press(`${own} [data-act=check]`);
}

/** @type {Check} */
async function sixTypes(reader) {
  await reader.open(LONG);
  const states = "(ids) => ids.map((id) => document.getElementById(id).dataset.state).join()";
  /** @type {string[]} */
  const ids = await reader.driver.run("(types) => types.map((type) => document.querySelector(`lg-item[data-type=${type}]`).id)", TYPES);
  for (const [at, type] of TYPES.entries()) {
    await reader.press(`.lg-quiz__stop a[href='#${ids[at]}']`);
    await reader.shown(`#${ids[at]}`);
    await answer(reader, `#${ids[at]}`, type);
    await reader.until("(id) => document.getElementById(id).dataset.state !== 'open'", ids[at]);
  }
  const before = await reader.driver.run(states, ids);
  await reader.reload();
  const now = await reader.driver.run(states, ids);
  expect(now === before, `${before} before the reload, ${now} after it`);
}

/** @type {Check} */
async function tickKept(reader) {
  await reader.open(CHECKLIST);
  await reader.press("lg-checklist [type=checkbox]");
  await reader.reload();
  await reader.until("() => document.querySelector('lg-checklist [type=checkbox]')?.checked");
}

/** @type {Check} */
async function search(reader) {
  await reader.open("");
  await reader.press("#lg-search-open");
  await reader.driver.type("#lg-search-query", "zero trust");
  await reader.until("() => document.querySelectorAll('.lg-search__hit').length > 2");
  await reader.driver.press("Enter");
  await reader.until("() => location.pathname.includes('zero-trust')");
  await reader.live();
}

/** What a reader presses first in each tool, and what must be there afterwards. @type {[string, string[], string][]} */
const TOOLS = [
  ["practice/plan/", ["lg-plan [data-act=add], lg-plan .lg-button--quiet"], "lg-plan input[type=date]"],
  ["practice/review/", [], "lg-review"],
  ["practice/mock/?round=panw-tpm/system-design", ["lg-mock [data-act=start], lg-mock [data-act=draw]"], "lg-mock"],
  ["practice/scorecard/?rubric=security-weighted", ["lg-scorecard [type=radio]"], "lg-scorecard"],
  ["practice/progress/", [], "lg-readiness"],
  ["practice/pack/", ["lg-pack .lg-pick__input", ".lg-pack__row--all label"], ".lg-pack__sheet"],
  ["practice/compensation/", [], "lg-offer"],
  ["practice/worksheets/story-bank/", [], "lg-sheet textarea"],
  ["practice/data/", [], "lg-data"],
];

/** @type {Check} */
async function everyTool(reader) {
  for (const [page, first, there] of TOOLS) {
    await reader.open(page);
    for (const one of first) await reader.press(one);
    await reader.shown(there);
  }
}

/** @type {Check} */
async function offline(reader) {
  await reader.open("");
  await reader.until("() => document.querySelector('#lg-offline').textContent.includes('is kept in this browser')");
  await reader.network.down();
  try {
    await reader.open("concepts/stride/");
    await reader.press("#lg-search-open");
    await reader.driver.type("#lg-search-query", "repudiation");
    await reader.shown(".lg-search__hit");
  } finally {
    await reader.network.up();
    // What watches each page is no part of the guide, so the guide does not keep it.
    reader.network.faults.length = 0;
  }
}

/** @type {Check} */
async function onPaper(reader) {
  await reader.open(CHECKLIST);
  const pdf = await /** @type {() => Promise<Uint8Array>} */ (reader.driver.pdf)();
  expect(String.fromCharCode(...pdf.slice(0, 5)) === "%PDF-" && pdf.length > 5000, "no PDF");
}

/** @type {Check} */
async function themeAfterBack(reader) {
  await reader.open("concepts/stride/");
  await reader.driver.open(`${reader.base}concepts/zero-trust/`);
  const before = await reader.until("() => document.querySelector('#lg-theme')?.getAttribute('aria-pressed')");
  await reader.press("#lg-theme");
  await reader.driver.back();
  await reader.until("(before) => location.pathname.endsWith('/stride/') && document.querySelector('#lg-theme').getAttribute('aria-pressed') !== before", before);
  await reader.live();
}

/**
 * Run checks one after another in a fresh browser, with a network of its own.
 *
 * @param {Driver} driver
 * @param {[string, Check][]} checks
 */
async function session(driver, checks) {
  const network = await relay(address);
  const reader = new Reader(driver, network);
  await driver.resize(390, 844);
  for (const [name, check] of checks) {
    const began = Date.now();
    let fault = "";
    try {
      await check(reader);
    } catch (error) {
      fault = error instanceof Error ? error.message : String(error);
    }
    const said = network.faults.splice(0).filter((text) => !BROKEN_OFF.test(text));
    const all = [fault, ...said].filter(Boolean).join("; ").replaceAll(/\s+/g, " ");
    if (all) process.exitCode = 1;
    console.log([all ? "failed" : "ok", name, ((Date.now() - began) / 1000).toFixed(1), all].join("\t"));
  }
  await driver.close();
  await network.down();
}

/** @param {boolean} still @returns {Check} */
const motion = (still) => async (reader) => {
  await reader.open("");
  expect((await reader.driver.run("() => matchMedia('(prefers-reduced-motion: reduce)').matches")) === still, "the motion asked for is not what the page gets");
};

/** @param {number} width @returns {Check} */
const roadsAt = (width) => (reader) => roads(reader, width);

const [moving, still] = await Promise.all([start(program, false), start(program, true)]);
console.log(moving.name);
// Whoever is through with the rest takes the next of the pages.
const shared = `its share of ${pages.length} pages without an error, 390 px wide`;
/** @type {[string, Check][]} */
const ofAll = [
  ["six types of question answered, and kept over a reload", sixTypes],
  ["a tick kept over a reload", tickKept],
  ["search", search],
  // The other's driver holds no keys and its Tab passes links over, as Safari's does.
  ...(engine === "firefox" ? [/** @type {[string, Check]} */ (["with the keyboard alone", walk])] : []),
  ["one pass through each tool", everyTool],
  ["offline, with search", offline],
  ["every road to a question, 390 px", roadsAt(390)],
  ["every road to a question, 1280 px", roadsAt(1280)],
  ...(moving.pdf ? [/** @type {[string, Check]} */ (["a checklist as a PDF", onPaper])] : []),
  [shared, everyPage],
  // Last: a driver may lose sight of a page that came back whole.
  ["the theme stays after Back", themeAfterBack],
];
/** @type {[string, Check][]} */
const ofStill = [
  ["less motion is heard of", motion(true)],
  ["every road to a question, 390 px, less motion", roadsAt(390)],
  ["every road to a question, 1280 px, less motion", roadsAt(1280)],
  [`${shared}, less motion`, everyPage],
];
// Two readers at once, since each waits for the page more than for the processor.
await Promise.all([session(moving, ofAll), session(still, ofStill)]);
