// A rubric as the page carries it, in the data attributes of its form.

/** @typedef {import("./score.js").Rubric} Rubric */
/** @typedef {import("./score.js").Rule} Rule */

/**
 * @param {HTMLElement} root  with data-rubric, its rule's terms, and its dimensions below it
 * @returns {Rubric}
 */
export function readRubric(root) {
  const { rubric: id = "", title = "", scale = "", rule = "", gated = "", needs = "", atLeast, below } = root.dataset;
  const dimensions = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-dimension]"))].map(({ dataset }) => ({
    id: dataset.dimension ?? "",
    title: dataset.title ?? "",
    weight: dataset.weight ? Number(dataset.weight) : null,
  }));
  /** @type {Rule} */
  let terms = { kind: "weighted" };
  if (rule === "gated") terms = { kind: "gated", gated, needs: needs.split(" "), atLeast: Number(atLeast) };
  else if (rule === "veto") terms = { kind: "veto", below: Number(below) };
  return { id, title, scale: scale.split("|"), dimensions, rule: terms };
}
