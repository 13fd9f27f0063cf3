// The runs kept with a rubric, drawn over time and listed.

import { dateText } from "../kit/days.js";
import { button, el } from "../kit/dom.js";
import { begunAt } from "../store/begun.js";
import { trendView } from "./score-view.js";

/**
 * @param {import("./score.js").Rubric} rubric
 * @param {{ id: string, score: import("../store/records.js").Score }[]} runs  oldest first
 * @param {(run: string) => boolean} isOpen
 */
export function runsView(rubric, runs, isOpen) {
  if (!runs.length) return el("p", {}, "None yet with this rubric. The first number means little; the third tells you what is stuck.");
  const rows = runs.map(({ id, score: { levels, note } }) => ({ id, at: begunAt(id).toISOString(), levels, note }));
  return trendView(rubric, rows, (run) => {
    const open = button("open", "Open", "bare");
    const remove = button("remove", "Remove", "bare");
    for (const one of [open, remove]) {
      one.dataset.run = run.id;
      one.append(el("span", { class: "lg-sr" }, ` the run of ${dateText(new Date(run.at))}`));
    }
    return isOpen(run.id) ? [el("span", { class: "lg-trend__now" }, "shown above"), remove] : [open, remove];
  });
}
