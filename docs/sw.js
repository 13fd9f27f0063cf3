// The service worker: keeps the whole guide for reading without a network.
//
// `macros.publish` puts two lines before this file: EDITION, a hash of all content, and FILES, every
// file of the site by its path below this one with a hash of its content. Entries of the cache are
// named by path and hash: what did not change between editions is never fetched again, a download
// that broke off goes on where it stopped, and two editions never mix.

/* global EDITION, FILES */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const BASE = new URL("./", worker.location.href);
// Several sites may share an origin: the base path names what is ours.
const CACHE = `loopguide:${BASE.pathname}`;
const AT_ONCE = 6;
// Names in the cache the list of what is kept of the edition before.
const BEFORE = new URL("?edition-before", BASE).href;

/** Address of a path below the base. @param {string} path */
const address = (path) => new URL(path, BASE).href;

/** Name of a file's content in the cache. @param {string} path */
const entry = (path) => `${address(path)}?content=${FILES[path]}`;

/**
 * The file that answers for an address, or null where the guide has none.
 *
 * @param {URL} url
 */
function fileFor(url) {
  if (url.origin !== BASE.origin || !url.pathname.startsWith(BASE.pathname)) return null;
  let path;
  try {
    path = decodeURIComponent(url.pathname.slice(BASE.pathname.length));
  } catch {
    return null; // %zz is no address of ours
  }
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  return Object.hasOwn(FILES, file) ? file : null;
}

/** Tell whether an address lacks the slash that makes it a page's. @param {URL} url */
const lacksSlash = (url) => fileFor(url) === null && fileFor(new URL(`${url.pathname}/`, url)) !== null;

/** Fetch what the cache lacks, a few at a time; fails where anything could not be kept. */
async function fill() {
  const cache = await caches.open(CACHE);
  /** @type {string[]} */
  const missing = [];
  for (const path of Object.keys(FILES)) {
    if (!(await cache.match(entry(path)))) missing.push(path);
  }
  const fetchNext = async () => {
    for (let path = missing.pop(); path !== undefined; path = missing.pop()) {
      const response = await fetch(address(path), { cache: "reload" });
      if (!response.ok) throw new Error(`${response.status} for ${path}`);
      await cache.put(entry(path), response);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
}

/** Tell whether an address is that of a file whose name changes with its content. @param {string} url */
const isNamedByContent = (url) => url.startsWith(address("assets/"));

/**
 * Drop what belongs to older editions, and nothing of other sites. Scripts, styles and pictures of
 * the edition before stay for one more: pages that are open name them, and ask for some of them late.
 */
async function sweep() {
  const cache = await caches.open(CACHE);
  const record = await cache.match(BEFORE);
  /** @type {{edition: string, urls: string[]}} */
  const last = record ? await record.json() : { edition: "", urls: [] };
  if (last.edition === EDITION) return;
  const wanted = new Set(Object.keys(FILES).map(entry));
  const twoAgo = new Set(last.urls);
  const others = (await cache.keys()).map(({ url }) => url).filter((url) => !wanted.has(url) && url !== BEFORE);
  const urls = others.filter((url) => isNamedByContent(url) && !twoAgo.has(url));
  await Promise.all(others.filter((url) => !urls.includes(url)).map((url) => cache.delete(url)));
  await cache.put(BEFORE, new Response(JSON.stringify({ edition: EDITION, urls })));
}

/** @type {Promise<void> | undefined} */
let sweeping;

/** @param {Request} request @param {string | null} path */
async function answer(request, path) {
  const cache = await caches.open(CACHE);
  // What this edition does not have, a page of the one before may still ask for.
  const kept = await (path ? cache.match(entry(path)) : cache.match(request.url, { ignoreSearch: true }));
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    const lost = request.mode === "navigate" ? await cache.match(entry("404.html")) : undefined;
    if (lost) return lost;
    throw error;
  }
}

worker.addEventListener("install", (event) => event.waitUntil(fill()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== BASE.origin) return;
  // Once this edition is in force, beside what is asked: nobody waits for it.
  sweeping ??= sweep().catch(() => {});
  event.waitUntil(sweeping);
  if (lacksSlash(url)) {
    // A page's links are relative to its address, as on the host.
    url.pathname += "/";
    event.respondWith(Response.redirect(url.href, 301));
    return;
  }
  const path = fileFor(url);
  if (path || request.mode === "navigate" || isNamedByContent(url.href)) event.respondWith(answer(request, path));
});
// A new edition waits until the reader says so, or until no page of the old one is open.
worker.addEventListener("message", (event) => {
  if (event.data === "use the new edition") worker.skipWaiting();
});
