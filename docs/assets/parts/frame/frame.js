// What every page needs from a script: the menu's manners, the place in the table of contents, and
// the door to the search. All of it is an extra: pages read and the menu opens without it.

import { ignoreSecondClicks } from "../kit/clicks.js";
import { askReload } from "../kit/reload.js";
import { WIDE, followScroll } from "../scroll/scroll.js";
import { made, searchDialog } from "../search/dialog.js";

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
 * Put the list of contents beside the text too: on a wide screen it stays in sight there.
 *
 * @param {HTMLElement} contents
 */
function besideText(contents) {
  const links = [...contents.querySelectorAll("a")].map((link) => made("li", {}, link.cloneNode(true)));
  const title = made("p", { className: "lg-toc__title", id: "lg-toc-title" }, "On this page");
  const toc = made("nav", { className: "lg-toc" }, title, made("ul", {}, ...links));
  toc.setAttribute("aria-labelledby", title.id);
  document.querySelector(".lg-main")?.after(toc);
  enhanceToc(toc);
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
 * @param {HTMLElement} button
 */
function enhanceSearch(button) {
  /** @type {HTMLDialogElement | undefined} */
  let dialog;
  const open = () => {
    if (document.querySelector("dialog:modal")) return;
    dialog ??= keptDialog(button.dataset.base ?? "");
    dialog.showModal();
    load(dialog);
  };
  button.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      open();
    }
  });
}

/** Load what searches in the dialog. @param {HTMLDialogElement} dialog */
async function load(dialog) {
  const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
  const fail = () => askReload(status, "Search");
  try {
    const { searchIn } = await import("../search/search.js");
    searchIn(dialog, fail);
  } catch {
    fail();
  }
}

/** The dialog, with the ways to close it. @param {string} base  address of the site */
function keptDialog(base) {
  const dialog = searchDialog(base);
  dialog.querySelector("form")?.addEventListener("submit", (event) => {
    // Sent before the search has loaded, a form of this method would close the dialog.
    event.preventDefault();
    dialog.dataset.go = "";
  });
  dialog.querySelector("#lg-search-close")?.addEventListener("click", () => dialog.close());
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
  return dialog;
}

/**
 * Give the heading under the pointer a link to itself. It is no part of the heading's name, and does not
 * stand in the keyboard's way: the list of contents links to the same places.
 *
 * @param {PointerEvent} event
 */
function linkHeading({ target, pointerType }) {
  const over = pointerType === "mouse" && target instanceof Element;
  const heading = over ? target.closest(".lg-prose > :is(h2, h3)[id]") : null;
  if (!heading || heading.querySelector(".headerlink")) return;
  const link = made("a", { className: "headerlink", href: `#${heading.id}`, title: "Link to this section", tabIndex: -1 }, "#");
  link.setAttribute("aria-hidden", "true");
  heading.append(link);
}

ignoreSecondClicks();

document.addEventListener("pointerover", linkHeading, { passive: true });

const contents = document.getElementById("lg-contents");
if (contents instanceof HTMLDetailsElement) {
  enhanceContents(contents);
  besideText(contents);
}

const menu = document.getElementById("lg-nav");
if (menu && "popover" in menu) enhanceMenu(menu);

for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(WIDE))) followScroll(box);

const button = document.getElementById("lg-search-open");
if (button) enhanceSearch(button);

// After everything a reader may be waiting for.
const place = document.getElementById("lg-offline");
if (place) {
  const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ run) => setTimeout(run, 1000));
  idle(async () => (await import("./offline.js")).keepOffline(place));
}
