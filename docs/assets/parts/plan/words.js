// How the plan speaks: its tasks and days in words, and as entries of a calendar.

import { counted } from "../kit/text.js";
import { dateOf, dayText } from "../kit/days.js";
import { namedRounds } from "../store/interviews.js";
import { ENOUGH } from "../store/mocks.js";

/** @typedef {import("./plan.js").Task} Task */
/** @typedef {import("./plan.js").Day} Day */
/** @typedef {import("./plan.js").Planned} Planned */
/** @typedef {import("../store/records.js").Interview} Interview */
/** @typedef {import("../study/study-index.js").StudyIndex} StudyIndex */
/** @typedef {import("./calendar-file.js").Entry} Entry */

/** Minutes of an interview that names no round. */
const UNNAMED = 60;

/** 95 → "1 h 35 min". @param {number} minutes */
export function minutesText(minutes) {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  return [hours && `${hours} h`, (rest || !hours) && `${rest} min`].filter(Boolean).join(" ");
}

/** Answered of a page's, where not all are meant. @param {number} some @param {number} all @param {string} of */
const outOf = (some, all, of) => (some === all ? `${of} ${counted(all, "question")}` : `${some} of ${of} ${counted(all, "question")}`);

/**
 * A task in words: what to do, with the page's title in the middle, where a link goes.
 *
 * @param {Task} task
 * @returns {[before: string, title: string, after: string]}
 */
export function taskWords({ work, page, count, of, ids, brief }) {
  const { title } = page;
  switch (work) {
    case "diagnostic":
      return ["Take the ", "diagnostic", ` over ${title}`];
    case "study":
      if (brief) return ["Skim ", title, ": what is weighed, and what rejects"];
      return ["Read ", title, count ? ` and answer ${outOf(count, of, "its")}` : ""];
    case "quiz":
      return [`Answer ${outOf(count, of, "the")} of `, title, ""];
    case "again":
      return ["Read ", title, ` again: ${counted(count, "answer")} ${count === 1 ? "stands" : "stand"} missed`];
    case "worked":
      return ["Work through ", title, ": your answer aloud first, then compare"];
    case "aloud":
      return ["Say the strong answers of ", title, " aloud"];
    case "boxes":
      return [page.kind === "round" ? `Do ${counted(count, "item")} on the checklist of ` : `Do ${counted(count, "item")} of `, title, `: ${itemNames(ids, page).join("; ")}`];
    case "sheet":
      return ["Begin the ", lowered(title), ""];
    case "mock":
      if (brief) return ["Run half a ", "mock", ` of ${title}: ${Math.ceil(ENOUGH * page.minutes)} of its ${page.minutes} minutes`];
      return [count === 1 ? "Run a " : "Run a second ", "mock", ` of ${title}`];
    case "exam":
      return ["Take the ", "exam", ` of ${title}`];
    case "drill":
      return ["Do a ", "skill drill", " of five minutes: what you missed comes first"];
    case "pack":
      return ["Print the ", "interview-day pack", ""];
    case "day":
      return ["Go through ", title, ""];
  }
}

/** What items of a checklist are called. @param {string[]} ids  of tasks @param {import("../study/study-index.js").StudyPage} page */
const itemNames = (ids, { boxes, names }) => ids.flatMap((id) => names[boxes.indexOf(id.slice(id.lastIndexOf("/") + 1))] || []);

/** "Worksheet: risk register" → "worksheet: risk register". @param {string} title */
const lowered = (title) => title.slice(0, 1).toLowerCase() + title.slice(1);

/** What is left out, by kind; the kinds in the order in which they are kept. @type {[name: string, one: string, work: Task["work"][]][]} */
const KINDS = [
  ["Rehearsal", "mock, exam or answer aloud", ["mock", "exam", "worked", "aloud"]],
  ["Reading", "page", ["diagnostic", "study", "again"]],
  ["Questions", "question", ["quiz"]],
  ["Checklists", "item", ["boxes"]],
  ["Worksheets", "worksheet", ["sheet"]],
];

/**
 * What found no place, in at most five lines.
 *
 * @param {Task[]} left
 * @returns {string[]}
 */
export function leftLines(left) {
  return KINDS.flatMap(([name, one, works]) => {
    const tasks = left.filter(({ work }) => works.includes(work));
    if (!tasks.length) return [];
    const minutes = tasks.reduce((sum, task) => sum + task.minutes, 0);
    const count = works.includes("quiz") ? tasks.reduce((sum, task) => sum + task.count, 0) : tasks.length;
    const names = [...new Set(tasks.map(({ page }) => page.title))];
    const some = names.slice(0, 3).join(", ") + (names.length > 3 ? ` and ${names.length - 3} more` : "");
    return [`${name}: ${count} ${name === "Rehearsal" ? "in all" : count === 1 ? one : `${one}s`}, ${minutesText(minutes)} (${some})`];
  });
}

/** "A", "A and B", "A, B and C". @param {{ title: string }[]} pages */
const listed = (pages) => [pages.slice(0, -1).map(({ title }) => title).join(", "), pages.at(-1)?.title].filter(Boolean).join(" and ");

/**
 * Which rule a plan bends where time is short, and why.
 *
 * @param {import("./ways.js").Bent} bent
 * @param {boolean} [canGrow]  whether more hours can be given
 * @returns {string[]} sentences; none where every round has its whole mock
 */
export function bentLines({ half, none, silent }, canGrow = true) {
  return [
    ...(half.length ? [`Too little time for a whole mock of ${listed(half)}: you run half of one, the least that counts, so that ${half.length === 1 ? "it is" : "each is"} said aloud once.`] : []),
    ...(none.length ? [`Not even half a mock of ${listed(none)} fits: ${none.length === 1 ? "its" : "their"} strong answers, said aloud, take the place of one.`] : []),
    ...(silent.length ? [`No rehearsal of ${listed(silent)} fits. ${canGrow ? "Add time, or name" : "Name"} the rounds you have on the day.`] : []),
  ];
}

/** Tools beside the plan's page, and what each is asked for. @type {Partial<Record<Task["work"], (task: Task) => string>>} */
const TOOLS = {
  diagnostic: () => "diagnostic/",
  mock: ({ page }) => `mock/?round=${page.id}`,
  exam: () => "exam/",
  drill: () => "drills/",
  pack: () => "pack/",
};

/**
 * The part of a page that a task is about; empty for the whole page. What a page is skimmed for, and
 * the first strong answer, every round's page has.
 *
 * @param {Task} task
 */
function partOf({ work, brief }) {
  if (work === "quiz") return "#quiz";
  if (work === "aloud") return "#strong-answers";
  return work === "study" && brief ? "#assessed" : "";
}

/**
 * Where a task's link leads.
 *
 * @param {Task} task
 * @param {string} practice  address of the folder of the tools
 */
export function taskLink(task, practice) {
  const tool = TOOLS[task.work]?.(task);
  return tool ? new URL(tool, practice).href : task.page.href + partOf(task);
}

/** @param {Task} task */
export const taskText = (task) => taskWords(task).join("");

/** @param {number} day @param {number} today */
export const dayName = (day, today) => `${day === today ? "Today, " : day === today + 1 ? "Tomorrow, " : ""}${dayText(day, today)}`;

/** Minutes of a day that are filled, with what is done. @param {Pick<Day, "tasks" | "review">} day */
export const filled = ({ tasks, review }) => tasks.reduce((sum, { minutes }) => sum + minutes, review);

/** Minutes of a day that are still to be worked. @param {Day} day */
export const remaining = ({ tasks, review }) => filled({ tasks: tasks.filter(({ done }) => done === null), review });

/**
 * An interview in words.
 *
 * @param {Interview} interview
 * @param {StudyIndex} index
 */
export function interviewText(interview, index) {
  const { time, zone } = interview;
  const titles = roundTitles(interview, index);
  const clock = time && ` at ${time}${zone ? ` (${zone.replaceAll("_", " ")})` : ""}`;
  return `${titles.length > 1 ? `${titles.length} interviews` : "Interview"}${titles.length ? `: ${titles.join(", ")}` : ""}${clock}`;
}

/** The titles of the rounds an interview names. @param {Interview} interview @param {StudyIndex} index */
const roundTitles = (interview, index) => namedRounds(interview).flatMap((id) => index.byPage.get(`round:${id}`)?.title ?? []);

/**
 * The plan for a calendar: one entry for each day with something to do, one for each interview.
 *
 * @param {Planned} plan
 * @param {StudyIndex} index
 * @param {string} role  the loop's title
 * @param {string} url  of the plan's page
 * @returns {Entry[]}
 */
export function entries(plan, index, role, url) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return plan.days.flatMap((day) => {
    const date = dateOf(day.day);
    const open = day.tasks.filter(({ done }) => done === null);
    const lines = [...(day.review ? [`Review what is due: about ${minutesText(day.review)}`] : []), ...open.map((task) => `${taskText(task)}: about ${minutesText(task.minutes)}`)];
    const minutes = remaining(day);
    /** @type {Entry[]} */
    const found = lines.length ? [{ uid: `day.${date}`, date, title: `Prepare ${minutesText(minutes)}: ${role}`, text: lines.join("\n"), url }] : [];
    for (const interview of day.interviews) {
      const rounds = namedRounds(interview).flatMap((id) => index.byPage.get(`round:${id}`) ?? []);
      const titles = rounds.map(({ title }) => title).join(", ");
      const name = namedRounds(interview)[0] ?? "loop";
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      // Named by the round, not by the date: a new date moves the entry.
      found.push({
        uid: `interview.${name}.${count}`,
        date,
        time: interview.time,
        zone: interview.zone,
        minutes: rounds.reduce((sum, { minutes }) => sum + minutes, 0) || UNNAMED,
        title: `Interview: ${titles ? `${titles}, ` : ""}${role}`,
        url: rounds[0]?.href ?? url,
      });
    }
    return found;
  });
}
