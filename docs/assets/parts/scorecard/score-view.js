// What a score looks like: the result of one run, two runs side by side, levels over time.

import { bar as drawBar, el } from "../kit/dom.js";
import { dateText } from "../kit/days.js";
import { figure, nextStep, scored, trends } from "./score.js";

/** @typedef {import("./score.js").Rubric} Rubric */
/** @typedef {import("./score.js").Levels} Levels */
/** @typedef {import("./score.js").Scored} Scored */

const SVG = "http://www.w3.org/2000/svg";

/** Words as a list: a, b and c. @param {string[]} words */
export const listed = (words) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`);

/**
 * The result in a sentence or two, for the eye and for a screen reader.
 *
 * @param {Rubric} rubric
 * @param {Levels} levels
 * @returns {string}
 */
export function verdictText(rubric, levels) {
  const result = scored(rubric, levels);
  if (!result.steps) return "Nothing is scored yet.";
  const left = result.shares.filter(({ level }) => level === null).length;
  const so = result.complete ? "" : ` So far, with ${left} of ${result.shares.length} dimensions still open.`;
  if (result.vetoed.length) return `Rejected: ${listed(result.vetoed)} below the line. The total of ${figure(result.total)} does not count.${so}`;
  if (result.gate === "shut") return `${figure(result.total)} of 100, with the gate shut by ${listed(result.blocking)}.${so}`;
  return `${figure(result.total)} of 100.${so}`;
}

/**
 * How the rule made it so.
 *
 * @param {Rubric} rubric
 * @param {Levels} levels
 * @returns {string[]}
 */
export function ruleTexts(rubric, levels) {
  const { rule, scale, dimensions } = rubric;
  const result = scored(rubric, levels);
  const name = (/** @type {string} */ id) => dimensions.find((one) => one.id === id)?.title ?? id;
  const texts = [];
  if (rule.kind === "gated") {
    const weight = result.shares.find(({ id }) => id === rule.gated)?.weight ?? 0;
    const line = `${rule.atLeast}, ${scale[rule.atLeast - 1]}`;
    if (result.gate === "shut") {
      texts.push(`${listed(result.blocking)} ${result.blocking.length > 1 ? "are" : "is"} below ${line}. So the gate is shut: ${name(rule.gated)} and its ${figure(weight)} points stay out, and no run like this can pass ${figure(100 - weight)}.`);
    } else if (result.gate === "open") {
      texts.push(`${listed(rule.needs.map(name))} all reach ${line}. The gate is open and ${name(rule.gated)} counts.`);
    } else {
      texts.push(`${name(rule.gated)} counts once ${listed(rule.needs.map(name))} are all at ${line} or above.`);
    }
  } else if (rule.kind === "veto") {
    const line = `${rule.below}, ${scale[rule.below - 1]}`;
    if (result.vetoed.length) texts.push(`${listed(result.vetoed)} ${result.vetoed.length > 1 ? "are" : "is"} below ${line}. One such dimension rejects, whatever the total says.`);
    else if (result.complete) texts.push(`No dimension is below ${line}, so nothing rejects this run. That is no pass yet: no pass mark is published.`);
    else texts.push(`Any dimension below ${line} rejects, whatever the total says.`);
  } else {
    texts.push("No dimension gates or vetoes another: each one counts by its share. No pass mark is published.");
  }
  if (result.assumed) {
    texts.push(`Equal shares are our assumption, good for comparing your own runs and nothing else. The levels add up to ${result.steps} of ${scale.length * dimensions.length}.`);
  }
  const next = result.complete ? nextStep(rubric, levels) : null;
  if (next && next.gain > 0) texts.push(`Mend first: ${next.title}. One step up there is worth ${figure(next.gain)} points.`);
  return texts;
}

/** @type {Record<import("./score.js").Share["state"], string>} */
const STATE_WORDS = { open: "not scored", counts: "", out: "stays out", waits: "waits for the gate" };

/**
 * The sum, dimension by dimension.
 *
 * @param {Rubric} rubric
 * @param {Levels} levels
 * @returns {HTMLElement}
 */
export function sharesTable(rubric, levels) {
  const { shares, total, assumed } = scored(rubric, levels);
  const rows = shares.map(({ title, weight, level, worth, points, state }) => {
    const head = el("th", { scope: "row" }, title, drawBar(points / 100));
    if (STATE_WORDS[state]) head.append(el("span", { class: "lg-shares__state" }, STATE_WORDS[state]));
    return el(
      "tr",
      { "data-state": state },
      head,
      el("td", {}, figure(weight)),
      el("td", {}, level === null ? "–" : `${level} of ${rubric.scale.length}`),
      el("td", {}, state === "out" || state === "waits" ? el("s", {}, figure(worth)) : figure(points)),
    );
  });
  return el(
    "table",
    { class: "lg-shares" },
    el("caption", { class: "lg-sr" }, `${rubric.title}: weight × level ÷ ${rubric.scale.length}`),
    el(
      "thead",
      {},
      el("tr", {}, ...["Dimension", assumed ? "Share (assumed)" : "Weight", "Level", "Points"].map((text) => el("th", { scope: "col" }, text))),
    ),
    el("tbody", {}, ...rows),
    el("tfoot", {}, el("tr", {}, el("th", { scope: "row", colspan: "3" }, "Together, of 100"), el("td", {}, figure(total)))),
  );
}

/**
 * What two rubrics make of one run.
 *
 * @param {{ rubric: Rubric, levels: Levels }[]} pair
 * @returns {HTMLElement}
 */
export function pairView(pair) {
  const rows = pair.map(({ rubric, levels }) =>
    el(
      "li",
      { class: "lg-pair__row" },
      el("p", { class: "lg-pair__title" }, rubric.title),
      drawBar(scored(rubric, levels).total / 100),
      el("p", { class: "lg-pair__said" }, verdictText(rubric, levels)),
    ),
  );
  return el("div", { class: "lg-pair" }, el("h3", { class: "lg-pair__head" }, "The two rubrics compared"), el("ul", { class: "lg-pair__rows" }, ...rows));
}

/** A run as the trend shows it. @typedef {{ id: string, at: string, levels: Levels, note: string }} Run */

/**
 * A line for each dimension, oldest run at the left, and the same as a table.
 *
 * @param {Rubric} rubric
 * @param {Run[]} runs  at least one
 * @param {(run: Run) => Node[]} actions  what can be done with a run
 * @returns {HTMLElement}
 */
export function trendView(rubric, runs, actions) {
  const inOrder = [...runs].sort((a, b) => (a.at < b.at ? -1 : 1));
  const lines = trends(rubric, inOrder).map(({ title, levels }) =>
    el(
      "div",
      { class: "lg-trend__row" },
      el("p", { class: "lg-trend__name" }, title),
      drawLine(levels, rubric.scale.length),
      el("p", { class: "lg-trend__said" }, levels.map((level) => level ?? "–").join(" → ")),
    ),
  );
  const head = el("tr", {}, ...["Run", ...rubric.dimensions.map(({ title }) => title), "Total", ""].map((text) => (text ? el("th", { scope: "col" }, text) : el("td", {}))));
  const rows = inOrder.toReversed().map((run) => {
    const result = scored(rubric, run.levels);
    const total = result.vetoed.length ? `rejected (${figure(result.total)})` : `${figure(result.total)}${result.complete ? "" : ", unfinished"}`;
    return el(
      "tr",
      {},
      el("th", { scope: "row" }, dateText(new Date(run.at)), ...(run.note ? [el("span", { class: "lg-trend__note" }, run.note)] : [])),
      ...rubric.dimensions.map(({ id }) => el("td", {}, String(run.levels[id] ?? "–"))),
      el("td", {}, total),
      el("td", { class: "lg-trend__actions" }, ...actions(run)),
    );
  });
  return el(
    "div",
    { class: "lg-trend" },
    ...(inOrder.length > 1 ? [el("div", { class: "lg-trend__lines" }, ...lines)] : []),
    el(
      "div",
      { class: "lg-trend__scroll", tabindex: "0", role: "group", "aria-label": "Your runs as a table" },
      el("table", { class: "lg-trend__table" }, el("caption", { class: "lg-sr" }, `Your runs with ${rubric.title}, newest first`), el("thead", {}, head), el("tbody", {}, ...rows)),
    ),
  );
}

/**
 * Levels as a line of dots; the text beside it says the same.
 *
 * @param {(number | null)[]} levels
 * @param {number} top
 */
function drawLine(levels, top) {
  const height = 12 * top;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "lg-trend__line");
  svg.setAttribute("width", "100%");
  svg.setAttribute("height", String(height));
  svg.setAttribute("aria-hidden", "true");
  const x = (/** @type {number} */ at) => `${levels.length < 2 ? 50 : 3 + (94 * at) / (levels.length - 1)}%`;
  const y = (/** @type {number} */ level) => String(height - 12 * level + 6);
  for (let step = 1; step <= top; step += 1) svg.append(shape("line", "grid", { x1: "0", x2: "100%", y1: y(step), y2: y(step) }));
  const known = levels.flatMap((level, at) => (level === null ? [] : [{ level, at }]));
  known.forEach(({ level, at }, index) => {
    const last = known[index - 1];
    if (last) svg.append(shape("line", "path", { x1: x(last.at), y1: y(last.level), x2: x(at), y2: y(level) }));
  });
  for (const { level, at } of known) svg.append(shape("circle", "dot", { cx: x(at), cy: y(level), r: "4.5" }));
  return svg;
}

/** @param {string} tag @param {string} name @param {Record<string, string>} attributes */
function shape(tag, name, attributes) {
  const element = document.createElementNS(SVG, tag);
  element.setAttribute("class", `lg-trend__${name}`);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
