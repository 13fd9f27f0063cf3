// Progress as a file: writing one, reading one from anywhere, and what merging it would do. Pure
// functions. A file is only ever data: every record is checked and copied by the store's readers.

import { isPath, isRecord, isTime } from "../store/shapes.js";
import { isGone, isKind, mergeRecords, readRecord } from "../store/format.js";

/** @typedef {import("../store/store.js").Carried} Carried */

/** Version of the file's own form; the records in it are of the store's. */
export const FILE_VERSION = 1;

/** Largest file that is read, in bytes: twice what a browser keeps for a site. */
export const MAX_BYTES = 10_000_000;

const MAX_RECORDS = 50_000;
/** Kinds in a file: several times those there are. */
const MAX_KINDS = 50;
const MAX_DEPTH = 12;
const KIND = /^[a-z]{1,20}$/;
const AHEAD = 2 * 24 * 3600 * 1000; // a clock may be off by its time zone, no more

/** Why a file is not taken. @typedef {"large" | "empty" | "broken" | "foreign" | "newer" | "many"} Trouble */

/**
 * A file that was read. `unreadable` entries are no records; `ahead` are dated in the future.
 *
 * @typedef {{ made: string, base: string, records: Carried[], unreadable: number, ahead: number }} Parcel
 */

/**
 * What taking a record in would do. `removed`: it was deleted where the file comes from.
 *
 * @typedef {"added" | "changed" | "joined" | "removed" | "same"} Effect
 */

/** @typedef {{ record: Carried, effect: Effect }} Line */

/**
 * The file's text, one record a line so that two files can be compared.
 *
 * @param {Carried[]} records
 * @param {string} base  the site's path, for people who keep several guides
 * @param {Date} now
 * @returns {string}
 */
export function write(records, base, now) {
  const head = JSON.stringify({ loopguide: FILE_VERSION, made: now.toISOString(), base }).slice(0, -1);
  return `${head},"records":[\n${records.map((one) => JSON.stringify(one)).join(",\n")}\n]}\n`;
}

/**
 * @param {Date} now
 * @returns {string} named by the local day
 */
export function fileName(now) {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return `loopguide-${parts.map((part) => String(part).padStart(2, "0")).join("-")}.json`;
}

/**
 * Read a file's text.
 *
 * @param {string} text
 * @param {Date} now
 * @returns {Parcel | { trouble: Trouble }}
 */
export function read(text, now) {
  if (text.length > MAX_BYTES) return { trouble: "large" };
  if (!text.trim()) return { trouble: "empty" };
  /** @type {unknown} */
  let file;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { trouble: "broken" };
  }
  if (!isRecord(file) || typeof file.loopguide !== "number") return { trouble: "foreign" };
  if (file.loopguide > FILE_VERSION) return { trouble: "newer" };
  const { made, base, records } = file;
  if (file.loopguide !== FILE_VERSION || !isTime(made) || !Array.isArray(records)) return { trouble: "foreign" };
  if (records.length > MAX_RECORDS || new Set(records.map(kindIn)).size > MAX_KINDS) return { trouble: "many" };
  return { made, base: typeof base === "string" ? base.slice(0, 300) : "", ...readAll(records, now) };
}

/** @param {unknown} entry */
const kindIn = (entry) => (isRecord(entry) ? entry.kind : undefined);

/** @param {unknown[]} entries @param {Date} now */
function readAll(entries, now) {
  const latest = new Date(now.getTime() + AHEAD).toISOString();
  /** @type {Map<string, Carried>} */
  const kept = new Map();
  let [unreadable, ahead] = [0, 0];
  for (const entry of entries) {
    const record = readOne(entry);
    if (!record) unreadable += 1;
    else if (newestIn(record.value) > latest) ahead += 1;
    else {
      const key = `${record.kind}:${record.id}`;
      const twin = kept.get(key);
      kept.set(key, twin ? joined(twin, record) : record);
    }
  }
  return { records: [...kept.values()], unreadable, ahead };
}

/** The latest time in a record: an attempt or a field of the future would never give way to a new one. @param {unknown} value @returns {string} */
function newestIn(value) {
  if (typeof value !== "object" || value === null) return "";
  const own = isRecord(value) && typeof value.at === "string" ? value.at : "";
  return Object.values(value).reduce((/** @type {string} */ newest, one) => {
    const inside = newestIn(one);
    return inside > newest ? inside : newest;
  }, own);
}

/** @param {unknown} entry @returns {Carried | null} */
function readOne(entry) {
  if (!isRecord(entry)) return null;
  const { kind, id, value } = entry;
  if (typeof kind !== "string" || !KIND.test(kind) || !isPath(id)) return null;
  if (isKind(kind)) {
    const good = readRecord(kind, value);
    return good && { kind, id, value: good };
  }
  // A kind of a later version: kept for it as it stands.
  return isRecord(value) && isTime(value.at) && isShallow(value) ? { kind, id, value: { ...value, at: value.at } } : null;
}

/** Whether nothing in a value lies deeper than a stack bears. @param {unknown} value */
function isShallow(value) {
  let level = [value];
  for (let depth = 0; level.length; depth += 1) {
    if (depth > MAX_DEPTH) return false;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return true;
}

/** One record of two that a file has of the same. @param {Carried} a @param {Carried} b @returns {Carried} */
function joined(a, b) {
  const { kind, id } = a;
  if (!isKind(kind)) return a.value.at >= b.value.at ? a : b;
  const [first, second] = [a, b].map(({ value }) => /** @type {import("../store/store.js").Value} */ (value));
  return { kind, id, value: mergeRecords(kind, first, second) };
}

/**
 * What taking each record in would do, in the file's order.
 *
 * @param {Carried[]} records
 * @param {(record: Carried) => "added" | "changed" | "same" | "refused"} wouldDo  Store.merge, without writing
 * @param {(record: Carried) => string | null} keptAt  when this browser's own was last changed, if it has one
 * @returns {Line[]} without those that the store refuses
 */
export function preview(records, wouldDo, keptAt) {
  /** @type {Line[]} */
  const lines = [];
  for (const record of records) {
    const done = wouldDo(record);
    if (done === "refused") continue;
    // Where nothing is to be removed, only the mark that it was is added.
    const gone = isGone(record.value) && done !== "same";
    const own = keptAt(record);
    const stays = done === "changed" && !gone && own !== null && own > record.value.at;
    lines.push({ record, effect: gone ? (done === "added" ? "same" : "removed") : stays ? "joined" : done });
  }
  return lines;
}

/**
 * Lines counted by kind, in the order the kinds appear.
 *
 * @param {Line[]} lines
 * @returns {Map<string, Record<Effect, number>>}
 */
export function tally(lines) {
  /** @type {Map<string, Record<Effect, number>>} */
  const kinds = new Map();
  for (const { record, effect } of lines) {
    const counts = kinds.get(record.kind) ?? { added: 0, changed: 0, joined: 0, removed: 0, same: 0 };
    counts[effect] += 1;
    kinds.set(record.kind, counts);
  }
  return kinds;
}
