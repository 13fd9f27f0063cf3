// The exam: questions without feedback, a clock, flags, an overview, one submission, then the
// answers. What is under way is kept as a sitting, so that a closed tab loses nothing.

import { clockText, counted } from "../kit/text.js";
import { confirm } from "../kit/confirm.js";
import { QuestionDeck } from "../study/question-deck.js";
import { button, el, go, need } from "../kit/dom.js";
import { historyView } from "./history-view.js";
import { drawExam, elapsed, examined, passed, setsOf, sittingId } from "./exam.js";
import { chosenLoop, loopChoice, rememberLoop } from "../study/loop-choice.js";
import { random } from "../kit/chance.js";
import { grade, keyOf } from "../question/types.js";
import { excerpt, missedView, pointsTable, scoreView } from "../question/summary-view.js";
import { stateOf, summarize } from "../question/summary.js";
import { KeptElement } from "../store/element.js";
import { after, newId, submitted } from "../store/format.js";
import { store } from "../store/store.js";
import { loadIndex, readIndex } from "../study/study-index.js";

/** @typedef {import("./exam.js").ExamSet} ExamSet */
/** @typedef {import("../question/question-type.js").Answer} Answer */
/** @typedef {import("../question/question-type.js").Result} Result */
/** @typedef {import("../store/records.js").Exam} Exam */
/** @typedef {import("../store/records.js").Sitting} Sitting */
/** @typedef {import("../study/study-index.js").StudyQuestion} StudyQuestion */

/** What the exam asks of an lg-item. @typedef {HTMLElement & Pick<import("../question/lg-item.js").LgItem, "hold" | "release" | "keep">} Holding */

const BEAT = 500;

export class LgExam extends KeptElement {
  #index = readIndex();
  #panel = el("div", { class: "lg-desk__panel" });
  #top = el("div", { class: "lg-exam__top", hidden: true });
  #bar = el("div", { class: "lg-exam__bar", hidden: true });
  #stage = el("div", { class: "lg-desk__stage" });
  #moves = el("div", { class: "lg-exam__moves", hidden: true });
  #said = el("p", { class: "lg-sr", role: "status" });
  #deck = new QuestionDeck(this.#stage);
  /** @type {Sitting | null} */
  #sitting = null;
  #title = "";
  #at = 0;
  #left = 0;
  #beat = 0;

  build() {
    this.classList.add("lg-desk--live");
    this.append(this.#panel, this.#top, this.#bar, this.#stage, this.#moves, this.#said);
    this.addEventListener("lg-next", () => this.#go(this.#at + 1));
    this.#setUp();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#beat);
  }

  /** The exam went on, or was submitted, in another tab. @param {import("../store/store.js").Change} change */
  changed({ kind, id, here }) {
    if (here || kind !== "sitting" || !this.#sitting || id !== sittingId(this.#sitting.set)) return;
    const other = store.get("sitting", id);
    if (!other || other.began !== this.#sitting.began) {
      this.#stop();
      this.#setUp();
      this.#say("This exam was ended in another tab.");
      return;
    }
    this.#sitting = other;
    this.#paintBar();
    this.#hold();
  }

  // ------------------------------------------------------------------------------ before

  #setUp() {
    this.#sitting = null;
    for (const part of [this.#top, this.#bar, this.#moves]) part.hidden = true;
    this.#stage.replaceChildren();
    const loops = loopChoice(this.#index.loops, "Which loop?");
    const sets = el("fieldset", { class: "lg-pick" });
    const paint = () => sets.replaceChildren(...this.#setChoice(chosenLoop(loops)));
    loops.addEventListener("change", paint);
    paint();
    const clock = el("label", { class: "lg-switch" }, el("input", { type: "checkbox", class: "lg-switch__box lg-exam__clocked", checked: true, autocomplete: "off" }), el("span", {}, "With the clock"));
    const open = store.list("sitting").flatMap((id) => store.get("sitting", id) ?? []);
    this.#panel.replaceChildren(
      ...open.filter((one) => this.#setOf(one.set)).map((one) => this.#openView(one)),
      loops,
      sets,
      clock,
      el("div", { class: "lg-desk__actions" }, button("start", "Start the exam", "main")),
      ...historyView(this.#exams()),
    );
  }

  #exams() {
    return store.list("exam").flatMap((id) => store.get("exam", id) ?? []);
  }

  /** @param {string} role */
  #setChoice(role) {
    const rows = setsOf(this.#index, role).map(({ set, title, count, minutes }, index) =>
      el(
        "label",
        { class: "lg-pick__label" },
        el("input", { type: "radio", class: "lg-pick__input", name: "lg-exam-set", value: set, checked: index === 0, autocomplete: "off" }),
        el("span", {}, title, " ", el("span", { class: "lg-pick__figures" }, `${counted(count, "question")}, ${minutes} min`)),
      ),
    );
    return [el("legend", { class: "lg-pick__legend" }, "Which exam?"), ...rows];
  }

  /** @param {Sitting} sitting */
  #openView(sitting) {
    const done = Object.keys(sitting.answers).length;
    return el(
      "div",
      { class: "lg-exam__open" },
      el("p", {}, el("strong", {}, `Under way: ${this.#setOf(sitting.set)?.title}.`), ` ${done} of ${sitting.questions.length} answered.`),
      el("div", { class: "lg-desk__actions" }, withSet(button("resume", "Go on", "main"), sitting.set), withSet(button("drop", "Give it up", "bare"), sitting.set)),
    );
  }

  /** @param {string} set @returns {ExamSet | undefined} */
  #setOf(set) {
    return this.#index.loops.flatMap(({ id }) => setsOf(this.#index, id)).find((one) => one.set === set);
  }

  /** @param {string} act @param {HTMLElement} target */
  async act(act, target) {
    const { set = "", at } = target.dataset;
    if (act === "start") await this.#start();
    else if (act === "resume") this.#run(set);
    else if (act === "drop") await this.#drop(set);
    else if (act === "go") this.#go(Number(at));
    else if (act === "back") this.#go(this.#at - 1);
    else if (act === "forth") this.#go(this.#at + 1);
    else if (act === "flag") this.#flag();
    else if (act === "submit") await this.#submit();
    else if (act === "setup") {
      this.#setUp();
      need(this.#panel, ".lg-pick__input:checked").focus();
    }
  }

  async #start() {
    const set = /** @type {HTMLInputElement} */ (need(this.#panel, "[name=lg-exam-set]:checked")).value;
    const clocked = /** @type {HTMLInputElement} */ (need(this.#panel, ".lg-exam__clocked")).checked;
    const found = this.#setOf(set);
    if (!found) return;
    if (store.get("sitting", sittingId(set)) && !(await giveUp("Start this exam anew?", "Start anew"))) return;
    rememberLoop(chosenLoop(this.#panel));
    const questions = drawExam(found, random(Date.now())).map(({ id }) => id);
    const limit = clocked ? found.minutes * 60 : 0;
    store.change("sitting", sittingId(set), (last) => {
      const now = new Date();
      return { at: after(last, now), set, began: now.toISOString(), limit, questions, answers: {}, flags: [] };
    });
    this.#run(set);
  }

  /** @param {string} set */
  async #drop(set) {
    if (!(await giveUp("Give this exam up?", "Give it up"))) return;
    store.remove("sitting", sittingId(set));
    this.#setUp();
    need(this.#panel, ".lg-pick__input:checked").focus();
  }

  // ------------------------------------------------------------------------------ under way

  /** @param {string} set */
  #run(set) {
    const sitting = store.get("sitting", sittingId(set));
    if (!sitting) return;
    const known = sitting.questions.filter((id) => this.#index.questions.has(id));
    if (!known.length) { // nothing of it is left in the guide
      store.remove("sitting", sittingId(set));
      this.#setUp();
      return;
    }
    this.#sitting = { ...sitting, questions: known };
    this.#title = this.#setOf(set)?.title ?? "";
    this.#deck.deal(known.map((id) => /** @type {StudyQuestion} */ (this.#index.questions.get(id))));
    this.#panel.replaceChildren();
    this.#top.replaceChildren(
      el("p", { class: "lg-exam__title" }, this.#title),
      el("p", { class: "lg-exam__clock", role: "timer", "aria-live": "off", "aria-label": "Clock" }),
      button("submit", "Submit", "main"),
    );
    this.#bar.replaceChildren(this.#map());
    this.#moves.replaceChildren(button("back", "Back"), button("flag", "Flag"), button("forth", "Next"));
    for (const part of [this.#top, this.#bar, this.#moves]) part.hidden = false;
    document.documentElement.classList.add("lg-examining");
    this.#left = Number.POSITIVE_INFINITY;
    clearInterval(this.#beat);
    this.#beat = window.setInterval(() => this.#tick(), BEAT);
    this.#tick();
    const first = known.findIndex((id) => !Object.hasOwn(sitting.answers, id));
    this.#go(Math.max(0, first));
  }

  #map() {
    const stops = this.#deck.questions.map((_, index) => {
      const stop = button("go", "", "bare");
      stop.className = "lg-exam__stop";
      stop.dataset.at = String(index);
      stop.append(el("span", { class: "lg-sr" }, "Question "), String(index + 1), el("span", { class: "lg-sr lg-exam__state" }));
      return el("li", {}, stop);
    });
    return el("nav", { "aria-label": "Questions of this exam" }, el("ol", { class: "lg-exam__stops" }, ...stops));
  }

  #tick() {
    const sitting = this.#sitting;
    if (!sitting) return;
    const gone = elapsed(sitting, new Date());
    const clock = need(this.#top, ".lg-exam__clock");
    if (!sitting.limit) {
      clock.textContent = clockText(gone);
      return;
    }
    const left = sitting.limit - gone;
    const text = left > 0 ? `${clockText(Math.ceil(left))} left` : `Over by ${clockText(-left)}`;
    if (clock.textContent !== text) clock.textContent = text;
    clock.classList.toggle("lg-exam__clock--over", left <= 0);
    const mark = this.#left === Number.POSITIVE_INFINITY ? null : passed(this.#left, left);
    if (mark !== null) this.#say(mark ? `${counted(mark / 60, "minute")} left.` : "Time is up. Finish the sentence and submit; what you do now counts as overtime.");
    this.#left = left;
  }

  /** @param {string} text */
  #say(text) {
    this.#said.textContent = text;
  }

  /** @param {number} index */
  async #go(index) {
    if (index < 0 || index >= this.#deck.questions.length) return;
    this.#at = index;
    this.#paintBar();
    const item = await this.#deck.show(index);
    if (!item) return;
    if (this.#sitting) this.#hold();
    else need(item, "[data-act=next]").hidden = index + 1 >= this.#deck.questions.length;
  }

  /** Let the question shown hand its answers to the sitting, and show what that has. */
  #hold() {
    const item = /** @type {Holding | null} */ (this.#stage.querySelector("lg-item"));
    const sitting = this.#sitting;
    if (!item || !sitting) return;
    const { id = "" } = item.dataset;
    item.hold(Object.hasOwn(sitting.answers, id) ? sitting.answers[id] : null, (answer) => this.#answer(id, answer));
  }

  /** @param {(sitting: Sitting) => Partial<Sitting>} change */
  #change(change) {
    const { set, began } = this.#sitting ?? { set: "", began: "" };
    this.#sitting = store.change("sitting", sittingId(set), (last) => {
      const now = last?.began === began ? last : /** @type {Sitting} */ (this.#sitting);
      return { ...now, ...change(now), at: after(last, new Date()) };
    });
    this.#paintBar();
  }

  /** @param {string} id @param {Answer | null} answer */
  #answer(id, answer) {
    this.#change(({ answers: { [id]: _, ...others } }) => ({ answers: answer === null ? others : { ...others, [id]: answer } }));
  }

  #flag() {
    const { id } = this.#deck.questions[this.#at];
    const set = !this.#sitting?.flags.includes(id);
    this.#change(({ flags }) => ({ flags: set ? [...flags, id] : flags.filter((one) => one !== id) }));
    this.#say(set ? "Flagged." : "Flag removed.");
  }

  #paintBar() {
    const { questions } = this.#deck;
    const sitting = this.#sitting;
    const stops = /** @type {NodeListOf<HTMLElement>} */ (this.#bar.querySelectorAll(".lg-exam__stop"));
    stops.forEach((stop, index) => {
      const { id, rev } = questions[index];
      const flagged = sitting?.flags.includes(id) ?? false;
      const state = sitting ? (Object.hasOwn(sitting.answers, id) ? "begun" : "open") : stateOf(rev, store.item(id));
      const words = [sitting && state === "begun" ? ", answered" : "", sitting ? "" : `, ${STATE_WORDS[state] ?? ""}`, flagged ? ", flagged" : ""].join("");
      stop.dataset.state = state;
      stop.classList.toggle("lg-exam__stop--flagged", flagged);
      if (index === this.#at) stop.setAttribute("aria-current", "step");
      else stop.removeAttribute("aria-current");
      need(stop, ".lg-exam__state").textContent = words;
    });
    need(this.#moves, "[data-act=back]").setAttribute("aria-disabled", String(this.#at === 0));
    need(this.#moves, "[data-act=forth]").setAttribute("aria-disabled", String(this.#at === questions.length - 1));
    need(this.#moves, "[data-act=flag]").setAttribute("aria-pressed", String(sitting?.flags.includes(questions[this.#at].id) ?? false));
  }

  // ------------------------------------------------------------------------------ after

  async #submit() {
    const shown = /** @type {Holding | null} */ (this.#stage.querySelector("lg-item"));
    shown?.keep();
    const sitting = this.#sitting;
    if (!sitting) return;
    const open = sitting.questions.length - Object.keys(sitting.answers).length;
    const flags = sitting.flags.length;
    const rest = [open ? `${open} not answered` : "", flags ? `${flags} flagged` : ""].filter(Boolean).join(", ");
    const text = `${rest ? `Still ${rest}. ` : "Everything is answered. "}After this come the answers, and nothing can be changed.`;
    if (!(await confirm({ title: "Submit the exam?", text, yes: "Submit", no: "Go on answering" }))) return;
    /** @type {Map<string, Result>} */
    const results = new Map();
    /** @type {Map<string, HTMLElement>} */
    const items = new Map();
    try {
      await Promise.all(
        this.#deck.questions.map(async ({ id }, index) => {
          const item = await this.#deck.item(index);
          if (item) items.set(id, item);
        }),
      );
    } catch {
      this.#say("Some questions could not be fetched. Your answers are kept: submit again when you are online.");
      this.#said.classList.remove("lg-sr");
      return;
    }
    const now = new Date();
    for (const { id } of this.#deck.questions) {
      const item = items.get(id);
      if (item) results.set(id, grade(keyOf(item), sitting.answers[id] ?? null));
    }
    this.#stop();
    for (const { id, rev } of this.#deck.questions) {
      const result = results.get(id);
      if (result) store.changeItem(id, (last) => submitted(last, rev, sitting.answers[id] ?? null, result, now));
    }
    const exam = examined(sitting, this.#title, results, now);
    store.change("exam", newId(sittingId(sitting.set), now), () => exam);
    store.remove("sitting", sittingId(sitting.set));
    for (const item of items.values()) /** @type {Holding} */ (item).release?.();
    this.#result(exam, items);
  }

  /** The clock stops and answers go to nobody any more. */
  #stop() {
    clearInterval(this.#beat);
    document.documentElement.classList.remove("lg-examining");
    this.#sitting = null;
    this.#said.classList.add("lg-sr");
  }

  /**
   * @param {Exam} exam
   * @param {Map<string, HTMLElement>} items
   */
  #result(exam, items) {
    const { questions } = this.#deck;
    const sum = summarize(questions, (id) => store.item(id));
    const title = el("h3", { class: "lg-results__title", tabindex: "-1" }, "Your result");
    const time = exam.limit ? `${clockText(exam.seconds)} of ${clockText(exam.limit)}` : clockText(exam.seconds);
    const missed = exam.missed.flatMap((id) => {
      const item = items.get(id);
      const page = this.#index.questions.get(id)?.page;
      return item && page ? [{ text: excerpt(item), href: `${page.href}#${item.id}`, sure: false, section: item.querySelector(".lg-answer__section") }] : [];
    });
    this.#panel.replaceChildren(
      el(
        "section",
        { class: "lg-results lg-results--finished" },
        el(
          "div",
          { class: "lg-results__card" },
          title,
          ...scoreView(sum),
          el("p", { class: "lg-exam__time" }, `Time: ${time}${exam.limit && exam.seconds > exam.limit ? ", over the round’s time" : ""}.`),
          pointsTable("By concept", sum.concepts.map((row) => ({ ...row, name: this.#conceptLink(row.concept) }))),
          ...(missed.length ? [missedView(missed)] : []),
          el("div", { class: "lg-results__actions" }, button("setup", "Another exam")),
        ),
      ),
      ...historyView(this.#exams()),
      el("h3", { class: "lg-exam__answers" }, "The answers"),
    );
    this.#top.hidden = true;
    need(this.#moves, "[data-act=flag]").hidden = true;
    this.#at = 0;
    this.#paintBar();
    this.#deck.show(0, false);
    go(title);
  }

  /** @param {string} concept */
  #conceptLink(concept) {
    const page = this.#index.byPage.get(`concept:${concept}`);
    return page ? el("a", { href: page.href }, page.title) : concept;
  }
}

/** @type {Record<string, string>} */
const STATE_WORDS = { right: "right", partly: "partly right", wrong: "not right" };

/** @param {HTMLButtonElement} one @param {string} set */
function withSet(one, set) {
  one.dataset.set = set;
  return one;
}

/** @param {string} title @param {string} yes */
const giveUp = (title, yes) =>
  confirm({ title, text: "The answers you gave in the one under way are lost.", yes, no: "Keep it" });

/** Register the element once there is something to study; called once. @throws where the list cannot be fetched */
export async function defineExam() {
  await loadIndex();
  customElements.define("lg-exam", LgExam);
}
