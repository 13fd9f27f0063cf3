// How the plan speaks: its tasks and days in words, and as entries of a calendar.

import { counted } from "../kit/text.js";
import { dateOf, dayText } from "../kit/days.js";

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

/**
 * A task in words: what to do, with the page's title in the middle, where a link goes.
 *
 * @param {Task} task
 * @returns {[before: string, title: string, after: string]}
 */
export function taskWords({ work, page, count }) {
  const { title } = page;
  switch (work) {
    case "diagnostic":
      return ["Take the ", "diagnostic", ` over ${title}`];
    case "study":
      return ["Read ", title, count ? ` and answer its ${counted(count, "question")}` : ""];
    case "again":
      return ["Read ", title, ` again: ${counted(count, "answer")} ${count === 1 ? "stands" : "stand"} missed`];
    case "boxes":
      return [page.kind === "round" ? `Do ${counted(count, "item")} on the checklist of ` : `Do ${counted(count, "item")} of `, title, ""];
    case "mock":
      return [count === 1 ? "Run a " : "Run a second ", "mock", ` of ${title}`];
    case "day":
      return ["Go through ", title, ""];
  }
}

/** @param {Task} task */
export const taskText = (task) => taskWords(task).join("");

/** @param {number} day @param {number} today */
export const dayName = (day, today) => `${day === today ? "Today, " : day === today + 1 ? "Tomorrow, " : ""}${dayText(day)}`;

/** Minutes of a day that are filled. @param {Day} day */
export const filled = ({ tasks, review }) => tasks.reduce((sum, { minutes }) => sum + minutes, review);

/**
 * An interview in words.
 *
 * @param {Interview} interview
 * @param {StudyIndex} index
 */
export function interviewText({ time, zone, round }, index) {
  const page = index.byPage.get(`round:${round}`);
  const clock = time && ` at ${time}${zone ? ` (${zone.replaceAll("_", " ")})` : ""}`;
  return `Interview${page ? `: ${page.title}` : ""}${clock}`;
}

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
    const minutes = filled({ ...day, tasks: open });
    /** @type {Entry[]} */
    const found = lines.length ? [{ uid: `day.${date}`, date, title: `Prepare ${minutesText(minutes)}: ${role}`, text: lines.join("\n"), url }] : [];
    for (const interview of day.interviews) {
      const page = index.byPage.get(`round:${interview.round}`);
      const name = interview.round || "loop";
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      // Named by the round, not by the date: a new date moves the entry.
      found.push({
        uid: `interview.${name}.${count}`,
        date,
        time: interview.time,
        zone: interview.zone,
        minutes: page?.minutes ?? UNNAMED,
        title: `Interview: ${page ? `${page.title}, ` : ""}${role}`,
        url: page?.href ?? url,
      });
    }
    return found;
  });
}
