// A drill: five minutes of one skill, one question after another, from every page that has some. The
// answers are kept as those of any quiz; nothing is kept of the drill itself.

import { calibrate } from "../confidence/calibration.js";
import { confidenceSwitch } from "../confidence/confidence.js";
import { ExamClock, elapsed } from "../exam/clock.js";
import { random } from "../kit/chance.js";
import { button, el, go, need } from "../kit/dom.js";
import { counted } from "../kit/text.js";
import { stepFrom } from "../next/from-index.js";
import { calibrationView, pointsTable, scoreView } from "../question/summary-view.js";
import { stateOf, summarize } from "../question/summary.js";
import { KeptElement } from "../store/element.js";
import { reopened } from "../store/format.js";
import { store } from "../store/store.js";
import { askLoop, choiceWithin, focusChoice, loopChoice, rememberLoop } from "../study/loop-choice.js";
import { showMissed } from "../study/missed.js";
import { conceptLink } from "../study/page-link.js";
import { QuestionSequence } from "../study/question-sequence.js";
import { loadIndex, readIndex } from "../study/study-index.js";
import { tally } from "../study/tally.js";
import { LENGTH, drawDrill } from "./drill.js";

/** @typedef {import("../study/study-index.js").StudyQuestion} StudyQuestion */
/** @typedef {{ id: string, title: string, questions: StudyQuestion[] }} Skill */

const OVER = "Time is up. Answer the question you are on; your result comes next.";

export class LgDrill extends KeptElement {
  #index = readIndex();
  #panel = el("div", { class: "lg-desk__panel" });
  #top = el("div", { class: "lg-exam__top", hidden: true });
  #stage = el("div", { class: "lg-desk__stage" });
  #said = el("p", { class: "lg-sr", role: "status" });
  #sequence = new QuestionSequence(this.#stage);
  #clock = new ExamClock((text) => this.#say(text), OVER);
  /** @type {Skill[]} */
  #skills = [];
  #role = "";
  #skill = "";
  #run = { began: "", limit: LENGTH };
  #at = -1;

  build() {
    this.#skills = this.#listed();
    this.classList.add("lg-desk--live");
    this.append(this.#panel, this.#top, this.#stage, this.#said);
    this.addEventListener("lg-next", () => this.#next());
    this.#setUp();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  #stop() {
    this.#clock.stop();
    document.documentElement.classList.remove("lg-examining");
  }

  /** The skills with their questions, from the list that stands here without scripts. */
  #listed() {
    return [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-skill]"))].map((part) => ({
      id: part.dataset.skill ?? "",
      title: (need(part, ".lg-drill__skill").textContent ?? "").trim(),
      questions: [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-question]"))].flatMap((row) => this.#index.questions.get(row.dataset.question ?? "") ?? []),
    }));
  }

  /** @param {string} role @param {Skill} skill */
  #questions = (role, { questions }) => questions.filter(({ page }) => page.roles.includes(role));

  /** @param {string} act */
  act(act) {
    if (act === "start") this.#start();
    else if (act === "end") this.#end();
    else if (act === "setup") {
      this.#setUp();
      focusChoice(this.#panel);
    }
  }

  #setUp() {
    const loops = loopChoice(this.#index.loops, "Which loop?");
    const skills = choiceWithin(loops, (role) => this.#skillChoice(role));
    this.#panel.replaceChildren(loops, skills, el("div", { class: "lg-desk__actions" }, button("start", "Start, five minutes", "main")), confidenceSwitch());
    this.#top.hidden = true;
    this.#stage.replaceChildren();
  }

  /** @param {string} role */
  #skillChoice(role) {
    const known = this.#skills.flatMap((skill) => {
      const questions = this.#questions(role, skill);
      return questions.length ? [{ ...skill, ...tally(questions, (id) => store.item(id)), count: questions.length }] : [];
    });
    const own = known.find(({ id }) => id === this.#skill) ?? known[0];
    const rows = known.map((skill) => {
      const figures = [counted(skill.count, "question"), skill.missed && `${skill.missed} missed`, `${skill.count - skill.tried} untried`];
      return el(
        "label",
        { class: "lg-pick__label" },
        el("input", { type: "radio", class: "lg-pick__input", name: "lg-drill-skill", value: skill.id, checked: skill === own, autocomplete: "off" }),
        el("span", {}, skill.title, " ", el("span", { class: "lg-pick__figures" }, figures.filter(Boolean).join(", "))),
      );
    });
    return [el("legend", { class: "lg-pick__legend" }, "Which skill?"), ...rows];
  }

  #start() {
    this.#role = askLoop(this.#panel);
    if (!this.#role) return;
    this.#skill = /** @type {HTMLInputElement} */ (need(this.#panel, "[name=lg-drill-skill]:checked")).value;
    const skill = /** @type {Skill} */ (this.#skills.find(({ id }) => id === this.#skill));
    rememberLoop(this.#role);
    this.#sequence.start(drawDrill(this.#questions(this.#role, skill), (id) => store.item(id), random(Date.now())));
    this.#at = -1;
    const clock = el("p", { class: "lg-exam__clock", role: "timer", "aria-live": "off", "aria-label": "Clock" });
    this.#panel.replaceChildren();
    this.#top.replaceChildren(el("p", { class: "lg-exam__title" }, skill.title), clock, button("end", "End the drill"));
    this.#top.hidden = false;
    this.#run = { began: new Date().toISOString(), limit: LENGTH };
    document.documentElement.classList.add("lg-examining");
    this.#clock.start(clock, this.#run);
    this.#next();
  }

  /** Whether the question shown is the last. */
  get #last() {
    return this.#at + 1 >= this.#sequence.questions.length || elapsed(this.#run, new Date()) >= LENGTH;
  }

  async #end() {
    if (await this.#sequence.mayGo()) this.#finish();
  }

  async #next() {
    if (!(await this.#sequence.mayGo())) return;
    if (this.#last) {
      this.#finish();
      return;
    }
    this.#at += 1;
    const { id, rev } = this.#sequence.questions[this.#at];
    const item = store.item(id);
    if (item?.done || item?.answer) store.changeItem(id, (one) => reopened(one, rev, new Date()));
    if (await this.#sequence.show(this.#at)) this.#label();
  }

  /** What comes after the question shown. */
  #label() {
    const next = this.#stage.querySelector("[data-act=next]");
    if (next) next.textContent = this.#last ? "See your result" : "Next question";
    for (const of of this.#stage.querySelectorAll(".lg-item__of")) of.textContent = ""; // the clock ends it, not a number
  }

  /** @param {string} text */
  #say(text) {
    this.#said.textContent = text;
    this.#label();
  }

  #finish() {
    this.#stop();
    const answered = this.#sequence.questions.slice(0, this.#at + 1).filter(({ id, rev }) => ["right", "partly", "wrong"].includes(stateOf(rev, store.item(id))));
    this.#top.hidden = true;
    this.#stage.replaceChildren();
    this.#said.textContent = "";
    const title = el("h3", { class: "lg-results__title", tabindex: "-1" }, answered.length ? "Your result" : "Nothing answered this time");
    const missed = el("div", {});
    const sum = summarize(answered, (id) => store.item(id));
    const score = answered.length
      ? [
          ...scoreView(sum),
          pointsTable("By concept", sum.concepts.map((row) => ({ ...row, name: conceptLink(this.#index, row.concept) }))),
          ...calibrationView(calibrate(answered.map(({ id }) => store.item(id)))),
        ]
      : [];
    this.#panel.replaceChildren(
      el(
        "section",
        { class: "lg-results lg-results--finished" },
        el("div", { class: "lg-results__card" }, title, ...score, missed, stepFrom(this.#index, "drill", this.#role, sum.concepts), el("div", { class: "lg-results__actions" }, button("setup", "Another drill"))),
      ),
    );
    go(title);
    showMissed(missed, this.#sequence, sum.missed);
  }
}

/** Register the element once there is something to study; called once. @throws where the list cannot be fetched */
export async function defineDrill() {
  await loadIndex();
  customElements.define("lg-drill", LgDrill);
}
