// Firefox, driven over WebDriver BiDi.

import puppeteer from "puppeteer-core";

/** @typedef {import("./reader.js").Driver} Driver */

/**
 * @param {string} program  path of the browser
 * @param {boolean} still  whether the reader has asked for less motion
 * @returns {Promise<Driver>}
 */
export async function firefox(program, still) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: program,
    headless: true,
    extraPrefsFirefox: {
      "ui.prefersReducedMotion": Number(still),
      "dom.ipc.processPrelaunch.enabled": false,
      // It fetches the whole guide; the other reader's does so too.
      ...(still && { "dom.serviceWorkers.enabled": false }),
    },
  });
  const page = await browser.newPage();
  return {
    name: `Firefox ${(await browser.version()).split("/")[1]}`,
    open: (address) => page.goto(address, { waitUntil: "load" }).then(() => {}),
    run: (code, ...values) => page.evaluate(`(${code})(...${JSON.stringify(values)})`),
    click: (selector) => page.click(selector),
    async type(selector, text) {
      await page.focus(selector);
      await page.keyboard.type(text);
    },
    async press(key) {
      const held = /** @type {any[]} */ (key.split("+"));
      const last = held.pop();
      for (const one of held) await page.keyboard.down(one);
      await page.keyboard.press(last);
      for (const one of held) await page.keyboard.up(one);
    },
    // Asked by the protocol it waits for a load, which a page kept whole never has.
    back: () => page.evaluate("history.back()").then(() => {}, () => {}),
    reload: () => page.reload().then(() => {}),
    resize: (width, height) => page.setViewport({ width, height }),
    pdf: () => page.pdf(),
    close: () => browser.close(),
  };
}
