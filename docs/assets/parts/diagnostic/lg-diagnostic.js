// The diagnostic: ten questions over a loop, then where to start. The draw is kept as a setting, so
// that a closed tab goes on where it was; the answers are kept as those of any quiz.

import { counted } from "../kit/text.js";
import { calibrate } from "../confidence/calibration.js";
import { confidenceSwitch } from "../confidence/confidence.js";
import { QuestionSequence } from "../study/question-sequence.js";
import { ASKED, askable, byRound, startWith } from "./diagnosis.js";
import { button, el, go, need } from "../kit/dom.js";
import { showMissed } from "../study/missed.js";
import { conceptLink, pageLink } from "../study/page-link.js";
import { askLoop, chosenLoop, focusChoice, loopChoice, rememberLoop } from "../study/loop-choice.js";
import { random, spread } from "../kit/chance.js";
import { stepFrom } from "../next/from-index.js";
import { calibrationView, pointsTable, scoreView } from "../question/summary-view.js";
import { stateOf, summarize } from "../question/summary.js";
import { KeptElement } from "../store/element.js";
import { after, reopened } from "../store/format.js";
import { store } from "../store/store.js";
import { loadIndex, questionsOfLoop, readIndex } from "../study/study-index.js";
import { missedFirst } from "../study/tally.js";

/** @typedef {import("../question/summary.js").Summary} Summary */
/** @typedef {import("../study/study-index.js").StudyPage} StudyPage */
/** @typedef {import("../study/study-index.js").StudyQuestion} StudyQuestion */

/** @param {string} role */
const setting = (role) => `diagnostic.${role}`;

export class LgDiagnostic extends KeptElement {
  #index = readIndex();
  #panel = el("div", { class: "lg-desk__panel" });
  #place = el("p", { class: "lg-desk__place", role: "status" });
  #stage = el("div", { class: "lg-desk__stage" });
  #sequence = new QuestionSequence(this.#stage);
  #role = "";
  #at = 0;

  build() {
    this.classList.add("lg-desk--live");
    this.append(this.#panel, this.#place, this.#stage);
    this.addEventListener("lg-next", () => this.#next());
    this.#setUp();
  }

  /** The questions drawn for a loop that still are as they were. @param {string} role */
  #drawn(role) {
    const ids = store.get("setting", setting(role))?.value.split(" ") ?? [];
    const known = ids.map((id) => this.#index.questions.get(id));
    return /** @type {StudyQuestion[]} */ (known.filter(Boolean));
  }

  /** @param {StudyQuestion} question */
  #done({ id, rev }) {
    return ["right", "partly", "wrong"].includes(stateOf(rev, store.item(id)));
  }

  #setUp() {
    const choice = loopChoice(this.#index.loops, "Which loop are you preparing for?");
    this.#panel.replaceChildren(
      choice,
      el("div", { class: "lg-desk__actions" }, button("start", "Start", "main"), button("resume", "Go on"), button("last", "Last result")),
      confidenceSwitch(),
    );
    const paint = () => {
      const role = chosenLoop(choice);
      const drawn = role ? this.#drawn(role) : [];
      const done = drawn.filter((one) => this.#done(one)).length;
      need(this.#panel, "[data-act=start]").textContent = drawn.length ? `Start over, ${ASKED} questions` : `Start, ${ASKED} questions`;
      const resume = need(this.#panel, "[data-act=resume]");
      resume.hidden = !drawn.length || done === drawn.length;
      resume.textContent = `Go on, ${counted(drawn.length - done, "question")} left`;
      need(this.#panel, "[data-act=last]").hidden = !drawn.length || done < drawn.length;
    };
    choice.addEventListener("change", paint);
    paint();
    this.#place.textContent = "";
    this.#stage.replaceChildren();
  }

  /** @param {string} act */
  act(act) {
    const choice = this.#panel.querySelector("fieldset");
    if (choice) this.#role = chosenLoop(choice);
    if (act === "start" && choice && !askLoop(choice)) return;
    if (act === "start") this.#start();
    else if (act === "resume") this.#run();
    else if (act === "last") this.#result();
    else if (act === "setup") {
      this.#setUp();
      focusChoice(this.#panel);
    }
  }

  #start() {
    const rounds = this.#rounds();
    const all = askable(rounds, questionsOfLoop(this.#index, this.#role));
    const drawn = spread(all, ASKED, random(Date.now()), new Set(rounds.map(({ page }) => page)));
    for (const { id, rev } of drawn) {
      if (store.item(id)) store.changeItem(id, (item) => reopened(item, rev, new Date()));
    }
    const value = drawn.map(({ id }) => id).join(" ");
    rememberLoop(this.#role);
    store.change("setting", setting(this.#role), (last) => ({ at: after(last, new Date()), value }));
    this.#run();
  }

  /** The rounds of the loop in which the candidate sits. */
  #rounds() {
    return this.#index.pages.filter(({ kind, roles, attended }) => kind === "round" && attended && roles.includes(this.#role));
  }

  #run() {
    this.#panel.replaceChildren();
    this.#sequence.start(this.#drawn(this.#role));
    this.#at = -1;
    this.#next();
  }

  async #next() {
    const { questions } = this.#sequence;
    const open = questions.findIndex((one) => !this.#done(one));
    if (open < 0) {
      this.#result();
      return;
    }
    this.#at = open;
    this.#place.textContent = `Question ${open + 1} of ${questions.length}`;
    const item = await this.#sequence.show(open);
    if (!item || this.#at !== open) return;
    need(item, "[data-act=next]").textContent = open + 1 < questions.length ? "Next question" : "See your result";
  }

  #result() {
    const questions = this.#drawn(this.#role);
    this.#sequence.start(questions);
    this.#place.textContent = "";
    const itemOf = (/** @type {string} */ id) => store.item(id);
    const sum = summarize(questions, itemOf);
    const rounds = byRound(this.#rounds(), questions, itemOf);
    const title = el("h3", { class: "lg-results__title", tabindex: "-1" }, "Your result");
    const missed = el("div", {});
    this.#panel.replaceChildren(
      el(
        "section",
        { class: "lg-results lg-results--finished" },
        el(
          "div",
          { class: "lg-results__card" },
          title,
          ...scoreView(sum),
          this.#startWith(rounds, sum),
          pointsTable("By round", rounds.map((row) => ({ ...row, name: pageLink(row.page) }))),
          pointsTable("By concept", sum.concepts.map((row) => ({ ...row, name: conceptLink(this.#index, row.concept) }))),
          ...calibrationView(calibrate(questions.map(({ id }) => store.item(id)))),
          missed,
          stepFrom(this.#index, "diagnostic", this.#role, sum.concepts),
          el("div", { class: "lg-results__actions" }, button("setup", "Back to the start")),
        ),
      ),
    );
    go(title);
    showMissed(missed, this.#sequence, sum.missed);
  }

  /**
   * @param {ReturnType<typeof byRound>} rounds
   * @param {Summary} sum
   */
  #startWith(rounds, sum) {
    const weak = startWith(rounds, missedFirst(sum.concepts, this.#index, this.#role, (id) => store.item(id)));
    const [first] = this.#rounds();
    // What the next step and the plan begin with stands first.
    const entries = [
      ...weak.concepts.map(({ concept }) => ["Concept", conceptLink(this.#index, concept)]),
      ...weak.rounds.map(({ page }) => ["Round", pageLink(page)]),
    ];
    const rows = entries.map(([kind, link]) => el("li", {}, el("span", { class: "lg-start__kind" }, kind), link));
    const intro = rows.length
      ? "Ten questions are a sample, so take this as a first direction."
      : "Nothing missed. Read the first round, then take it as an exam.";
    return el(
      "div",
      { class: "lg-start" },
      el("h4", { class: "lg-start__title" }, "Where to start"),
      el("p", {}, intro),
      el("ul", { class: "lg-start__items" }, ...(rows.length ? rows : [el("li", {}, pageLink(first))])),
    );
  }
}

/** Register the element once there is something to study; called once. @throws where the list cannot be fetched */
export async function defineDiagnostic() {
  await loadIndex();
  customElements.define("lg-diagnostic", LgDiagnostic);
}
