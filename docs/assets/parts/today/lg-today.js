// Home says what the kept plan has for today, by the plan's own code: two or three lines and a link.

import { dayOfDate, dayText } from "../kit/days.js";
import { el, need } from "../kit/dom.js";
import { planned } from "../plan/plan.js";
import { untilNow } from "../plan/until.js";
import { dayName, interviewText, minutesText, taskLink, taskWords } from "../plan/words.js";
import { KeptElement } from "../store/element.js";
import { store } from "../store/store.js";
import { PLAN, agendaOf, keptWork } from "../store/work.js";
import { loadIndex, readIndex } from "../study/study-index.js";

/** @typedef {import("../plan/plan.js").Day} Day */

/** Lines of a day; the plan has the rest. */
const LINES = 3;

export class LgToday extends KeptElement {
  #index = readIndex();
  #view = el("section", { class: "lg-today__day", "aria-labelledby": "lg-today-title" });

  get daily() {
    return true;
  }

  build() {
    this.classList.add("lg-today");
    this.append(this.#view);
  }

  /** The folder of the tools. */
  get #practice() {
    return new URL(this.dataset.practice ?? "practice/", document.baseURI).href;
  }

  paint() {
    const plan = store.get("plan", PLAN);
    this.hidden = plan === null;
    if (!plan) return;
    const { days, over, through } = planned(plan, this.#index, keptWork(), agendaOf(this.#index, this.day, plan.role), this.day, untilNow());
    const next = days.find(({ day, review, tasks, interviews }) => tasks.some(({ done }) => done === null) || (day === this.day && (review > 0 || interviews.length > 0)));
    const title = el("h2", { class: "lg-today__title", id: "lg-today-title" }, next ? dayName(next.day, this.day) : "Your plan");
    const link = (/** @type {string} */ text) => el("a", { href: new URL("plan/", this.#practice).href }, text);
    if (!next) {
      const coming = days.find(({ day, interviews }) => day > this.day && interviews.length);
      const told = coming?.interviews.map((one) => interviewText(one, this.#index)).join("; ");
      const done = coming ? `Nothing is left to do. ${dayName(coming.day, this.day)}: ${told}. See ` : "Nothing more is planned: see ";
      const gone = over ? `Your interview was on ${dayText(dayOfDate(over.date), this.day)}. Give the next date to ` : done;
      this.#view.replaceChildren(title, el("p", {}, gone, link("your plan"), "."));
      return;
    }
    if (next.day === this.day && through) {
      this.#view.replaceChildren(title, el("p", {}, "Your interview is behind you. Write down what was asked while you remember it; what comes next is in ", link("your plan"), "."));
      return;
    }
    const lines = this.#lines(next);
    const rest = lines.length - LINES;
    const after = days.some(({ day }) => day > next.day) ? "the days after" : "";
    const more = [rest > 0 ? `${rest} more` : "", after].filter(Boolean).join(", and ");
    const words = more ? `${more[0].toUpperCase()}${more.slice(1)}: ` : "See ";
    // Whoever prepares on the evening before wants to know for what, and when.
    const tomorrow = days.find(({ day }) => day === this.day + 1 && next.day === this.day)?.interviews ?? [];
    const told = tomorrow.map((one) => el("p", {}, `Tomorrow: ${interviewText(one, this.#index)}.`));
    this.#view.replaceChildren(title, el("ul", { class: "lg-today__tasks" }, ...lines.slice(0, LINES)), ...told, el("p", {}, words, link("your plan"), "."));
  }

  /** What a day holds and is not done, its interviews first. @param {Day} day */
  #lines({ day, review, tasks, interviews }) {
    const told = interviews.map((one) => el("li", {}, interviewText(one, this.#index)));
    const due = review && day === this.day ? [el("li", {}, el("a", { href: new URL("review/", this.#practice).href }, "Review"), ` what is due, ${minutesText(review)}`)] : [];
    const open = tasks.filter(({ done }) => done === null);
    const rows = open.map((task) => {
      const [before, title, after] = taskWords(task);
      return el("li", {}, before, el("a", { href: taskLink(task, this.#practice) }, title), `${after}, ${minutesText(task.minutes)}`);
    });
    return [...told, ...due, ...rows];
  }
}

/** Register the element once there is something to study; called once. @throws where the list cannot be fetched */
export async function defineToday() {
  await loadIndex();
  customElements.define("lg-today", LgToday);
  const place = need(document, ".lg-today");
  place.replaceWith(el("lg-today", { "data-practice": place.dataset.practice ?? "" }));
}
