// The exam: questions without feedback, a clock, flags, an overview, one submission, then the
// answers. What is under way is kept as a sitting, so that a closed tab loses nothing.

import { QuestionSequence } from "../study/question-sequence.js";
import { button, el, go, need } from "../kit/dom.js";
import { historyView } from "./history-view.js";
import { ExamClock } from "./clock.js";
import { setNamed, sittingId } from "./exam.js";
import { answersTitle, resultView } from "./result-view.js";
import { beginChosen, dropSitting, setupView, sittingsOf } from "./setup-view.js";
import { changeSitting, examsKept } from "./sitting.js";
import { paintStops, stopsView, topView } from "./stops.js";
import { askSubmit, itemsOf, keepExam } from "./submission.js";
import { Unread } from "./unread.js";
import { summarize } from "../question/summary.js";
import { KeptElement } from "../store/element.js";
import { store } from "../store/store.js";
import { focusChoice } from "../study/loop-choice.js";
import { loadIndex, readIndex } from "../study/study-index.js";

/** @typedef {import("../question/question-type.js").Answer} Answer */
/** @typedef {import("../store/records.js").Sitting} Sitting */
/** @typedef {import("../study/study-index.js").StudyQuestion} StudyQuestion */

/** What the exam asks of an lg-item. @typedef {HTMLElement & Pick<import("../question/lg-item.js").LgItem, "hold" | "release" | "keep" | "complain">} Holding */

export class LgExam extends KeptElement {
  #index = readIndex();
  #panel = el("div", { class: "lg-desk__panel" });
  #top = el("div", { class: "lg-exam__top", hidden: true });
  #bar = el("div", { class: "lg-exam__bar", hidden: true });
  #stage = el("div", { class: "lg-desk__stage" });
  #moves = el("div", { class: "lg-exam__moves", hidden: true });
  #said = el("p", { class: "lg-sr", role: "status" });
  #sequence = new QuestionSequence(this.#stage);
  /** @type {Sitting | null} */
  #sitting = null;
  #title = "";
  #at = 0;
  #unread = new Unread();
  #clock = new ExamClock((text) => this.#say(text));

  build() {
    this.classList.add("lg-desk--live");
    this.append(this.#panel, this.#top, this.#bar, this.#stage, this.#moves, this.#said);
    this.addEventListener("lg-next", () => this.#forth());
    this.#setUp();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#clock.stop();
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

  #setUp() {
    this.#sitting = null;
    for (const part of [this.#top, this.#bar, this.#moves]) part.hidden = true;
    this.#stage.replaceChildren();
    this.#panel.replaceChildren(...setupView(this.#index, sittingsOf(this.#index)), ...historyView(examsKept()));
  }

  /** @param {string} act @param {HTMLElement} target */
  async act(act, target) {
    const { set = "", at } = target.dataset;
    if (act === "start") this.#run(await beginChosen(this.#panel, this.#index));
    else if (act === "resume") this.#run(set);
    else if (act === "drop" && (await dropSitting(set))) this.#setUpAgain();
    else if (act === "go") this.#go(Number(at));
    else if (act === "back") this.#go(this.#at - 1);
    else if (act === "forth") await this.#forth();
    else if (act === "flag") this.#flag();
    else if (act === "submit") await this.#submit();
    else if (act === "setup") this.#setUpAgain();
  }

  #setUpAgain() {
    this.#setUp();
    focusChoice(this.#panel);
  }

  /** @param {string} set  nothing happens where no exam of it is under way */
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
    this.#unread.clear();
    this.#title = setNamed(this.#index, set)?.title ?? "";
    this.#sequence.start(known.map((id) => /** @type {StudyQuestion} */ (this.#index.questions.get(id))));
    this.#panel.replaceChildren();
    this.#top.replaceChildren(...topView(this.#title));
    this.#bar.replaceChildren(stopsView(known.length));
    this.#moves.replaceChildren(button("back", "Back"), button("flag", "Flag"), button("forth", "Next"));
    for (const part of [this.#top, this.#bar, this.#moves]) part.hidden = false;
    document.documentElement.classList.add("lg-examining");
    this.#clock.start(need(this.#top, ".lg-exam__clock"), this.#sitting);
    const first = known.findIndex((id) => !Object.hasOwn(sitting.answers, id));
    this.#go(Math.max(0, first));
  }

  /** @param {string} text */
  #say(text) {
    this.#said.textContent = text;
  }

  /** On to the next question; from the last one to submitting. */
  async #forth() {
    if (this.#sitting && this.#at === this.#sequence.questions.length - 1) await this.#submit();
    else await this.#go(this.#at + 1);
  }

  /** The question shown holds an answer that cannot be read, and the reader was not told yet. */
  #holdsUnread() {
    const item = /** @type {Holding | null} */ (this.#stage.querySelector("lg-item"));
    item?.keep();
    const { id } = this.#sequence.questions[this.#at];
    if (!this.#sitting || item?.dataset.id !== id || !this.#unread.tell(id)) return false;
    item.complain();
    return true;
  }

  /** @param {number} index */
  async #go(index) {
    if (index < 0 || index >= this.#sequence.questions.length) return;
    if (index !== this.#at && this.#holdsUnread()) return;
    this.#at = index;
    this.#paintBar();
    const item = await this.#sequence.show(index);
    if (!item) return;
    if (this.#sitting) this.#hold();
    else need(item, "[data-act=next]").hidden = index + 1 >= this.#sequence.questions.length;
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
    this.#sitting = changeSitting(/** @type {Sitting} */ (this.#sitting), change);
    this.#paintBar();
  }

  /** @param {string} id @param {Answer | null} answer */
  #answer(id, answer) {
    this.#unread.note(id, /** @type {HTMLElement | null} */ (this.#stage.querySelector("lg-item")), answer);
    this.#change(({ answers: { [id]: _, ...others } }) => ({ answers: answer === null ? others : { ...others, [id]: answer } }));
  }

  #flag() {
    const { id } = this.#sequence.questions[this.#at];
    const set = !this.#sitting?.flags.includes(id);
    this.#change(({ flags }) => ({ flags: set ? [...flags, id] : flags.filter((one) => one !== id) }));
    this.#say(set ? "Flagged." : "Flag removed.");
  }

  #paintBar() {
    paintStops(this.#bar, this.#moves, this.#sequence.questions, this.#sitting, this.#at, this.#unread.ids);
  }

  async #submit() {
    const shown = /** @type {Holding | null} */ (this.#stage.querySelector("lg-item"));
    shown?.keep();
    const sitting = this.#sitting;
    if (!sitting) return;
    const items = await itemsOf(this.#sequence).catch(() => null);
    if (!items) {
      this.#say("Some questions could not be fetched. Your answers are kept: submit again when you are online.");
      this.#said.classList.remove("lg-sr");
      return;
    }
    this.#unread.all(sitting, items);
    this.#paintBar();
    if (!(await askSubmit(sitting, this.#unread.ids))) {
      const first = sitting.questions.findIndex((id) => this.#unread.ids.has(id));
      if (first >= 0) await this.#go(first);
      return;
    }
    if (this.#sitting?.began !== sitting.began) return; // ended in another tab meanwhile
    this.#unread.clear();
    this.#stop();
    const exam = keepExam(sitting, this.#title, this.#sequence.questions, items, new Date());
    for (const item of items.values()) /** @type {Holding} */ (item).release?.();
    const sum = summarize(this.#sequence.questions, (id) => store.item(id));
    this.#panel.replaceChildren(resultView(exam, sum, this.#index, items), ...historyView(examsKept()), answersTitle());
    this.#top.hidden = true;
    need(this.#moves, "[data-act=flag]").hidden = true;
    this.#at = 0;
    this.#paintBar();
    this.#sequence.show(0, false);
    go(need(this.#panel, ".lg-results__title"));
  }

  /** The clock stops and answers go to nobody any more. */
  #stop() {
    this.#clock.stop();
    document.documentElement.classList.remove("lg-examining");
    this.#sitting = null;
    this.#said.classList.add("lg-sr");
  }
}

/** Register the element once there is something to study; called once. @throws where the list cannot be fetched */
export async function defineExam() {
  await loadIndex();
  customElements.define("lg-exam", LgExam);
}
