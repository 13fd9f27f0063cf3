// The runs of a reader's rubrics: which is open, and what is kept of it.

import { begunAt } from "../store/begun.js";
import { after, newId } from "../store/format.js";
import { store } from "../store/store.js";
import { scored } from "./score.js";

/** @typedef {import("../store/records.js").Score} Score */

export class Runs {
  /** The run that is open, by rubric. @type {Map<string, string>} */
  #open = new Map();

  /** What is kept of a rubric and person, oldest first. @param {string} rubric @param {Score["who"]} who */
  past(rubric, who) {
    return store
      .list("score")
      .map((id) => ({ id, score: /** @type {Score} */ (store.get("score", id)) }))
      .filter(({ score }) => score.rubric === rubric && score.who === who)
      .sort((a, b) => begunAt(a.id).getTime() - begunAt(b.id).getTime());
  }

  /** The open run of a rubric, as kept; null where none was begun. @param {string} rubric */
  current(rubric) {
    return store.get("score", this.#open.get(rubric) ?? "");
  }

  /** @param {string} rubric @param {string} run */
  isOpen(rubric, run) {
    return this.#open.get(rubric) === run;
  }

  /** @param {string} rubric @param {string} run */
  open(rubric, run) {
    this.#open.set(rubric, run);
  }

  /** Let the next level begin a new run. @param {string} rubric */
  begin(rubric) {
    this.#open.delete(rubric);
  }

  clear() {
    this.#open.clear();
  }

  /** A run was changed elsewhere: where it is gone, it is not open either. @param {string} run */
  forget(run) {
    for (const [rubric, id] of this.#open) if (id === run && !store.get("score", id)) this.#open.delete(rubric);
  }

  /** Go on with a run that was left unfinished. @param {import("./score.js").Rubric} rubric @param {Score["who"]} who */
  resume(rubric, who) {
    const last = this.past(rubric.id, who).at(-1);
    if (last && !this.#open.has(rubric.id) && !scored(rubric, last.score.levels).complete) this.#open.set(rubric.id, last.id);
  }

  /**
   * Change the open run of a rubric, begun where there is none.
   *
   * @param {string} rubric
   * @param {Score["who"]} who
   * @param {string} round  empty for none in particular
   * @param {(score: Score) => Score} change
   */
  keep(rubric, who, round, change) {
    const now = new Date();
    const id = this.#open.get(rubric) ?? newId(rubric, now);
    this.#open.set(rubric, id);
    const kept = store.change("score", id, (last) => {
      const { round: _, ...score } = last ?? { rubric, who, levels: {}, note: "", round };
      return { ...change({ ...score, at: after(last, now) }), ...(round && { round }) };
    });
    if (!kept) this.#open.delete(rubric); // removed in another tab meanwhile
  }
}
