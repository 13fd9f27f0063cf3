// Where a page with a quiz stands: the address names the question shown, and Back finds its place.
//
// A quiz that shows one question at a time changes the height of its page, so a place that a browser
// remembers by pixels, or finds before the quiz is live, is set again here.

import { go } from "../kit/dom.js";

/** Whether the page was opened by a link, and not by Back, Forward or a reload. */
function isFresh() {
  const [entry] = performance.getEntriesByType("navigation");
  return /** @type {PerformanceNavigationTiming | undefined} */ (entry)?.type === "navigate";
}

/** The element an address names. @param {string} hash @returns {HTMLElement | null} */
function named(hash) {
  if (hash.length < 2) return null;
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null; // not written as an address is
  }
}

/** Let the address name `id`, without a step in the history. @param {string} id */
export function setAddress(id) {
  if (location.hash !== `#${id}`) history.replaceState(history.state, "", `#${id}`);
}

/**
 * Follow links to parts of the page, and Back and Forward among them.
 *
 * @param {(target: HTMLElement) => HTMLElement | null} show  bring a part into sight and return what
 *   takes the focus there; null leaves it to the browser
 * @param {AbortSignal} signal
 */
export function followAddress(show, signal) {
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? /** @type {HTMLAnchorElement | null} */ (event.target.closest("a[href*='#']")) : null;
      if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const here = link.origin === location.origin && link.pathname === location.pathname && link.search === location.search;
      const target = here ? named(link.hash) : null;
      const place = target && show(target);
      if (!place) return;
      event.preventDefault();
      if (link.hash !== location.hash) history.pushState(null, "", link.hash);
      go(place);
    },
    { signal },
  );
  addEventListener(
    "hashchange",
    () => {
      const target = named(location.hash);
      const place = target && show(target);
      if (place) go(place);
    },
    { signal },
  );
  addEventListener(
    "pagehide",
    () => {
      history.replaceState({ ...history.state, lgTop: scrollY }, "");
      history.scrollRestoration = "manual"; // the browser would set its own place after ours
    },
    { signal },
  );
  addEventListener("pageshow", () => (history.scrollRestoration = "auto"), { signal });
}

/**
 * Go to what the address names, or to where this page was left.
 *
 * @param {(target: HTMLElement) => HTMLElement | null} show  as above
 */
export function settle(show) {
  const target = named(location.hash);
  const place = target && show(target);
  const top = /** @type {{ lgTop?: unknown } | null} */ (history.state)?.lgTop;
  if (!isFresh() && typeof top === "number") {
    const back = () => scrollTo(0, top);
    back();
    // What the address names may be gone to once more when all has loaded.
    if (document.readyState === "complete") setTimeout(back);
    else addEventListener("load", () => setTimeout(back), { once: true });
  } else if (place) go(place);
  else target?.scrollIntoView();
}

/**
 * The question a reader has come to before its quiz is live, and a way to leave it where it is on the
 * screen while the others go.
 *
 * @param {HTMLElement | null} quiz
 * @returns {{ at: HTMLElement | null, hold: () => void }}
 */
export function placeReached(quiz) {
  const middle = innerHeight / 2;
  const whole = quiz?.getBoundingClientRect();
  if (!quiz || !whole || location.hash.length > 1 || whole.top > middle) return { at: null, hold() {} };
  const items = /** @type {NodeListOf<HTMLElement>} */ (quiz.querySelectorAll("lg-item"));
  const at =
    [...items].find((item) => {
      const { top, bottom } = item.getBoundingClientRect();
      return top <= middle && bottom > middle;
    }) ?? null;
  // Behind the quiz the way to the end of the page is what stays.
  const place = () => (at || whole.bottom > middle ? (at ?? quiz).getBoundingClientRect().top : document.body.getBoundingClientRect().bottom);
  const before = place();
  // Some browsers would hold something else on the screen at the same time.
  const { style } = document.documentElement;
  style.overflowAnchor = "none";
  return {
    at,
    hold() {
      scrollBy({ top: place() - before, behavior: "instant" });
      requestAnimationFrame(() => style.removeProperty("overflow-anchor"));
    },
  };
}
