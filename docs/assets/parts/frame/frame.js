// What every page needs from a script: the menu's manners, the place in the table of contents, and
// the door to the search. All of it is an extra: pages read and the menu opens without it.

import { ignoreSecondClicks } from "../kit/clicks.js";
import { askReload } from "../kit/reload.js";
import { WIDE, followScroll } from "../scroll/scroll.js";

const wide = matchMedia("(min-width: 64rem)");

/**
 * The menu is a popover: the browser opens it, closes it on Escape and returns the focus. While it
 * covers a narrow screen, what lies behind it must not take the focus.
 *
 * @param {HTMLElement} menu
 */
function enhanceMenu(menu) {
  const behind = document.querySelectorAll(".lg-skip, .lg-header, .lg-main, .lg-toc, .lg-footer");
  menu.addEventListener("toggle", (event) => {
    const open = /** @type {ToggleEvent} */ (event).newState === "open";
    for (const element of behind) element.toggleAttribute("inert", open);
    document.documentElement.classList.toggle("lg-held", open);
    if (open) menu.querySelector("button")?.focus();
    else if (!wide.matches) document.getElementById("lg-menu-open")?.focus();
  });
  wide.addEventListener("change", () => {
    if (menu.matches(":popover-open")) menu.hidePopover();
  });
}

/**
 * Mark the entry of the section that is being read.
 *
 * @param {HTMLElement} toc
 * @param {(title: string) => void} [tell]  told its title
 */
function enhanceToc(toc, tell) {
  /** @type {Map<Element, HTMLAnchorElement>} */
  const links = new Map();
  for (const link of toc.querySelectorAll("a")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  const headings = [...links.keys()];
  const mark = () => {
    const line = innerHeight / 3;
    const current = headings.findLast((heading) => heading.getBoundingClientRect().top < line);
    for (const [heading, link] of links) {
      if (heading === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    tell?.(current ? (links.get(current)?.textContent ?? "") : "");
  };
  // Everything above the line counts as seen, or a jump would pass headings that nobody reports.
  const observer = new IntersectionObserver(mark, { rootMargin: "10000000px 0px -66% 0px" });
  for (const heading of headings) observer.observe(heading);
}

/**
 * The list of contents in the page closes once it has led somewhere, on Escape, and when something
 * else is pressed; closed, it names the section that is read.
 *
 * @param {HTMLDetailsElement} contents
 */
function enhanceContents(contents) {
  const place = contents.querySelector(".lg-contents__place");
  enhanceToc(contents, (title) => {
    if (place) place.textContent = title;
  });
  contents.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) contents.open = false;
  });
  contents.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !contents.open) return;
    contents.open = false;
    contents.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !contents.contains(event.target)) contents.open = false;
  });
}

/**
 * Search opens by its button or by Control+K, which no form control uses. The code that searches
 * loads when it is asked for the first time.
 *
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement} button
 */
function enhanceSearch(dialog, button) {
  const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
  const fail = () => askReload(status, "Search");
  const open = async () => {
    if (dialog.open) return;
    if (document.querySelector("dialog:modal")) return;
    dialog.showModal();
    try {
      const { searchIn } = await import("../search/search.js");
      searchIn(dialog, fail);
    } catch {
      fail();
    }
  };
  dialog.querySelector("form")?.addEventListener("submit", (event) => {
    // Sent before the search has loaded, a form of this method would close the dialog.
    event.preventDefault();
    dialog.dataset.go = "";
  });
  button.addEventListener("click", open);
  document.getElementById("lg-search-close")?.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // the backdrop
  });
  dialog.addEventListener("keydown", (event) => {
    // In a search field Escape first empties the field; here it closes, as the menu does.
    if (event.key === "Escape") {
      event.preventDefault();
      dialog.close();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      open();
    }
  });
}

ignoreSecondClicks();

const menu = document.getElementById("lg-nav");
if (menu && "popover" in menu) enhanceMenu(menu);

const toc = /** @type {HTMLElement | null} */ (document.querySelector(".lg-toc"));
if (toc) enhanceToc(toc);

const contents = document.getElementById("lg-contents");
if (contents instanceof HTMLDetailsElement) enhanceContents(contents);

for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(WIDE))) followScroll(box);

const dialog = document.getElementById("lg-search");
const button = document.getElementById("lg-search-open");
if (dialog instanceof HTMLDialogElement && button) enhanceSearch(dialog, button);

// After everything a reader may be waiting for.
const place = document.getElementById("lg-offline");
if (place) {
  const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ run) => setTimeout(run, 1000));
  idle(async () => (await import("./offline.js")).keepOffline(place));
}
