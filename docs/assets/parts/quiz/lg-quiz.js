// A quiz: its line of questions, the way from one to the next, and the results.

import { counted } from "../kit/text.js";
import { confidenceSwitch } from "../confidence/confidence.js";
import { button, el, go, need } from "../kit/dom.js";
import { confirm } from "../kit/confirm.js";
import { resultView, underWayView } from "./results-view.js";
import { shownState, stateOf, summarize } from "../question/summary.js";
import { KeptElement } from "../store/element.js";
import { reopened } from "../store/format.js";
import { store } from "../store/store.js";

/** @typedef {import("../question/summary.js").Summary} Summary */
/** @typedef {import("./results-view.js").Entry} Entry */

const STATE_WORDS = {
  open: "",
  begun: ", begun",
  revised: ", revised since you answered it",
  right: ", right",
  partly: ", partly right",
  wrong: ", not right",
  unknown: ", not known yet",
};

export class LgQuiz extends KeptElement {
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  /** Ids shown while only the missed are retried. @type {Set<string> | null} */
  #only = null;
  /** Ids whose record changed since the last paint. @type {Set<string>} */
  #stale = new Set();
  #last = false;

  connectedCallback() {
    this.#stale = new Set(this.#entries.keys());
    super.connectedCallback();
  }

  build() {
    this.#build();
    this.#stale = new Set(this.#entries.keys());
    this.addEventListener("lg-next", (event) => this.#next(/** @type {HTMLElement} */ (event.target)));
  }

  #build() {
    const stops = /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".lg-quiz__stop"));
    const items = /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("lg-item"));
    items.forEach((item, index) => {
      const { id = "", rev = "" } = item.dataset;
      const concept = /** @type {HTMLElement | null} */ (item.querySelector(".lg-answer__concept"))?.dataset.concept ?? "";
      this.#entries.set(id, { asked: { id, rev, concept }, item, stop: stops[index] ?? null, kept: null, state: "open", shown: "open" });
    });
    need(this, ".lg-quiz__items").before(
      confidenceSwitch(),
      el(
        "div",
        { class: "lg-quiz__retrying", hidden: true },
        el("p", { class: "lg-quiz__retrying-text", role: "status" }),
        button("all", "Show all questions"),
      ),
    );
    this.append(
      el(
        "section",
        { class: "lg-results", "aria-labelledby": `${this.id}--results` },
        el(
          "div",
          { class: "lg-results__card" },
          el("h3", { class: "lg-results__title", id: `${this.id}--results`, tabindex: "-1" }),
          el("div", { class: "lg-results__body" }),
          el(
            "div",
            { class: "lg-results__actions" },
            button("open", "Go on", "main"),
            button("retry", "Retry the missed", "main"),
            button("restart", "Start over"),
          ),
        ),
      ),
    );
  }

  /** @param {import("../store/store.js").Change} change */
  changed({ kind, id }) {
    if (kind !== "item" || !this.#entries.has(id)) return;
    this.#stale.add(id);
    this.repaint();
  }

  /** Paint what changed; the sum is always over all. */
  paint() {
    if (!this.#stale.size) return;
    const changed = [...this.#stale].map((id) => /** @type {Entry} */ (this.#entries.get(id)));
    this.#stale.clear();
    for (const entry of changed) {
      const { asked, stop } = entry;
      entry.kept = store.item(asked.id);
      entry.state = stateOf(asked.rev, entry.kept);
      entry.shown = shownState(entry.state, entry.kept);
      if (!stop) continue;
      stop.dataset.state = entry.shown;
      need(stop, "a").setAttribute("aria-label", `Question ${stop.textContent?.trim()}${STATE_WORDS[entry.shown]}`);
    }
    this.#paintResults(this.#sum());
    const last = !this.#open().length;
    for (const { item } of last === this.#last ? changed : this.#entries.values()) {
      need(item, "[data-act=next]").textContent = last ? "See your result" : "Next question";
    }
    this.#last = last;
  }

  #sum() {
    const entries = [...this.#entries.values()];
    return summarize(
      entries.map(({ asked }) => asked),
      (id) => this.#entries.get(id)?.kept ?? null,
    );
  }

  /** @param {Summary} sum */
  #paintResults(sum) {
    const panel = need(this, ".lg-results");
    const finished = sum.answered === sum.questions;
    panel.classList.toggle("lg-results--finished", finished);
    need(panel, ".lg-results__title").textContent = finished ? "Your result" : "So far";
    need(panel, ".lg-results__body").replaceChildren(...(finished ? resultView(sum, this.#entries) : underWayView(sum)));
    const open = need(panel, "[data-act=open]");
    open.hidden = finished;
    open.textContent = sum.answered ? "Go on" : "Begin";
    const retry = need(panel, "[data-act=retry]");
    retry.hidden = !finished || !sum.missed.length;
    retry.textContent = `Retry the ${sum.missed.length} missed`;
    need(panel, "[data-act=restart]").hidden = !sum.answered && ![...this.#entries.values()].some((one) => one.state !== "open");
  }

  /** Entries shown and not answered, in the quiz's order. */
  #open() {
    return [...this.#entries.values()].filter(
      ({ asked, state }) => (state === "open" || state === "begun" || state === "revised") && (!this.#only || this.#only.has(asked.id)),
    );
  }

  /** Go on from an item to the next open one, or to the results. @param {HTMLElement} from */
  #next(from) {
    this.paintNow();
    const open = this.#open().map(({ item }) => item);
    const next = open.find((item) => from.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING) ?? open[0];
    if (next) {
      go(need(next, ".lg-item__number"));
    } else {
      this.#filter(null);
      go(need(this, ".lg-results__title"));
    }
  }

  /** Show only these items; null shows all. @param {string[] | null} ids */
  #filter(ids) {
    this.#only = ids ? new Set(ids) : null;
    for (const [id, { item, stop }] of this.#entries) {
      const hide = this.#only !== null && !this.#only.has(id);
      item.hidden = hide;
      if (stop) stop.hidden = hide;
    }
    need(this, ".lg-quiz__retrying").hidden = !ids;
    need(this, ".lg-quiz__retrying-text").textContent = ids ? `Only the ${counted(ids.length, "question")} you missed.` : "";
  }

  /** @param {string} act */
  async act(act) {
    this.paintNow();
    if (act === "open") {
      const [first] = this.#open();
      if (first) go(need(first.item, ".lg-item__number"));
    } else if (act === "all") {
      this.#filter(null);
      const [first] = this.#open();
      go(first ? need(first.item, ".lg-item__number") : need(this, ".lg-results__title"));
    } else if (act === "retry") {
      const { missed } = this.#sum();
      this.#reopen(missed);
      this.#filter(missed);
      this.#goTo(missed[0]);
    } else if (act === "restart") {
      const sure = await confirm({
        title: "Start over?",
        text: "This clears your answers to this quiz. The record of your attempts stays, so that review still knows what was hard.",
        yes: "Start over",
        no: "Keep my answers",
      });
      if (!sure) return;
      const ids = [...this.#entries.keys()];
      this.#reopen(ids);
      this.#filter(null);
      this.#goTo(ids[0]);
    }
  }

  /** @param {string[]} ids */
  #reopen(ids) {
    for (const id of ids) {
      const rev = this.#entries.get(id)?.asked.rev ?? "";
      if (store.item(id)) store.changeItem(id, (item) => reopened(item, rev, new Date()));
    }
  }

  /** @param {string} id */
  #goTo(id) {
    const entry = this.#entries.get(id);
    if (entry) go(need(entry.item, ".lg-item__number"));
  }
}

/** Register the element; called once. */
export function defineQuiz() {
  customElements.define("lg-quiz", LgQuiz);
}
