// The exams a reader has taken: a small chart and its table.

import { clockText } from "../kit/text.js";
import { dateText } from "../kit/days.js";
import { el } from "../kit/dom.js";
import { pointsText } from "../question/summary.js";

/** @typedef {import("../store/records.js").Exam} Exam */

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [720, 190, 56, 14, 26];
/** Exams drawn, the latest ones. */
const DRAWN = 20;

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** @param {Exam} exam */
const share = ({ points, questions }) => points / questions;

/** @param {Exam} exam */
const percent = (exam) => `${Math.round(100 * share(exam))}%`;

/** @param {Exam[]} exams  oldest first */
function chart(exams) {
  const drawn = exams.slice(-DRAWN);
  const step = (WIDTH - LEFT - 20) / Math.max(1, drawn.length - 1);
  const x = (/** @type {number} */ index) => LEFT + index * step;
  const y = (/** @type {number} */ value) => TOP + (1 - value) * (HEIGHT - TOP - BOTTOM);
  const lines = [0, 0.5, 1].flatMap((value) => [
    svg("line", { class: "lg-chart__grid", x1: LEFT, x2: WIDTH - 20, y1: y(value), y2: y(value) }),
    svg("text", { class: "lg-chart__text", x: LEFT - 10, y: y(value) + 5, "text-anchor": "end" }, `${100 * value}%`),
  ]);
  const points = drawn.map((exam, index) => `${x(index).toFixed(1)},${y(share(exam)).toFixed(1)}`);
  const dots = drawn.map((exam, index) => svg("circle", { class: "lg-chart__dot", cx: x(index).toFixed(1), cy: y(share(exam)).toFixed(1), r: 6 }));
  return svg(
    "svg",
    { class: "lg-chart", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `Scores from first to last: ${drawn.map(percent).join(", ")}` },
    ...lines,
    svg("polyline", { class: "lg-chart__line", points: points.join(" ") }),
    ...dots,
  );
}

/**
 * @param {Exam[]} exams
 * @returns {Node[]} nothing where there are none
 */
export function historyView(exams) {
  if (!exams.length) return [];
  const sorted = [...exams].sort((a, b) => (a.at < b.at ? -1 : 1));
  const rows = [...sorted].reverse().map((exam) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, dateText(new Date(exam.at))),
      el("td", {}, exam.title),
      el("td", { class: "lg-history__figure" }, `${pointsText(exam.points)} of ${exam.questions}, ${percent(exam)}`),
      el("td", { class: "lg-history__figure" }, `${clockText(exam.seconds)}${exam.limit ? ` of ${clockText(exam.limit)}` : ""}`),
    ),
  );
  const head = ["Date", "Exam", "Score", "Time"].map((name) => el("th", { scope: "col" }, name));
  return [
    el(
      "section",
      { class: "lg-history" },
      el("h3", { class: "lg-history__title" }, "Exams so far"),
      ...(sorted.length > 1 ? [chart(sorted)] : []),
      el("div", { class: "lg-history__scroll", tabindex: "0", role: "region", "aria-label": "Exams so far, table" },
        el("table", { class: "lg-history__table" }, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...rows))),
    ),
  ];
}
