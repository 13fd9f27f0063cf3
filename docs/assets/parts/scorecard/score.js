// What a scored rubric comes to: shares, gate and veto. Pure functions; no element, no store.
//
// The arithmetic is that of the rubric pages: a dimension gives weight × level ÷ number of levels,
// so that the top level everywhere is 100.

/** @typedef {{ id: string, title: string, weight: number | null }} Dimension */

/**
 * As in the rubric's record: a gate keeps `gated` out unless all of `needs` reach `atLeast`; a veto
 * rejects where any dimension is `below`.
 *
 * @typedef {{ kind: "weighted" } | { kind: "gated", gated: string, needs: string[], atLeast: number } | { kind: "veto", below: number }} Rule
 */

/** @typedef {{ id: string, title: string, scale: string[], dimensions: Dimension[], rule: Rule }} Rubric */

/** Levels by dimension, 1 for the lowest step of the scale. @typedef {Record<string, number>} Levels */

/**
 * What one dimension gives. `state`: "open" has no level yet; "counts"; "out" stands behind a shut
 * gate; "waits" stands behind a gate of which nobody knows yet.
 *
 * @typedef {object} Share
 * @property {string} id
 * @property {string} title
 * @property {number} weight  of 100
 * @property {number | null} level
 * @property {number} worth  what the level is worth, counted or not
 * @property {number} points  what it adds to the total
 * @property {"open" | "counts" | "out" | "waits"} state
 */

/**
 * @typedef {object} Scored
 * @property {Share[]} shares  in the rubric's order
 * @property {boolean} assumed  no weights are published: the shares are equal, which is an assumption
 * @property {boolean} complete  every dimension has a level
 * @property {number} total  of 100; of what is scored so far where not complete
 * @property {number} most  what could still be reached without changing a level
 * @property {number} steps  the sum of the levels
 * @property {"none" | "open" | "shut" | "unknown"} gate
 * @property {string[]} blocking  titles of dimensions that shut the gate
 * @property {string[]} vetoed  titles of dimensions that reject, whatever the total
 */

/**
 * The level of a dimension where it is a step of the scale, or null.
 *
 * @param {Rubric} rubric
 * @param {Levels} levels
 * @param {string} id
 */
function levelOf(rubric, levels, id) {
  const level = Object.hasOwn(levels, id) ? levels[id] : null;
  return level !== null && Number.isInteger(level) && level >= 1 && level <= rubric.scale.length ? level : null;
}

/**
 * Score a rubric. Levels of unknown dimensions, or off the scale, are left out.
 *
 * @param {Rubric} rubric
 * @param {Levels} levels
 * @returns {Scored}
 */
export function scored(rubric, levels) {
  const { dimensions, rule, scale } = rubric;
  const of = (/** @type {string} */ id) => levelOf(rubric, levels, id);
  const titled = (/** @type {(id: string) => boolean} */ wanted) => dimensions.filter(({ id }) => wanted(id)).map(({ title }) => title);
  const assumed = dimensions.some(({ weight }) => weight === null);
  const gate = gateOf(rubric, levels);

  const shares = dimensions.map(({ id, title, weight }) => {
    const part = assumed ? 100 / dimensions.length : Number(weight);
    const level = of(id);
    const worth = level === null ? 0 : (part * level) / scale.length;
    const behind = rule.kind === "gated" && rule.gated === id;
    /** @type {Share["state"]} */
    let state = "counts";
    if (behind && gate === "shut") state = "out";
    else if (level === null) state = "open";
    else if (behind && gate === "unknown") state = "waits";
    return { id, title, weight: part, level, worth, points: state === "counts" ? worth : 0, state };
  });

  return {
    shares,
    assumed,
    complete: shares.every(({ level }) => level !== null),
    total: sum(shares.map(({ points }) => points)),
    most: sum(shares.map(({ state, weight, worth }) => ({ counts: worth, out: 0, open: weight, waits: worth })[state])),
    steps: sum(shares.map(({ level }) => level ?? 0)),
    gate,
    blocking: rule.kind === "gated" ? titled((id) => rule.needs.includes(id) && (of(id) ?? rule.atLeast) < rule.atLeast) : [],
    vetoed: rule.kind === "veto" ? titled((id) => (of(id) ?? rule.below) < rule.below) : [],
  };
}

/** @param {Rubric} rubric @param {Levels} levels @returns {Scored["gate"]} */
function gateOf(rubric, levels) {
  const { rule } = rubric;
  if (rule.kind !== "gated") return "none";
  const needed = rule.needs.map((id) => levelOf(rubric, levels, id));
  // One low dimension shuts it, whatever the ones still to be scored turn out to be.
  if (needed.some((level) => level !== null && level < rule.atLeast)) return "shut";
  return needed.includes(null) ? "unknown" : "open";
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

/**
 * The level at which a dimension meets the bar: the rule's where it names one, else the last but
 * one of the scale, which is this guide's reading.
 *
 * @param {Rubric} rubric
 * @returns {number}
 */
export function bar({ rule, scale }) {
  if (rule.kind === "gated") return rule.atLeast;
  return rule.kind === "veto" ? rule.below : scale.length - 1;
}

/**
 * Whether every dimension is scored and meets the bar.
 *
 * @param {Rubric} rubric
 * @param {Levels} levels
 */
export const meetsBar = (rubric, levels) => rubric.dimensions.every(({ id }) => (levelOf(rubric, levels, id) ?? 0) >= bar(rubric));

/**
 * What to work on first: the lowest dimension; of equals the one that opens the gate, then the one
 * whose next step is worth most.
 *
 * @param {Rubric} rubric
 * @param {Levels} levels
 * @returns {{ id: string, title: string, gain: number } | null} null where nothing is scored or all is at the top
 */
export function nextStep(rubric, levels) {
  const now = scored(rubric, levels);
  const candidates = now.shares
    .filter(({ level }) => level !== null && level < rubric.scale.length)
    .map(({ id, title, level }) => ({
      id,
      title,
      level: Number(level),
      gain: scored(rubric, { ...levels, [id]: Number(level) + 1 }).total - now.total,
    }));
  // A step behind a shut gate gains nothing; it comes after everything that does.
  candidates.sort((a, b) => Number(a.gain === 0) - Number(b.gain === 0) || a.level - b.level || b.gain - a.gain);
  const [first] = candidates;
  return first ? { id: first.id, title: first.title, gain: first.gain } : null;
}

/**
 * The runs of one rubric as lines over time, one for each dimension, oldest run first.
 *
 * @param {Rubric} rubric
 * @param {{ at: string, levels: Levels }[]} runs
 * @returns {{ id: string, title: string, levels: (number | null)[] }[]}
 */
export function trends(rubric, runs) {
  const inOrder = [...runs].sort((a, b) => (a.at < b.at ? -1 : 1));
  return rubric.dimensions.map(({ id, title }) => ({ id, title, levels: inOrder.map((run) => levelOf(rubric, run.levels, id)) }));
}

/** A figure without a tail of digits: 52.5, 18.75, 33.33. @param {number} value */
export const figure = (value) => String(Math.round(value * 100) / 100);
