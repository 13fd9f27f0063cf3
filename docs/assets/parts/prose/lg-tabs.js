// Parts below each other become tabs: one is shown, the others are found by the browser's search.

import { el } from "../kit/dom.js";

let made = 0;

class Tabs extends HTMLElement {
  /** @type {HTMLElement[]} */ #parts = [];
  /** @type {HTMLElement[]} */ #tabs = [];

  connectedCallback() {
    if (this.#tabs.length) return;
    made += 1;
    this.#parts = /** @type {HTMLElement[]} */ ([...this.children]);
    this.#tabs = this.#parts.map((part, at) => {
      part.id = `lg-part-${made}-${at + 1}`;
      part.setAttribute("role", "tabpanel");
      part.setAttribute("aria-labelledby", `${part.id}--tab`);
      part.tabIndex = 0;
      part.addEventListener("beforematch", () => this.#show(at));
      const name = part.querySelector(":scope > .lg-tabs__name")?.textContent ?? "";
      return el("button", { type: "button", role: "tab", class: "lg-tabs__tab", id: `${part.id}--tab`, "aria-controls": part.id }, name);
    });
    const list = el("div", { role: "tablist", class: "lg-tabs__list" }, ...this.#tabs);
    list.addEventListener("click", (event) => {
      const at = this.#tabs.indexOf(/** @type {HTMLElement} */ (event.target));
      if (at >= 0) this.#show(at);
    });
    list.addEventListener("keydown", (event) => this.#key(event));
    this.prepend(list);
    this.classList.add("lg-tabs--live");
    this.#show(0);
  }

  /** @param {number} shown */
  #show(shown) {
    this.#tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(at === shown));
      tab.tabIndex = at === shown ? 0 : -1;
      const part = this.#parts[at];
      if (at === shown) part?.removeAttribute("hidden");
      else part?.setAttribute("hidden", "until-found");
    });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const at = this.#tabs.indexOf(/** @type {HTMLElement} */ (event.target));
    const last = this.#tabs.length - 1;
    const to = { ArrowLeft: at ? at - 1 : last, ArrowRight: at < last ? at + 1 : 0, Home: 0, End: last }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    this.#show(to);
    this.#tabs[to]?.focus();
  }
}

export const defineTabs = () => customElements.define("lg-tabs", Tabs);
