// Records of an older version of the guide, brought into the form this one keeps.

import { isKind, readRecord } from "./format.js";
import { keysOf } from "./keys.js";
import { isRecord } from "./shapes.js";

/** Kind and id; empty where it is no key of a record. @param {string} rest  a key without its base and version */
export const parted = (rest) => /^([a-z]{1,20}):(.+)$/s.exec(rest)?.slice(1) ?? [];

/**
 * Write every record of version `from` as one of version `to`, unless that is there; the old stays.
 *
 * @param {Storage} storage
 * @param {string} base  what all keys of this site begin with
 * @param {number} from
 * @param {number} to
 * @param {typeof import("./format.js").migrate} migrate
 * @returns {boolean} false where one could not be read
 */
export function bringAlong(storage, base, from, to, migrate) {
  const old = `${base}${from}:`;
  let whole = true;
  for (const key of keysOf(storage)) {
    const [kind, id] = key.startsWith(old) ? parted(key.slice(old.length)) : [];
    if (!kind || !isKind(kind)) continue;
    const fresh = `${base}${to}:${kind}:${id}`;
    if (storage.getItem(fresh) !== null) continue;
    try {
      const kept = JSON.parse(storage.getItem(key) ?? "");
      // A tombstone has no version.
      const value = readRecord(kind, isRecord(kept) && kept.gone === true ? kept : migrate(kind, kept, from, to));
      if (value) storage.setItem(fresh, JSON.stringify(value));
    } catch {
      whole = false;
    }
  }
  return whole;
}
