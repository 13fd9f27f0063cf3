// WebKit as GTK has it, driven over plain WebDriver.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @typedef {import("./reader.js").Driver} Driver */

const KEYS = /** @type {Record<string, string>} */ ({ Enter: "\uE007", Escape: "\uE00C", Tab: "\uE004" });
// The browser's own bar would make a window wider than a phone.
const SMALL = "* { padding: 0; margin: 0; min-width: 0; border-width: 0; font-size: 1px; }";

/** @returns {Promise<number>} a port that is free now */
const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });

/** A folder of GTK's settings. @param {boolean} still */
function settings(still) {
  const folder = mkdtempSync(join(tmpdir(), "loopguide-gtk-"));
  mkdirSync(join(folder, "gtk-3.0"));
  writeFileSync(join(folder, "gtk-3.0", "gtk.css"), SMALL);
  writeFileSync(join(folder, "gtk-3.0", "settings.ini"), `[Settings]\ngtk-enable-animations=${Number(!still)}\n`);
  return folder;
}

/**
 * @param {string} program  path of MiniBrowser
 * @param {boolean} still  whether the reader has asked for less motion
 * @returns {Promise<Driver>}
 */
export async function webkit(program, still) {
  const port = await freePort();
  const folder = settings(still);
  // Layers of their own are painted as by a graphics card, which a machine without one has to play.
  const env = { ...process.env, XDG_CONFIG_HOME: folder, WEBKIT_DISABLE_COMPOSITING_MODE: "1" };
  const service = spawn("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], { stdio: "ignore", env });

  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  async function ask(method, path, body) {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = /** @type {{ value: any }} */ (await answer.json());
    if (!answer.ok) throw new Error(`${method} ${path}: ${value?.error}: ${value?.message}`);
    return value;
  }

  const options = { binary: program, args: ["--automation"] };
  const wanted = { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } };
  /** @type {{ sessionId: string, capabilities: { browserVersion: string } } | undefined} */
  let opened;
  for (let tries = 0; !opened; tries += 1) {
    try {
      opened = await ask("POST", "/session", wanted);
    } catch (error) {
      if (tries > 60) throw error; // the service takes a moment to listen
      await new Promise((done) => setTimeout(done, 250));
    }
  }
  const session = `/session/${opened?.sessionId}`;
  /** @param {string} code @param {unknown[]} args */
  async function run(code, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${code})(...[...arguments].slice(0, -1)))
        .then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = await ask("POST", `${session}/execute/async`, { script, args });
    if (error) throw new Error(error);
    return value;
  }
  /** @param {string} text */
  const keys = (text) =>
    ask("POST", `${session}/actions`, {
      actions: [{ type: "key", id: "keys", actions: [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]) }],
    });
  return {
    name: `WebKitGTK ${opened?.capabilities.browserVersion}`,
    open: (address) => ask("POST", `${session}/url`, { url: address }),
    run,
    click: (x, y) =>
      ask("POST", `${session}/actions`, {
        actions: [
          {
            type: "pointer",
            id: "mouse",
            actions: [{ type: "pointerMove", x: Math.round(x), y: Math.round(y) }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }],
          },
        ],
      }),
    async type(selector, text) {
      await run("(selector) => document.querySelector(selector).focus()", selector);
      await keys(text);
    },
    press: (key) => keys(KEYS[key]),
    back: () => ask("POST", `${session}/back`, {}),
    reload: () => ask("POST", `${session}/refresh`, {}),
    resize: (width, height) => ask("POST", `${session}/window/rect`, { width, height }),
    pdf: null,
    async close() {
      await ask("DELETE", session).catch(() => {});
      service.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
