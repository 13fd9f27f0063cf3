// What stands between a browser and the guide's server: it hears of every fault in a page, whatever
// protocol the browser speaks, and can be taken down as a network is.

import { createServer, request } from "node:http";

/**
 * First on every page, so that the policy and all other scripts come after it. A file that does not
 * load is heard of by its answer: engines call it an error too when a page is left meanwhile.
 */
const WATCH = `
const place = new URL("said", document.currentScript.src);
const say = (what) => navigator.sendBeacon(place, location.pathname + ": " + what);
document.addEventListener("securitypolicyviolation", (event) => say("against the policy: " + event.effectiveDirective + " " + event.blockedURI));
addEventListener("error", (event) => say(event.message));
addEventListener("unhandledrejection", (event) => say("unhandled: " + event.reason));
const own = console.error;
console.error = (...all) => { say("console: " + all.join(" ")); own(...all); };
`;

/**
 * @typedef {object} Relay
 * @property {string} base  the guide's address for the browser
 * @property {string[]} faults  what pages have said, and what was asked for in vain
 * @property {() => Promise<void>} down
 * @property {() => Promise<void>} up
 */

/**
 * @param {string} address  of the guide on its server
 * @returns {Promise<Relay>}
 */
export async function relay(address) {
  const { hostname, port, pathname } = new URL(address);
  /** @type {string[]} */
  const faults = [];
  const host = createServer((asked, answer) => {
    const { method, url = "", headers } = asked;
    if (url === `${pathname}said`) {
      let text = "";
      asked.on("data", (part) => (text += part)).on("end", () => {
        faults.push(text);
        answer.writeHead(204).end();
      });
    } else if (url === `${pathname}watch.js`) {
      answer.writeHead(200, { "Content-Type": "text/javascript" }).end(WATCH);
    } else {
      const from = request({ hostname, port, method, path: url, headers }, (found) => {
        // A browser asks for an icon at the host's root, where the guide has no say.
        if ((found.statusCode ?? 0) >= 400 && url.startsWith(pathname)) faults.push(`${found.statusCode} ${url}`);
        pass(found, answer, pathname);
      });
      from.on("error", () => answer.destroy());
      asked.pipe(from);
    }
  });
  const up = (/** @type {number} */ at) => /** @type {Promise<number>} */ (
    new Promise((done) => host.listen(at, "127.0.0.1", () => done(/** @type {import("node:net").AddressInfo} */ (host.address()).port)))
  );
  const own = await up(0);
  return {
    base: `http://127.0.0.1:${own}${pathname}`,
    faults,
    down: () => new Promise((done) => { host.close(() => done()); host.closeAllConnections(); }),
    up: async () => void (await up(own)),
  };
}

/**
 * @param {import("node:http").IncomingMessage} found
 * @param {import("node:http").ServerResponse} answer
 * @param {string} base  path of the guide
 */
function pass(found, answer, base) {
  const { statusCode = 502, headers } = found;
  if (!headers["content-type"]?.startsWith("text/html")) {
    answer.writeHead(statusCode, headers);
    found.pipe(answer);
    return;
  }
  let text = "";
  found.setEncoding("utf8").on("data", (part) => (text += part)).on("end", () => {
    const body = Buffer.from(text.replace("<head>", `<head><script src="${base}watch.js"></script>`));
    answer.writeHead(statusCode, { ...headers, "content-length": body.length }).end(body);
  });
}
