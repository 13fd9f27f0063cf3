// Review: what is due today over all pages, one question at a time. The index and the store say what
// is due; only those questions' pages are fetched.

import { counted } from "../kit/text.js";
import { sureOf } from "../confidence/calibration.js";
import { confidenceSwitch } from "../confidence/confidence.js";
import { dayOf, dayText } from "../kit/days.js";
import { QuestionSequence } from "../study/question-sequence.js";
import { bar, button, el, go, need } from "../kit/dom.js";
import { stepFrom } from "../next/from-index.js";
import { summarize } from "../question/summary.js";
import { KeptElement } from "../store/element.js";
import { after, reopened } from "../store/format.js";
import { store } from "../store/store.js";
import { ALL_LOOPS, CAPS, CAP_SETTING, SCOPE_SETTING, agendaOf, asksAll, capKept, reviewed } from "../store/work.js";
import { readersLoop, rememberLoop } from "../study/loop-choice.js";
import { loadIndex, readIndex } from "../study/study-index.js";

/** @typedef {import("../study/schedule.js").Agenda} Agenda */
/** @typedef {import("../study/study-index.js").StudyQuestion} StudyQuestion */

const WHY = {
  "sure-wrong": "You were sure, and it was not right.",
  missed: "You missed this one.",
  revised: "This question was revised since you answered it.",
  due: "It is time again for this one.",
};

export class LgReview extends KeptElement {
  #index = readIndex();
  #panel = el("div", { class: "lg-desk__panel" });
  #place = el("p", { class: "lg-desk__place", role: "status" });
  #stage = el("div", { class: "lg-desk__stage" });
  #sequence = new QuestionSequence(this.#stage);
  /** @type {Agenda["today"]} */
  #due = [];
  #at = -1;
  #right = 0;
  /** Of the review just ended, weakest first. @type {import("../question/summary.js").ConceptScore[]} */
  #concepts = [];

  get daily() {
    return true;
  }

  build() {
    this.classList.add("lg-desk--live");
    this.append(this.#panel, this.#place, this.#stage);
    this.addEventListener("lg-next", () => this.#next());
    this.#panel.addEventListener("change", (event) => {
      const select = event.target;
      if (!(select instanceof HTMLSelectElement)) return;
      if (select.name === "loop") this.#keepTo(select.value);
      else store.change("setting", CAP_SETTING, (last) => ({ at: after(last, new Date()), value: select.value }));
    });
  }

  /** The loop that is reviewed; null for all. */
  get #role() {
    return asksAll() ? null : readersLoop(this.#index.loops.map(({ id }) => id));
  }

  /** @param {string} loop  a role's id, or all */
  #keepTo(loop) {
    store.change("setting", SCOPE_SETTING, (last) => ({ at: after(last, new Date()), value: loop === ALL_LOOPS ? ALL_LOOPS : "" }));
    if (loop !== ALL_LOOPS) rememberLoop(loop);
    this.paintNow();
    need(this.#panel, "[name=loop]").focus();
  }

  /** @param {string} act */
  act(act) {
    if (act === "start") this.#start();
    else if (act === "more") this.#start(Number.POSITIVE_INFINITY);
  }

  /** @param {import("../store/store.js").Change} change */
  changed({ kind, here }) {
    if (this.#asking || (kind === "item" && here)) return;
    if (kind === "item" || kind === "plan" || kind === "setting") this.repaint();
  }

  paint() {
    if (!this.#asking) this.#setUp();
  }

  /** Whether a question is being asked. */
  get #asking() {
    return this.#at >= 0;
  }

  #setUp() {
    const role = this.#role;
    const list = agendaOf(this.#index, this.day, role);
    const { today, waiting, done, tried, mastered } = list;
    const all = reviewed(this.#index, role);
    const beyond = tried ? 0 : agendaOf(this.#index, this.day, null).tried;
    const loop = this.#index.loops.find(({ id }) => id === role)?.title;
    const title = el("h3", { class: "lg-results__title", tabindex: "-1" }, headline(list, beyond));
    const start = button("start", `Review ${counted(today.length, "question")}`, "main");
    const more = button("more", today.length ? `All ${today.length + waiting.length} due` : `${counted(waiting.length, "more question")} due`);
    start.hidden = !today.length;
    more.hidden = !waiting.length;
    this.#panel.replaceChildren(
      el(
        "section",
        { class: "lg-results" },
        el(
          "div",
          { class: "lg-results__card" },
          title,
          el("p", {}, said(list, beyond)),
          el("div", { class: "lg-results__actions" }, start, more),
          el("p", { class: "lg-review__mastered" }, `Mastered: ${mastered} of ${all} questions${loop ? ` of ${loop}` : ""}, ${tried} tried${done ? `, ${done} reviewed today` : ""}.`),
          bar(mastered / Math.max(1, all)),
          ...(today.length ? [] : [stepFrom(this.#index, "review", role, this.#concepts)]),
        ),
      ),
      ...this.#ahead(list),
      el("div", { class: "lg-desk__settings" }, this.#loopChoice(role), this.#capChoice(), confidenceSwitch()),
    );
    this.#place.textContent = "";
  }

  /** What the next days bring. @param {Agenda} list */
  #ahead({ ahead, waiting }) {
    const days = [...ahead.keys()].sort((a, b) => a - b).slice(0, 7);
    if (!days.length) return [];
    const most = Math.max(...ahead.values());
    const rows = days.map((day) => {
      const count = ahead.get(day) ?? 0;
      const name = day === this.day + 1 ? "Tomorrow" : dayText(day, this.day);
      return el("tr", {}, el("th", { scope: "row" }, name), el("td", { class: "lg-concepts__points" }, String(count)), el("td", { class: "lg-concepts__bar", "aria-hidden": "true" }, bar(count / most)));
    });
    const caption = waiting.length ? `Coming up, besides the ${waiting.length} that wait` : "Coming up";
    return [el("table", { class: "lg-concepts" }, el("caption", {}, caption), el("tbody", {}, ...rows))];
  }

  /** @param {string | null} role */
  #loopChoice(role) {
    const options = [...this.#index.loops.map(({ id, title }) => [id, title]), [ALL_LOOPS, "All loops"]];
    const select = el(
      "select",
      { class: "lg-desk__select", name: "loop", autocomplete: "off" },
      ...options.map(([value, title]) => el("option", { value, selected: value === (role ?? ALL_LOOPS) }, title)),
    );
    return el("label", { class: "lg-desk__setting" }, "Questions of ", select);
  }

  #capChoice() {
    const select = el(
      "select",
      { class: "lg-desk__select", autocomplete: "off" },
      ...CAPS.map((cap) => el("option", { value: String(cap), selected: cap === capKept() }, `${cap} questions`)),
    );
    return el("label", { class: "lg-desk__setting" }, "At most a day ", select);
  }

  /** @param {number} [cap]  most to ask; what is kept where it is left out */
  #start(cap) {
    this.day = dayOf(new Date());
    this.#due = agendaOf(this.#index, this.day, this.#role, cap).today;
    this.#right = 0;
    this.#at = -1;
    this.#sequence.start(this.#due.map(({ id }) => /** @type {StudyQuestion} */ (this.#index.questions.get(id))));
    this.#panel.replaceChildren();
    this.#next();
  }

  async #next() {
    if (!(await this.#sequence.mayGo())) return;
    const last = this.#due[this.#at];
    if (last && store.item(last.id)?.right) this.#right += 1;
    this.#at += 1;
    const at = this.#at;
    if (at >= this.#due.length) {
      this.#finish();
      return;
    }
    const { id, why } = this.#due[at];
    const { rev } = this.#sequence.questions[at];
    const item = store.item(id);
    if (item?.done || item?.answer) store.changeItem(id, (one) => reopened(one, rev, new Date()));
    this.#place.textContent = `${at + 1} of ${this.#due.length}. ${WHY[why]}`;
    const shown = await this.#sequence.show(at);
    if (shown) need(shown, "[data-act=next]").textContent = at + 1 < this.#due.length ? "Next question" : "Finish";
  }

  #finish() {
    const total = this.#due.length;
    const sureWrong = this.#due.filter(({ id }) => !store.item(id)?.right && sureOf(store.item(id)) === 3).length;
    this.#at = -1;
    this.#concepts = summarize(this.#sequence.questions, (id) => store.item(id)).concepts;
    this.#stage.replaceChildren();
    this.paintNow();
    const said = `${this.#right} of ${total} right.${sureWrong ? ` ${sureWrong} sure but wrong: they come first tomorrow.` : ""}`;
    this.#place.textContent = said;
    go(need(this.#panel, ".lg-results__title"));
  }
}

/** @param {Agenda} list @param {number} beyond  questions answered, none of them of the loop */
function headline({ today, waiting, tried }, beyond) {
  if (!tried) return beyond ? "Nothing of this loop to review yet" : "Nothing to review yet";
  if (today.length) return `${counted(today.length, "question")} for today`;
  return waiting.length ? "Done for today" : "Nothing is due";
}

/** @param {Agenda} list @param {number} beyond  questions answered, none of them of the loop */
function said({ today, waiting, tried, ahead }, beyond) {
  if (beyond) return `You have answered ${counted(beyond, "question")} outside this loop. Choose All loops below to review what is due of them.`;
  if (!tried) return "Every question you answer, in a quiz or a tool, comes back here when it is due.";
  const count = (/** @type {string} */ why) => today.filter((one) => one.why === why).length;
  const parts = [
    count("sure-wrong") && `${count("sure-wrong")} you were sure of and missed`,
    count("missed") && `${count("missed")} missed`,
    count("revised") && `${count("revised")} revised`,
    count("due") && `${count("due")} due again`,
  ].filter(Boolean);
  const wait = waiting.length ? ` ${waiting.length} more due: they can wait.` : "";
  if (parts.length) return `${parts.join(", ")}.${wait}`;
  const day = Math.min(...ahead.keys());
  return waiting.length ? `You have reached your number for a day.${wait}` : Number.isFinite(day) ? `The next fall due on ${dayText(day)}.` : "Everything you tried rests until the interview.";
}

/** Register the element once there is something to study; called once. @throws where the list cannot be fetched */
export async function defineReview() {
  await loadIndex();
  customElements.define("lg-review", LgReview);
}
