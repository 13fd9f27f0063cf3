// A skill drill in what is left of an evening: five minutes, which ask what was missed first.

import { dateOf, dayAt } from "../kit/days.js";
import { freeOn } from "./place.js";
import { MINUTES, WEIGHT } from "./tasks.js";

/** @typedef {import("./plan.js").Day} Day */
/** @typedef {import("./plan.js").Kept} Kept */
/** @typedef {import("./tasks.js").Task} Task */
/** @typedef {import("../study/study-index.js").StudyPage} StudyPage */

/** Minutes of a rest that a drill fills; a longer rest is an evening off, and the reader's own. */
const REST = { least: MINUTES.drill, most: 10 };

/**
 * Put a drill on each evening with a rest of its length. It is nothing new, so that the eve may have one;
 * it takes no place from anything, and where there is no rest it is not missed.
 *
 * @param {Day[]} days  with everything else on them
 * @param {StudyPage} loop
 * @param {Kept} kept
 */
export function addDrills(days, loop, kept) {
  for (const day of days) {
    const id = `drill.${loop.id}/${dateOf(day.day)}`;
    const tick = kept.tick("plan", id);
    const rest = freeOn(day);
    const fits = rest >= REST.least && rest <= REST.most && day.tasks.length > 0;
    if (day.interviews.length || !fits) continue;
    /** @type {Task} */
    const drill = { id, ids: [id], work: "drill", page: loop, count: 0, of: 0, minutes: MINUTES.drill, last: day.day, brief: false, behind: [], weight: WEIGHT.drill, best: day.day, after: "", gap: 0, done: tick?.on ? Math.min(day.day, dayAt(tick.at)) : null };
    const eve = day.tasks.findIndex(({ work }) => work === "pack" || work === "day");
    day.tasks.splice(eve < 0 ? day.tasks.length : eve, 0, drill);
  }
}
