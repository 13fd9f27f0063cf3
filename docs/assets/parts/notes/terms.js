// What the glossary says of a term, as a note in place.

import { el } from "../kit/dom.js";
import { pageOf } from "./facts.js";

/**
 * The note for a link to an entry of the glossary.
 *
 * @param {HTMLAnchorElement} link
 * @returns {Promise<HTMLElement>}
 * @throws where the glossary cannot be had, or lacks the entry
 */
export async function termNote(link) {
  const glossary = await pageOf(link.href.split("#")[0] ?? "");
  const id = decodeURIComponent(link.hash.slice(1));
  const name = glossary.getElementById(id);
  const text = name?.nextElementSibling;
  if (!name || !text) throw new Error(`no ${link.href}`);
  const parts = [...text.childNodes].map((node) => document.importNode(node, true));
  const last = parts.at(-1);
  const more = last instanceof Element && last.matches("a.lg-glossary__more") ? parts.pop() : null;
  const on = el("a", { href: link.href }, "In the glossary");
  if (more instanceof Element) {
    on.textContent = more.textContent;
    on.setAttribute("href", new URL(more.getAttribute("href") ?? "", link.href).href);
  }
  const [short, long] = name.childNodes;
  return el(
    "aside",
    { class: "lg-pop lg-pop--term", id: `term-${id}`, popover: "auto", "aria-label": "Explanation" },
    el("p", { class: "lg-pop__term" }, el("b", {}, short?.textContent ?? ""), long?.textContent ?? ""),
    el("p", {}, ...parts),
    el("p", { class: "lg-pop__on" }, on),
  );
}
