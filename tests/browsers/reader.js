// A reader in some browser: opens pages, presses, waits until something is so, and looks.

import { isLive } from "./live.js";

/**
 * What a browser is told here, whatever protocol it speaks.
 *
 * @typedef {object} Driver
 * @property {string} name  of the browser, with its version
 * @property {(address: string) => Promise<void>} open
 * @property {(code: string, ...values: any[]) => Promise<any>} run  a function's text, in the page
 * @property {(x: number, y: number) => Promise<void>} click  with the pointer, at a place in the window
 * @property {(selector: string, text: string) => Promise<void>} type  with the keyboard
 * @property {(key: string) => Promise<void>} press  a key; one that is held stands before it, as in Shift+Tab
 * @property {() => Promise<void>} back
 * @property {() => Promise<void>} reload
 * @property {(width: number, height: number) => Promise<void>} resize
 * @property {(() => Promise<Uint8Array>) | null} pdf
 * @property {() => Promise<void>} close
 */

const PATIENCE = 30_000; // ms until what is waited for is given up
// Presses this near and this soon are taken as one that was doubled (kit/clicks.js).
const NEAR = 24; // px
const SOON = 600; // ms

const LIVE = String(isLive);

/** Wait until the page has stood still for a moment. */
const STILL = `async () => {
  let last = NaN;
  for (let same = 0; same < 3; ) {
    same = scrollY === last ? same + 1 : 0;
    last = scrollY;
    await new Promise((done) => setTimeout(done, 50));
  }
}`;

/**
 * Bring what can be pressed into sight; a place on it, once it is there, stands still and is uncovered:
 * its middle, or beside it where the press before was there.
 */
const PRESSABLE = `async (selector, last) => {
  const one = document.querySelector(selector);
  if (!one?.getClientRects().length) return false;
  one.scrollIntoView({ block: "center", behavior: "instant" });
  const places = () => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return [0.5, 0.2, 0.8].map((share) => [x + width * share, y + height / 2]);
  };
  const isHit = ([x, y]) => { const hit = document.elementFromPoint(x, y); return one.contains(hit) || hit?.contains(one); };
  const before = places();
  for (let frame = 0; frame < 2; frame += 1) await new Promise((done) => requestAnimationFrame(done));
  if (String(before) !== String(places()) || !isHit(before[0])) return false;
  const isFar = ([x, y]) => Math.abs(x - last.x) >= ${NEAR} || Math.abs(y - last.y) >= ${NEAR};
  return before.find((place) => isFar(place) && isHit(place)) ?? before[0];
}`;

/** What is wrong with where the address's target stands: under the header, out of sight, or nothing. */
const MISPLACED = `() => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.getClientRects().length) return "not shown: " + location.hash;
  const top = Math.round(target.getBoundingClientRect().top);
  const header = document.querySelector(".lg-header").getBoundingClientRect().bottom;
  const atEnd = Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight - 2;
  const isSeen = top >= header - 40 && (top <= innerHeight - 150 || (atEnd && top < innerHeight));
  return isSeen ? "" : location.hash + " at " + top + " of " + innerHeight;
}`;

/** @param {unknown} value @param {string} what */
export function expect(value, what) {
  if (!value) throw new Error(what);
}

export class Reader {
  /**
   * @param {Driver} driver
   * @param {import("./relay.js").Relay} network
   */
  constructor(driver, network) {
    this.driver = driver;
    this.network = network;
    this.base = network.base;
    this.last = { x: 0, y: 0, time: 0 };
  }

  /** Open a page by its path in the guide, as from a link on another page. @param {string} path */
  async open(path) {
    // A link within the same page would load nothing: leave it first.
    if (path.includes("#")) await this.driver.open("about:blank");
    await this.driver.open(this.base + path);
    await this.until(LIVE);
  }

  /**
   * Wait until a function in the page gives something true, and return it.
   *
   * @param {string} code
   * @param {...any} values
   */
  async until(code, ...values) {
    const end = Date.now() + PATIENCE;
    for (let fault = ""; ; ) {
      // A page that is being left answers nothing.
      const found = await this.driver.run(code, ...values).catch((error) => void (fault = String(error)));
      if (found) return found;
      if (Date.now() > end) throw new Error(`never true: ${code} ${JSON.stringify(values)} ${fault}`);
      await new Promise((done) => setTimeout(done, 30));
    }
  }

  /** Press what `selector` finds first, once it can be pressed. @param {string} selector */
  async press(selector) {
    const { last } = this;
    const [x, y] = await this.until(PRESSABLE, selector, last);
    const rest = last.time + SOON - Date.now();
    if (rest > 0 && Math.abs(x - last.x) < NEAR && Math.abs(y - last.y) < NEAR) await new Promise((done) => setTimeout(done, rest));
    await this.driver.click(x, y);
    this.last = { x, y, time: Date.now() };
  }

  /** Load the page anew and wait until it is live. */
  async reload() {
    await this.driver.reload();
    await this.until(LIVE);
  }

  /** Wait until the page is live: one that is left before breaks off what it loads. */
  live() {
    return this.until(LIVE);
  }

  /** @param {string} selector */
  shown(selector) {
    return this.until("(selector) => Boolean(document.querySelector(selector)?.getClientRects().length)", selector);
  }

  /**
   * Follow a link and see whether its target is in sight.
   *
   * @param {string} selector  of the link
   * @param {string} road  what to call it
   */
  async follow(selector, road) {
    await this.shown(selector);
    const href = await this.driver.run("(selector) => document.querySelector(selector).href", selector);
    await this.press(selector);
    await this.until("(href) => location.href === href", href);
    await this.arrived(road);
  }

  /** See whether what the address names is in sight. @param {string} road */
  async arrived(road) {
    await this.until(LIVE);
    await this.driver.run(STILL);
    const fault = await this.driver.run(MISPLACED);
    expect(!fault, `${road}: ${fault}`);
  }
}
