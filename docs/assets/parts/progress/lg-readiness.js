// Where the reader stands: what comes next, each round in its parts, each concept.

import { counted } from "../kit/text.js";
import { dayOfDate, dayText } from "../kit/days.js";
import { bar, el } from "../kit/dom.js";
import { KeptElement } from "../store/element.js";
import { dateOfRound } from "../store/coming.js";
import { PLAN, agendaOf, keptWork } from "../store/work.js";
import { chosenLoop, loopChoice, rememberLoop } from "../study/loop-choice.js";
import { planned } from "../plan/plan.js";
import { untilNow } from "../plan/until.js";
import { dayName, minutesText, taskLink, taskWords } from "../plan/words.js";
import { byConcept, byRound, gaps, missed } from "./readiness.js";
import { readRubric } from "../scorecard/rubric.js";
import { store } from "../store/store.js";
import { loadIndex, readIndex } from "../study/study-index.js";

/** @typedef {import("./readiness.js").ConceptParts} ConceptParts */
/** @typedef {import("./readiness.js").Count} Count */
/** @typedef {import("./readiness.js").Form} Form */
/** @typedef {import("./readiness.js").RoundParts} RoundParts */
/** @typedef {import("./readiness.js").Sources} Sources */

/** A tool beside this page. @param {string} name */
const tool = (name) => new URL(`../${name && `${name}/`}`, location.href).href;

export class LgReadiness extends KeptElement {
  #index = readIndex();
  #choice = loopChoice(this.#index.loops, "Loop");
  #view = el("div", { class: "lg-readiness__view" });
  /** @type {Map<string, import("../scorecard/score.js").Rubric>} */
  #rubrics = new Map();
  /** @type {Form[]} */
  #forms = [];

  get daily() {
    return true;
  }

  build() {
    this.classList.add("lg-desk--live");
    const all = (/** @type {string} */ selector) => [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(selector))];
    this.#rubrics = new Map(all("[data-rubric]").map((root) => [root.dataset.rubric ?? "", readRubric(root)]));
    this.#forms = all("[data-sheet]").map((link) => ({
      id: link.dataset.sheet ?? "",
      title: link.textContent ?? "",
      href: /** @type {HTMLAnchorElement} */ (link).href,
      rounds: (link.dataset.rounds ?? "").split(" "),
    }));
    this.append(this.#choice, this.#view);
    this.#choice.addEventListener("change", () => {
      rememberLoop(chosenLoop(this.#choice));
      this.paintNow();
    });
  }

  /** @returns {Sources} */
  #sources() {
    return {
      index: this.#index,
      kept: keptWork(),
      agenda: agendaOf(this.#index, this.day, chosenLoop(this.#choice)),
      scores: store.list("score").flatMap((id) => store.get("score", id) ?? []),
      sheets: store.list("sheet").flatMap((id) => store.get("sheet", id) ?? []),
      rubrics: this.#rubrics,
      forms: this.#forms,
    };
  }

  paint() {
    const role = chosenLoop(this.#choice);
    if (!role) {
      this.#view.replaceChildren(el("p", {}, "Choose your loop. What is ready, and what comes next, is shown for it."));
      return;
    }
    const from = this.#sources();
    const rounds = byRound(role, from);
    this.#view.replaceChildren(
      el("h2", { class: "lg-readiness__title" }, "What to do next"),
      ...this.#next(role, rounds, from),
      el("h2", { class: "lg-readiness__title" }, "By round"),
      el("ol", { class: "lg-ready-list" }, ...rounds.map((round) => this.#round(round))),
      el("h2", { class: "lg-readiness__title" }, "By concept"),
      ...conceptTable(byConcept(role, from)),
    );
  }

  /** @param {string} role @param {RoundParts[]} rounds @param {Sources} from */
  #next(role, rounds, from) {
    const plan = store.get("plan", PLAN);
    const steps = plan?.role === role ? this.#planned(plan, from) : this.#unplanned(rounds, from);
    return [el("ol", { class: "lg-next" }, ...steps)];
  }

  /** The next day of the plan that holds something. @param {import("../store/records.js").Plan} plan @param {Sources} from */
  #planned(plan, { kept, agenda: list }) {
    const { days, over, through } = planned(plan, this.#index, kept, list, this.day, untilNow());
    const next = days.find(({ day, review, tasks }) => tasks.some(({ done }) => done === null) || (day === this.day && review > 0));
    if (!next && over) return [step(`Your interview was on ${dayText(dayOfDate(over.date), this.day)}. Give the next date to `, "plan", "your plan", ".")];
    if (!next && through) return [step("Your interview is behind you. Give the next date to ", "plan", "your plan", ".")];
    if (!next) return [step("", "plan", "Your plan", " holds nothing more. Review keeps what you know.")];
    const steps = next.day === this.day ? reviewStep(list) : [];
    for (const task of next.tasks) {
      if (task.done !== null) continue;
      const [before, title, after] = taskWords(task);
      steps.push(el("li", {}, before, el("a", { href: taskLink(task, tool("")) }, title), `${after}, ${minutesText(task.minutes)}`));
    }
    return [...steps, step(`${dayName(next.day, this.day)}, by `, "plan", "your plan", ".")];
  }

  /** Without a plan: reviews, then what is missing in each round, one thing a round. @param {RoundParts[]} rounds @param {Sources} from */
  #unplanned(rounds, from) {
    const steps = [...reviewStep(from.agenda)];
    if (!from.agenda.tried) steps.push(step("Take the ", "diagnostic", "diagnostic", ": ten questions show where to start."));
    for (const round of rounds) {
      const [gap] = gaps(round);
      if (gap && steps.length < 4) steps.push(gapStep(round, gap));
    }
    return [...steps, step("Give your interview date to the ", "plan", "plan", ": it puts all of this on days.")];
  }

  /** @param {RoundParts} round */
  #round({ page, own, needed, checklist, mocks, sheets }) {
    const date = page.attended ? dateOfRound(page.id, this.day) : "";
    const rows = [part("Quiz", own.right, own.questions, countText(own))];
    if (needed.questions) rows.push(part("Concepts it needs", needed.right, needed.questions, countText(needed)));
    if (checklist) rows.push(part("Checklist", checklist.done, checklist.of, `${checklist.done} of ${checklist.of} done`));
    if (mocks) rows.push(part("Mocks that met the bar", mocks.atBar, mocks.scored, mocksText(mocks)));
    if (sheets.of) rows.push(part("Worksheets", sheets.done, sheets.of, `${sheets.done} of ${sheets.of} begun`));
    return el(
      "li",
      { class: "lg-ready" },
      el("h3", { class: "lg-ready__name" }, el("a", { href: page.href }, page.title), ...(date ? [el("span", { class: "lg-ready__date" }, `Interview ${dayText(dayOfDate(date), this.day)}`)] : [])),
      el("dl", { class: "lg-ready__parts" }, ...rows),
    );
  }
}

/** @param {string} label @param {number} done @param {number} of @param {string} text */
function part(label, done, of, text) {
  return el("div", { class: "lg-ready__part" }, el("dt", {}, label), el("dd", { class: "lg-ready__text" }, text), el("dd", { class: "lg-ready__bar", "aria-hidden": "true" }, bar(of ? done / of : 0)));
}

/** @param {Count} count */
function countText({ questions, tried, right, mastered, due }) {
  if (!questions) return "no questions";
  if (!tried) return `${counted(questions, "question")}, none tried`;
  return `${right} of ${questions} right${tried < questions ? `, ${questions - tried} not tried` : ""}, ${mastered} mastered${due ? `, ${due} due` : ""}`;
}

/** @param {NonNullable<RoundParts["mocks"]>} mocks */
function mocksText({ run, short, scored, atBar }) {
  if (!run && !scored) return short ? `none run to half its time, ${short} begun` : "none run";
  if (!scored) return `${counted(run, "run")}, none scored`;
  return `${atBar} of ${scored} scored${run > scored ? `, ${run} run` : ""}`;
}

/** @param {ConceptParts[]} concepts */
function conceptTable(concepts) {
  const tried = concepts.filter(({ count }) => count.tried);
  const fresh = concepts.filter(({ count }) => !count.tried);
  const nodes = [];
  if (tried.length) {
    const rows = tried.map(({ page, count }) =>
      el(
        "tr",
        {},
        el("th", { scope: "row" }, el("a", { href: page.href }, page.title)),
        el("td", { class: "lg-table__number" }, `${count.right} of ${count.questions}`),
        el("td", { class: "lg-table__number" }, String(missed(count))),
        el("td", { class: "lg-table__number" }, String(count.mastered)),
        el("td", { class: "lg-table__number" }, String(count.due)),
      ),
    );
    const head = ["Concept", "Right", "Missed", "Mastered", "Due"].map((word) => el("th", { scope: "col" }, word));
    nodes.push(el("table", { class: "lg-table" }, el("caption", {}, "Most missed first"), el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...rows)));
  }
  if (fresh.length) {
    const links = fresh.flatMap(({ page }, at) => [at ? ", " : "", el("a", { href: page.href }, page.title)]);
    nodes.push(el("p", { class: "lg-readiness__fresh" }, tried.length ? "Not tried yet: " : "None tried yet: ", ...links, "."));
  }
  return nodes;
}

/** @param {string} before @param {string} name  of a practice page @param {string} title @param {string} after */
const step = (before, name, title, after) => el("li", {}, before, el("a", { href: tool(name) }, title), after);

/** @param {import("../study/schedule.js").Agenda} list */
function reviewStep({ today, waiting }) {
  if (!today.length) return [];
  return [step("", "review", `Review ${counted(today.length, "question")}`, waiting.length ? `; ${waiting.length} more wait` : "")];
}

/** @param {RoundParts} round @param {import("./readiness.js").Gap} gap */
function gapStep({ page, own, checklist, sheets }, gap) {
  const at = (/** @type {string} */ hash) => el("a", { href: page.href + hash }, page.title);
  switch (gap) {
    case "quiz":
      return el("li", {}, `Answer ${counted(own.questions - own.tried, "question")} of `, at("#quiz"));
    case "missed":
      return el("li", {}, "Read ", at(""), ` again: ${missed(own)} of its answers stand missed`);
    case "mock":
      return el("li", {}, "Run a ", el("a", { href: tool("mock") }, "mock"), ` of ${page.title}`);
    case "score":
      return el("li", {}, "Score your mock of ", page.title, " on the ", el("a", { href: tool("scorecard") }, "scorecard"));
    case "bar":
      return el("li", {}, "Run another ", el("a", { href: tool("mock") }, "mock"), ` of ${page.title}: none has reached the bar yet`);
    case "checklist":
      return el("li", {}, `Do ${counted((checklist?.of ?? 0) - (checklist?.done ?? 0), "item")} on the checklist of `, at(""));
    case "sheet":
      return el("li", {}, `Begin ${counted(sheets.of - sheets.done, "worksheet")} for `, at(""));
  }
}

/** Register the element once there is something to study; called once. @throws where the list cannot be fetched */
export async function defineReadiness() {
  await loadIndex();
  customElements.define("lg-readiness", LgReadiness);
}
