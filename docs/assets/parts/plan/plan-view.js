// What the plan looks like: its sum, its days with their tasks, what is done and what did not fit.

import { dayOfDate, dayText } from "../kit/days.js";
import { button, el } from "../kit/dom.js";
import { counted } from "../kit/text.js";
import { store } from "../store/store.js";
import { bentLines, dayName, filled, interviewText, leftLines, minutesText, remaining, taskLink, taskWords } from "./words.js";

/** @typedef {import("./plan.js").Day} Day */
/** @typedef {import("./plan.js").Planned} Planned */
/** @typedef {import("./plan.js").Task} Task */
/** @typedef {import("../study/study-index.js").StudyIndex} StudyIndex */

/** The ticks that are the plan's, as a list of the store. */
export const TICKS = "plan";

/** A tool beside this page. @param {string} name */
const tool = (name) => new URL(`../${name && `${name}/`}`, location.href).href;

/**
 * The plan in one sentence.
 *
 * @param {Planned} plan
 * @param {number} today
 * @param {boolean} far  whether an interview has a date, be it too far off to plan for
 */
export function sumText({ days, over, through }, today, far) {
  const gone = over ? `Your interview was on ${dayText(dayOfDate(over.date), today)}. ` : "";
  const last = days.at(-1);
  if (!last) return `${gone}When is the next one?`;
  if (through && last.day === today) return "Your interview was today. When is the next one?";
  const minutes = days.reduce((all, day) => all + remaining(day), 0);
  const began = days.some(({ tasks }) => tasks.some(({ done }) => done !== null));
  const until = last.interviews.length ? `${dayText(last.day, today)}, ${last.day === today ? "which is today" : last.day === today + 1 ? "which is tomorrow" : `${counted(last.day - today, "day")} from now`}` : `${dayText(last.day, today)}: ${over ? "the rounds to come have no date yet" : far ? "your interview is more than a year away" : "no interview has a date yet"}`;
  return `${gone}${minutes ? `${minutesText(minutes)} of work${began ? " left" : ""}` : "Nothing is left to do"} until ${until}.`;
}

/** What is worth doing after an interview. @param {boolean} more  whether the next has its date already */
export function afterwardsView(more) {
  const link = (/** @type {string} */ name, /** @type {string} */ text) => el("a", { href: tool(name) }, text);
  return el(
    "div",
    { class: "lg-plan__note" },
    el(
      "p",
      {},
      "Write down what was asked and where you stopped. ",
      ...(more ? ["What is left until the next interview stands below."] : ["Enter the next date, and the plan begins again; until then ", link("review", "review"), " keeps what you know."]),
      " With an offer on the table, see ",
      link("compensation", "compensation"),
      ".",
    ),
    el("p", { class: "lg-actions" }, button("next", "Add the next interview", "main")),
  );
}

/** Which rule bends for want of time. @param {Planned} plan */
export const bentView = ({ bent, canGrow }) => bentLines(bent, canGrow()).map((line) => el("p", { class: "lg-plan__note" }, line));

/** What found no place. @param {Planned} plan */
export function leftView({ left: tasks, undated, canGrow }) {
  const notes = [];
  if (tasks.length) {
    const minutes = tasks.reduce((all, one) => all + one.minutes, 0);
    const rows = leftLines(tasks).map((line) => el("li", {}, line));
    notes.push(
      el(
        "details",
        { class: "lg-plan__left" },
        el("summary", {}, `${minutesText(minutes)} of work does not fit and is left out, the least important first.${canGrow() ? " Add hours to fit it in." : ""}`),
        el("ul", {}, ...rows),
      ),
    );
  }
  if (undated.length) notes.push(el("p", { class: "lg-plan__note" }, `Not planned, since no interview names them: ${undated.map(({ title }) => title).join(", ")}.`));
  return notes;
}

/** @param {Day} day @param {number} today @param {StudyIndex} index */
export function dayRow(day, today, index) {
  const now = day.day === today;
  const minutes = filled(day);
  const free = !minutes && !day.interviews.length;
  const left = remaining(day);
  const sum = free ? "free" : !minutes ? "" : left === minutes ? minutesText(minutes) : left ? `${minutesText(left)} left` : "done";
  const kind = day.interviews.length ? "lg-day lg-day--interview" : now ? "lg-day lg-day--today" : free ? "lg-day lg-day--free" : "lg-day";
  const row = el(
    "li",
    { class: kind },
    el("h3", { class: "lg-day__name" }, dayName(day.day, today), el("span", { class: "lg-day__minutes" }, sum)),
    ...day.interviews.map((one) => el("p", { class: "lg-day__interview" }, interviewText(one, index))),
  );
  const tasks = day.tasks.map(taskRow);
  if (day.review) tasks.unshift(el("li", { class: "lg-task" }, el("span", { class: "lg-task__text" }, el("a", { href: tool("review") }, "Review"), " what is due"), el("span", { class: "lg-task__minutes" }, minutesText(day.review))));
  if (tasks.length) row.append(el("ul", { class: "lg-tasks" }, ...tasks));
  const open = day.tasks.some(({ done }) => done === null);
  if (day.lent) row.append(el("p", { class: "lg-day__over" }, `${minutesText(day.lent)} kept free for a longer task beside it.`));
  else if (minutes > day.room && open) row.append(el("p", { class: "lg-day__over" }, `Longer than the ${minutesText(day.room)} you have${day.tasks.some(({ minutes: one }) => one > day.room - day.review + 5) ? ": the days beside it are shorter for it" : ""}.`));
  return row;
}

/** @param {Task} task */
function taskRow(task) {
  const [before, title, rest] = taskWords(task);
  // What the guide sees done, by answers and mocks, is not unticked here.
  const own = task.ids.some((id) => store.tick(TICKS, id)?.on);
  const box = el("input", { type: "checkbox", class: "lg-check__box", value: task.ids.join(" "), id: `lg-task-${task.id}`, checked: task.done !== null, disabled: task.done !== null && !own, autocomplete: "off" });
  return el(
    "li",
    { class: task.done === null ? "lg-task" : "lg-task lg-task--done" },
    box,
    el("label", { class: "lg-task__text", for: `lg-task-${task.id}` }, before, el("a", { href: taskLink(task, tool("")) }, title), rest),
    el("span", { class: "lg-task__minutes" }, minutesText(task.minutes)),
  );
}

/** What was done before today. @param {Planned} plan */
export function finishedView({ done }) {
  if (!done.length) return [];
  const rows = done.map(taskRow);
  return [el("details", { class: "lg-plan__done" }, el("summary", {}, `Done before today: ${done.length}`), el("ul", { class: "lg-tasks" }, ...rows))];
}
