// The form in which progress is kept: what a valid record is, how one changes, how two merge.
// Pure functions; store.js alone reads and writes them.
//
// Every record has `at`, the time of its last change, and lives under a kind and an id. How two
// copies of one merge is commutative, associative and idempotent for every kind, so tabs and files
// may be merged in any order. A record that was removed leaves a tombstone, so that an old file or
// another tab does not bring it back: see KINDS.

import { LAST_TIME, MAX_TEXT, isId, isIds, isPath, isRecord, isScore, isTime } from "./shapes.js";
import { MAX_SHEET_FIELDS, readExam, readMock, readPack, readPlan, readScore, readSetting, readSheet, readSitting } from "./records.js";

/** @typedef {import("../question/question-type.js").Answer} Answer */
/** @typedef {import("../question/question-type.js").Result} Result */
/** @typedef {import("./records.js").Sheet} Sheet */

/** How sure the reader said they were, before the answer showed: 3 sure, 2 think so, 1 guessing. @typedef {1 | 2 | 3} Sure */

/**
 * One submission. `at` is the time by the reader's clock.
 *
 * @typedef {{ at: string, rev: string, score: number, right: boolean, sure?: Sure }} Try
 */

/**
 * What is kept of a question. `answer` is what now stands in it (null: nothing, or with `done`
 * that the reader asked to be shown); `score` and `right` belong to it and are null until `done`.
 * `at` grows with every change, so that of two copies the newer is known.
 *
 * @typedef {object} Item
 * @property {string} at  ISO 8601, UTC, milliseconds
 * @property {string} rev  revision of the question the answer was given to
 * @property {Answer | null} answer
 * @property {boolean} done
 * @property {number | null} score  0 to 1
 * @property {boolean | null} right
 * @property {Try[]} tries  every submission, oldest first, at most MAX_TRIES
 */

/** @typedef {{ at: string, on: boolean }} Tick  one box of a checklist */

/** What is left of a record that was removed. @typedef {{ at: string, gone: true }} Gone */

/**
 * What is kept, by kind. The ids: `item` a question's; `tick` list/box; `sitting` the set's without
 * its colon; `pack` a role's; `plan` and `setting` a name; the others, many of a kind, are made by `newId`.
 *
 * @typedef {object} Records
 * @property {Item} item
 * @property {Tick} tick
 * @property {import("./records.js").Exam} exam
 * @property {import("./records.js").Sitting} sitting
 * @property {Sheet} sheet
 * @property {import("./records.js").Mock} mock
 * @property {import("./records.js").Score} score
 * @property {import("./records.js").Plan} plan
 * @property {import("./records.js").Pack} pack
 * @property {import("./records.js").Setting} setting
 */

/** @typedef {keyof Records} Kind */

/** Version of this form. It is part of every key: another version's records are never overwritten. */
export const VERSION = 1;

/** Attempts kept of a question: enough for a spaced review over months. */
export const MAX_TRIES = 40;

const MAX_ROWS = 50;

/**
 * STEPS[n] turns a record of version n into one of version n + 1.
 *
 * @type {Record<number, (kind: Kind, value: unknown) => unknown>}
 */
const STEPS = {};

/**
 * Bring a record of an older version to this one; validation comes after.
 *
 * @param {Kind} kind
 * @param {unknown} value
 * @param {number} from
 * @param {number} [to]
 * @param {Record<number, (kind: Kind, value: unknown) => unknown>} [steps]
 * @returns {unknown} undefined where no way leads there
 */
export function migrate(kind, value, from, to = VERSION, steps = STEPS) {
  let current = value;
  for (let version = from; version < to; version += 1) {
    if (!steps[version]) return undefined;
    current = steps[version](kind, current);
  }
  return from > to ? undefined : current;
}

/** @param {unknown} value @returns {Answer | null | undefined} undefined where it is no answer */
function readAnswer(value) {
  if (value === null) return null;
  if (typeof value === "string") return value.length <= MAX_TEXT ? value : undefined;
  if (isIds(value)) return [...value];
  if (!isRecord(value)) return undefined;
  if (Array.isArray(value.met)) {
    const { text, met, seen } = value;
    if (typeof text !== "string" || text.length > MAX_TEXT || !isIds(met) || typeof seen !== "boolean") return undefined;
    return { text, met: [...met], seen };
  }
  const rows = Object.entries(value);
  if (rows.length > MAX_ROWS || !rows.every(([row, target]) => isId(row) && isId(target))) return undefined;
  return /** @type {Record<string, string>} */ (Object.fromEntries(rows));
}

/** @param {unknown} value @returns {Try | null} */
function readTry(value) {
  if (!isRecord(value)) return null;
  const { at, rev, score, right, sure } = value;
  if (!isTime(at) || typeof rev !== "string" || rev.length > 64 || !isScore(score) || typeof right !== "boolean") return null;
  if (sure === undefined) return { at, rev, score, right };
  return isSure(sure) ? { at, rev, score, right, sure } : null;
}

/** @param {unknown} value @returns {value is Sure} */
export const isSure = (value) => value === 1 || value === 2 || value === 3;

/**
 * A valid record out of anything, copied key by key; null where it is not one.
 *
 * @param {unknown} value
 * @returns {Item | null}
 */
export function readItem(value) {
  if (!isRecord(value)) return null;
  const { at, rev, done, score, right, tries } = value;
  const answer = readAnswer(value.answer);
  if (!isTime(at) || typeof rev !== "string" || rev.length > 64 || typeof done !== "boolean") return null;
  if (answer === undefined || !Array.isArray(tries)) return null;
  if (done ? !isScore(score) || typeof right !== "boolean" : score !== null || right !== null) return null;
  const kept = tries.slice(-10 * MAX_TRIES).map(readTry);
  if (kept.includes(null)) return null;
  return {
    at,
    rev,
    answer,
    done,
    score: done ? /** @type {number} */ (score) : null,
    right: done ? /** @type {boolean} */ (right) : null,
    tries: joinTries(/** @type {Try[]} */ (kept), []),
  };
}

/**
 * @param {unknown} value
 * @returns {Tick | null}
 */
export function readTick(value) {
  return isRecord(value) && isTime(value.at) && typeof value.on === "boolean" ? { at: value.at, on: value.on } : null;
}

/**
 * The newer of two copies by time; of two from the same millisecond the one that sorts last, so
 * that every browser decides alike.
 *
 * @template {{ at: string }} T
 * @param {T} a
 * @param {T} b
 * @returns {T}
 */
function newer(a, b) {
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return JSON.stringify(a) >= JSON.stringify(b) ? a : b;
}

/** @param {Try[]} a @param {Try[]} b @returns {Try[]} */
function joinTries(a, b) {
  // As written by us: nothing to join, sort or drop, and four hundred of these are read for a review.
  if (!b.length && a.length <= MAX_TRIES && a.every(({ at }, index) => !index || a[index - 1].at < at)) return a;
  /** @type {Map<string, Try>} */
  const all = new Map();
  for (const { at, rev, score, right, sure } of [...a, ...b]) {
    const one = sure ? { at, rev, score, right, sure } : { at, rev, score, right };
    all.set(JSON.stringify(one), one);
  }
  return [...all.entries()]
    .sort(([x], [y]) => (x < y ? -1 : 1)) // the text begins with the time
    .map(([, one]) => one)
    .slice(-MAX_TRIES);
}

/**
 * Merge two copies of a question's record: the newer answer stands, the attempts of both are kept.
 * Commutative, associative and idempotent: tabs and files may be merged in any order.
 *
 * @param {Item} a
 * @param {Item} b
 * @returns {Item}
 */
export function mergeItems(a, b) {
  const { at, rev, answer, done, score, right } = newer({ ...a, tries: [] }, { ...b, tries: [] });
  return { at, rev, answer, done, score, right, tries: joinTries(a.tries, b.tries) };
}

/**
 * Merge two copies of a worksheet field by field: what was written last in each stands. Where both
 * together hold more than a sheet may, what was written longest ago gives way.
 *
 * @param {Sheet} a
 * @param {Sheet} b
 * @returns {Sheet}
 */
export function mergeSheets(a, b) {
  const { at, title, sheet } = newer({ ...a, fields: {} }, { ...b, fields: {} });
  const keys = [...new Set([...Object.keys(a.fields), ...Object.keys(b.fields)])].sort();
  /** @type {Sheet["fields"]} */
  const fields = {};
  for (const key of keys) {
    const [mine, other] = [a, b].map((one) => (Object.hasOwn(one.fields, key) ? one.fields[key] : null));
    fields[key] = mine && other ? newer(mine, other) : /** @type {import("./records.js").Field} */ (mine ?? other);
  }
  if (keys.length <= MAX_SHEET_FIELDS) return { at, title, sheet, fields };
  const newest = Object.entries(fields).sort(([x, { at: one }], [y, { at: other }]) => (one === other ? (x < y ? -1 : 1) : one > other ? -1 : 1));
  return { at, title, sheet, fields: Object.fromEntries(newest.slice(0, MAX_SHEET_FIELDS).sort(([x], [y]) => (x < y ? -1 : 1))) };
}

/**
 * The register of kinds.
 *
 * `read` gives a valid copy out of anything, or null. `merge` joins two copies; without it the
 * newer stands. `removal`: "final" where ids are never used again, so that removed means removed
 * whatever another tab still writes; "newest" where the same id may be set anew; "never" where a
 * record can only be overwritten, since its history is to last.
 *
 * @type {{ [K in Kind]: {
 *   read: (value: unknown) => Records[K] | null,
 *   merge?: (a: Records[K], b: Records[K]) => Records[K],
 *   removal: "final" | "newest" | "never",
 * } }}
 */
const KINDS = {
  item: { read: readItem, merge: mergeItems, removal: "never" },
  tick: { read: readTick, removal: "newest" },
  exam: { read: readExam, removal: "final" },
  sitting: { read: (value) => readSitting(value, (answer) => readAnswer(answer) ?? null), removal: "newest" },
  sheet: { read: readSheet, merge: mergeSheets, removal: "final" },
  mock: { read: readMock, removal: "final" },
  score: { read: readScore, removal: "final" },
  plan: { read: readPlan, removal: "newest" },
  pack: { read: readPack, removal: "newest" },
  setting: { read: readSetting, removal: "newest" },
};

/** @param {string} kind @returns {kind is Kind} */
export const isKind = (kind) => Object.hasOwn(KINDS, kind);

/** @param {{ at: string } | null} value @returns {value is Gone} */
export const isGone = (value) => value !== null && "gone" in value;

/** @param {Kind} kind */
export const isRemovable = (kind) => KINDS[kind].removal !== "never";

/**
 * A valid record of a kind, or its tombstone, out of anything; null where it is neither.
 *
 * @template {Kind} K
 * @param {K} kind
 * @param {unknown} value
 * @returns {Records[K] | Gone | null}
 */
export function readRecord(kind, value) {
  if (isRecord(value) && "gone" in value) {
    return value.gone === true && isTime(value.at) && isRemovable(kind) ? { at: value.at, gone: true } : null;
  }
  return KINDS[kind].read(value);
}

/**
 * Merge two copies of a record.
 *
 * @template {Kind} K
 * @param {K} kind
 * @param {Records[K] | Gone} a
 * @param {Records[K] | Gone} b
 * @returns {Records[K] | Gone}
 */
export function mergeRecords(kind, a, b) {
  const { merge, removal } = KINDS[kind];
  if (isGone(a) !== isGone(b) && removal === "final") return isGone(a) ? a : b;
  if (isGone(a) || isGone(b) || !merge) return newer(a, b);
  return merge(a, b);
}

/**
 * A new id for a record of which there are many: the page it belongs to, the time, chance.
 *
 * @param {string} page  the page's id: `panw-tpm/system-design`
 * @param {Date} now
 * @param {() => number} [random]  0 to 1, without 1
 * @returns {string}
 */
export function newId(page, now, random = Math.random) {
  const chance = Math.floor(random() * 36 ** 6).toString(36).padStart(6, "0");
  return `${page}.${now.getTime().toString(36)}${chance}`;
}

/** @param {unknown} id @returns {id is string} whether a record may be kept under it */
export const isRecordId = (id) => isPath(id);

/**
 * The time of a change: now, or just after the last one where the clock was set back. Every change
 * of a record takes its `at` from here.
 *
 * @param {{ at: string } | null} last  the record as it was
 * @param {Date} now
 * @returns {string}
 */
export function after(last, now) {
  const next = Math.max(now.getTime(), last ? Date.parse(last.at) + 1 : 0);
  return new Date(Math.min(next, Date.parse(LAST_TIME) - 1)).toISOString();
}

/**
 * An answer in progress.
 *
 * @param {Item | null} item
 * @param {string} rev
 * @param {Answer | null} answer
 * @param {Date} now
 * @returns {Item}
 */
export function drafted(item, rev, answer, now) {
  return { at: after(item, now), rev, answer, done: false, score: null, right: null, tries: item?.tries ?? [] };
}

/**
 * An answer submitted and graded.
 *
 * @param {Item | null} item
 * @param {string} rev
 * @param {Answer | null} answer
 * @param {Pick<Result, "score" | "right">} graded
 * @param {Date} now
 * @param {Sure | null} [sure]  null where the reader was not asked or did not say
 * @returns {Item}
 */
export function submitted(item, rev, answer, { score, right }, now, sure = null) {
  const tries = joinTries(item?.tries ?? [], [{ at: now.toISOString(), rev, score, right, ...(sure && { sure }) }]);
  return { at: after(item, now), rev, answer, done: true, score, right, tries };
}

/**
 * A question to be answered again: the answer goes, the attempts stay.
 *
 * @param {Item | null} item
 * @param {string} rev
 * @param {Date} now
 * @returns {Item}
 */
export function reopened(item, rev, now) {
  return drafted(item, rev, null, now);
}

/**
 * @param {Tick | null} tick
 * @param {boolean} on
 * @param {Date} now
 * @returns {Tick}
 */
export function ticked(tick, on, now) {
  return { at: after(tick, now), on };
}
