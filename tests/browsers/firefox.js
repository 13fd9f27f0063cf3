// Firefox, driven over plain WebDriver BiDi: it is asked for no events, since it would spend more on
// reporting each request than on the page.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import WebSocket from "ws";

/** @typedef {import("./reader.js").Driver} Driver */

/** What a key is called by the protocol. */
const KEYS = /** @type {Record<string, string>} */ ({
  Enter: "\uE007", Escape: "\uE00C", Tab: "\uE004", ArrowDown: "\uE015", Shift: "\uE008", Control: "\uE009",
});

/**
 * What a browser does beside a page, at every page: history, icons of tabs, forms to be filled in,
 * languages to be told, trackers to be known. None of it shows in the page.
 */
const BESIDE = {
  "accessibility.force_disabled": 1,
  "browser.cache.disk.enable": false,
  "browser.chrome.site_icons": false,
  "browser.formfill.enable": false,
  "browser.ml.enable": false,
  "browser.pagethumbnails.capturing_disabled": true,
  "browser.sessionstore.interval": 3_600_000,
  "browser.translations.enable": false,
  "cookiebanners.service.mode": 0,
  "extensions.formautofill.addresses.enabled": false,
  "extensions.formautofill.creditCards.enabled": false,
  "extensions.webcompat.enable_shims": false,
  "extensions.webcompat.perform_injections": false,
  "network.cookie.cookieBehavior": 0,
  "network.dns.disablePrefetch": true,
  "network.predictor.enabled": false,
  "places.history.enabled": false,
  "privacy.trackingprotection.annotate_channels": false,
  "signon.autofillForms": false,
  "signon.rememberSignons": false,
  "toolkit.cosmeticAnimations.enabled": false,
};

/** What the browser is told besides what it tells itself when it is driven. @param {boolean} still */
const preferences = (still) => ({
  ...BESIDE,
  "ui.prefersReducedMotion": Number(still),
  "dom.ipc.processPrelaunch.enabled": false,
  // It fetches the whole guide; the other reader's does so too.
  ...(still && { "dom.serviceWorkers.enabled": false }),
});

/** @param {string} program @param {boolean} still */
async function started(program, still) {
  const profile = mkdtempSync(join(tmpdir(), "loopguide-firefox-"));
  const lines = Object.entries(preferences(still)).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  writeFileSync(join(profile, "user.js"), lines.join("\n"));
  const browser = spawn(program, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0", "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((done) => browser.once("exit", done));
  /** @type {string} */
  const address = await new Promise((done, failed) => {
    let said = "";
    browser.stderr.setEncoding("utf8").on("data", (part) => {
      said += part;
      const found = /WebDriver BiDi listening on (ws:\/\/\S+)\s/.exec(said);
      if (found) done(found[1]);
    });
    void ended.then(() => failed(new Error(`Firefox ended: ${said}`)));
  });
  const socket = new WebSocket(`${address}/session`);
  await new Promise((done, failed) => socket.once("open", done).once("error", failed));
  return { socket, ended, profile };
}

/** Commands by their numbers, which answers bear. @param {WebSocket} socket */
function commands(socket) {
  /** @type {Map<number, (answer: any) => void>} */
  const waiting = new Map();
  socket.on("message", (/** @type {Buffer} */ data) => {
    const answer = JSON.parse(String(data));
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let last = 0;
  /** @param {string} method @param {object} params @returns {Promise<any>} */
  return async (method, params) => {
    last += 1;
    const id = last;
    const answer = await new Promise((done) => {
      waiting.set(id, done);
      socket.send(JSON.stringify({ id, method, params }));
    });
    if (answer.type === "error") throw new Error(`${method}: ${answer.error}: ${answer.message}`);
    return answer.result;
  };
}

/** @param {string[]} held  all but the last are held while that one is pressed */
function strokes(...held) {
  const values = held.map((key) => KEYS[key] ?? key);
  const down = values.map((value) => ({ type: "keyDown", value }));
  return [...down, ...values.reverse().map((value) => ({ type: "keyUp", value }))];
}

/**
 * @param {string} program  path of the browser
 * @param {boolean} still  whether the reader has asked for less motion
 * @returns {Promise<Driver>}
 */
export async function firefox(program, still) {
  const { socket, ended, profile } = await started(program, still);
  const ask = commands(socket);
  const { capabilities } = await ask("session.new", { capabilities: {} });
  const { contexts } = await ask("browsingContext.getTree", {});
  const { context } = contexts[0];

  /** @param {string} code @param {unknown[]} values */
  async function run(code, ...values) {
    // As text, since the protocol writes down every part of a value's type.
    const functionDeclaration = `async () => JSON.stringify(await (${code})(...${JSON.stringify(values)}))`;
    const said = await ask("script.callFunction", { functionDeclaration, awaitPromise: true, target: { context } });
    if (said.type === "exception") throw new Error(said.exceptionDetails.text);
    return said.result.type === "string" ? JSON.parse(said.result.value) : undefined;
  }
  /** @param {object[]} actions @param {object} source */
  const perform = (actions, source) => ask("input.performActions", { context, actions: [{ ...source, actions }] });
  const keyboard = { type: "key", id: "keys" };
  return {
    name: `Firefox ${capabilities.browserVersion}`,
    open: (url) => ask("browsingContext.navigate", { context, url, wait: "complete" }).then(() => {}),
    run,
    click: (x, y) =>
      perform(
        [{ type: "pointerMove", x: Math.round(x), y: Math.round(y) }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }],
        { type: "pointer", id: "mouse" },
      ),
    async type(selector, text) {
      await run("(selector) => document.querySelector(selector).focus()", selector);
      await perform([...text].flatMap((key) => strokes(key)), keyboard);
    },
    press: (key) => perform(strokes(...key.split("+")), keyboard),
    // Asked by the protocol it waits for a load, which a page kept whole never has.
    back: () => run("() => history.back()").then(() => {}, () => {}),
    reload: () => ask("browsingContext.reload", { context, wait: "complete" }).then(() => {}),
    resize: (width, height) => ask("browsingContext.setViewport", { context, viewport: { width, height } }),
    pdf: async () => Buffer.from((await ask("browsingContext.print", { context })).data, "base64"),
    async close() {
      await ask("browser.close", {});
      await ended;
      socket.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
