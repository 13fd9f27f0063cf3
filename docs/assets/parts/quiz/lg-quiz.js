// A quiz: its line of questions, one question at a time or all of them, and the results.

import { go, need } from "../kit/dom.js";
import { confirm } from "../kit/confirm.js";
import { shownState, stateOf, summarize } from "../question/summary.js";
import { KeptElement } from "../store/element.js";
import { reopened } from "../store/format.js";
import { store } from "../store/store.js";
import { followAddress, setAddress, settle } from "./address.js";
import { drawTen } from "./draw.js";
import { label, number, numberOnPaper } from "./numbers.js";
import { VIEW, paintAround, quizHead, resultFrame, showsAll, turnView } from "./frame-view.js";

/** @typedef {import("../question/summary.js").Asked} Asked */
/** @typedef {import("./results-view.js").Entry} Entry */
/** @typedef {import("./frame-view.js").Run} Run */

const START_OVER = {
  title: "Start over?",
  text: "This clears your answers to this quiz. The record of your attempts stays, so that review still knows what was hard.",
  yes: "Start over",
  no: "Keep my answers",
};

/** The questions of a quiz by id, each with its stop in the line. @param {HTMLElement} quiz */
function entriesOf(quiz) {
  const stops = /** @type {NodeListOf<HTMLElement>} */ (quiz.querySelectorAll(".lg-quiz__stop"));
  const items = /** @type {NodeListOf<HTMLElement>} */ (quiz.querySelectorAll("lg-item"));
  /** @type {[string, Entry][]} */
  const entries = [...items].map((item, index) => {
    const { id = "", rev = "" } = item.dataset;
    const concept = /** @type {HTMLElement | null} */ (item.querySelector(".lg-answer__concept"))?.dataset.concept ?? "";
    return [id, { asked: { id, rev, concept }, item, stop: stops[index] ?? null, number: `${index + 1} of ${items.length}`, kept: null, state: "open", shown: "open" }];
  });
  return new Map(entries);
}

export class LgQuiz extends KeptElement {
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  /** A part of the quiz that is taken alone: the missed again, or ten. @type {Run | null} */
  #run = null;
  /** The question shown, where one is shown at a time. @type {string | null} */
  #at = null;
  /** Ids whose record changed since the last paint. @type {Set<string>} */
  #stale = new Set();
  #last = false;

  connectedCallback() {
    this.#stale = new Set(this.#entries.keys());
    super.connectedCallback();
  }

  build() {
    this.#entries = entriesOf(this);
    this.#stale = new Set(this.#entries.keys());
    need(this, ".lg-quiz__key").after(quizHead());
    this.append(resultFrame(this.id));
    this.addEventListener("lg-next", (event) => this.#next(/** @type {HTMLElement} */ (event.target)));
  }

  /** @param {AbortSignal} gone */
  connected(gone) {
    const show = (/** @type {HTMLElement} */ target) => this.#called(target);
    followAddress(show, gone);
    numberOnPaper(this.#entries, () => this.#show(), gone);
    settle(show);
  }

  /** @param {import("../store/store.js").Change} change */
  changed({ kind, id }) {
    if (kind === "setting" && id === VIEW) this.repaint();
    if (kind !== "item" || !this.#entries.has(id)) return;
    this.#stale.add(id);
    this.repaint();
  }

  /** Paint what changed; the sum is always over all. */
  paint() {
    const changed = [...this.#stale].map((id) => /** @type {Entry} */ (this.#entries.get(id)));
    this.#stale.clear();
    changed.forEach(refresh);
    const last = !this.#open().length;
    for (const { item } of last === this.#last ? changed : this.#entries.values()) {
      need(item, "[data-act=next]").textContent = last ? "See your result" : "Next question";
    }
    this.#last = last;
    this.#show();
  }

  /** Show the questions wanted, and what belongs around them. */
  #show() {
    const all = showsAll();
    const ids = this.#run?.ids ?? null;
    this.classList.toggle("lg-quiz--one", !all);
    number(this.#entries, ids);
    for (const [id, { item, stop }] of this.#entries) {
      const out = ids !== null && !ids.has(id);
      item.hidden = out || (!all && id !== this.#at);
      if (stop) showStop(stop, !out, !all && id === this.#at);
    }
    const entries = [...this.#entries.values()];
    paintAround(this, {
      sum: this.#sum(),
      all,
      run: this.#run,
      scope: this.#scope(),
      total: entries.length,
      begun: entries.some(({ state }) => state !== "open"),
      resting: this.#at === null,
      asking: !all && this.#open().some(({ asked }) => asked.id === this.#at),
    });
  }

  /** Show a question of this quiz, where one is shown at a time; the focus stays. @param {HTMLElement} item */
  showAt(item) {
    this.#at = item.dataset.id ?? null;
    this.#show();
  }

  /** The ten, while ten are taken; else the whole quiz. */
  #scope() {
    const ten = this.#run?.kind === "ten" ? this.#run.ids : null;
    return new Map([...this.#entries].filter(([id]) => !ten || ten.has(id)));
  }

  #sum() {
    return summarize(
      [...this.#scope().values()].map(({ asked }) => asked),
      (id) => this.#entries.get(id)?.kept ?? null,
    );
  }

  /** Entries asked and not answered, in the quiz's order. */
  #open() {
    return [...this.#entries.values()].filter(
      ({ asked, state }) => (state === "open" || state === "begun" || state === "revised") && (!this.#run || this.#run.ids.has(asked.id)),
    );
  }

  /** Go on from an item to the next open one, or to the results. @param {HTMLElement} from */
  #next(from) {
    this.paintNow();
    const open = this.#open();
    const next = open.find(({ item }) => from.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING) ?? open[0];
    if (next) {
      this.#goTo(next.asked.id);
      return;
    }
    if (this.#run?.kind === "missed") this.#run = null;
    this.#rest();
  }

  /** Show no question: the result where there is one, else the head. */
  #rest() {
    this.#at = null;
    this.#show();
    const title = need(this, ".lg-results__title");
    setAddress(title.id);
    const panel = need(this, ".lg-results");
    go(panel.hidden ? need(this, ".lg-quiz__items") : title);
  }

  /** Show a part of the quiz that a link or the address calls for. @param {HTMLElement} target */
  #called(target) {
    if (!this.contains(target)) return null;
    const id = /** @type {HTMLElement | null} */ (target.closest("lg-item"))?.dataset.id ?? "";
    const entry = this.#entries.get(id);
    const result = target.closest(".lg-results");
    if (!entry && !result) return null;
    if (this.#run && entry && !this.#run.ids.has(id)) this.#run = null;
    this.#at = entry ? id : null;
    this.paintNow();
    if (entry) return need(entry.item, ".lg-item__number");
    return need(this, ".lg-results").hidden ? null : need(this, ".lg-results__title");
  }

  /** @param {string} act */
  async act(act) {
    this.paintNow();
    if (act === "open") this.#goTo(this.#open()[0]?.asked.id);
    else if (act === "view") turnView();
    else if (act === "ten" || act === "more") this.#ten();
    else if (act === "all") {
      this.#run = null;
      this.paintNow();
      this.#goTo(this.#open()[0]?.asked.id);
    } else if (act === "retry") {
      const { missed } = this.#sum();
      this.#reopen(missed);
      this.#take({ kind: "missed", ids: new Set(missed) }, missed[0]);
    } else if (act === "restart") {
      if (!(await confirm(START_OVER))) return;
      const ids = [...this.#entries.keys()];
      this.#reopen(ids);
      this.#take(null, ids[0]);
    }
  }

  #ten() {
    const bank = [...this.#entries].map(([id, { state, kept }]) => ({ id, state, at: kept?.at ?? "" }));
    const ids = drawTen(bank);
    this.#reopen(ids.filter((id) => this.#entries.get(id)?.kept?.done));
    this.#take({ kind: "ten", ids: new Set(ids) }, ids[0]);
  }

  /** Take a part of the quiz, or all of it, from a question on. @param {Run | null} run @param {string} first */
  #take(run, first) {
    this.#run = run;
    this.paintNow();
    this.#goTo(first);
  }

  /** @param {string[]} ids */
  #reopen(ids) {
    for (const id of ids) {
      const rev = this.#entries.get(id)?.asked.rev ?? "";
      if (store.item(id)) store.changeItem(id, (item) => reopened(item, rev, new Date()));
    }
  }

  /** Go to a question; where there is none, to the result. @param {string | undefined} id */
  #goTo(id) {
    const entry = id === undefined ? undefined : this.#entries.get(id);
    if (!entry) {
      this.#rest();
      return;
    }
    this.#at = entry.asked.id;
    this.#show();
    setAddress(entry.item.id);
    go(need(entry.item, ".lg-item__number"));
  }
}

/** @param {HTMLElement} stop @param {boolean} shown @param {boolean} current  the question shown is its own */
function showStop(stop, shown, current) {
  stop.hidden = !shown;
  const link = need(stop, "a");
  if (current) link.setAttribute("aria-current", "step");
  else link.removeAttribute("aria-current");
}

/** Read what is kept of a question anew, and show it on its stop. @param {Entry} entry */
function refresh(entry) {
  const { asked, stop } = entry;
  entry.kept = store.item(asked.id);
  entry.state = stateOf(asked.rev, entry.kept);
  entry.shown = shownState(entry.state, entry.kept);
  if (!stop) return;
  stop.dataset.state = entry.shown;
  label(entry);
}

/** Register the element; called once. */
export function defineQuiz() {
  customElements.define("lg-quiz", LgQuiz);
}
