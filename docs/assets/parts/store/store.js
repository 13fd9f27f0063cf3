// What is kept of the reader's work: records by kind and id, changed, removed, merged with a file's.

import { BASE } from "../kit/base.js";
import { after, isGone, isKind, isRecordId, isRemovable, mergeRecords, readRecord } from "./format.js";
import { isRecord, isTime } from "./shapes.js";
import { Shelf } from "./shelf.js";

/** @typedef {import("./format.js").Item} Item */
/** @typedef {import("./format.js").Tick} Tick */
/** @typedef {import("./format.js").Kind} Kind */
/** @typedef {import("./format.js").Records} Records */
/** @typedef {import("./shelf.js").Value} Value */
/** @typedef {import("./shelf.js").Change} Change */
/** @typedef {import("./shelf.js").Trouble} Trouble */

/**
 * A record as it travels in a file. Tombstones and kinds this version does not know travel too.
 *
 * @typedef {{ kind: string, id: string, value: { at: string } }} Carried
 */

/** Longest record of an unknown kind that is taken in, as JSON text. */
const MAX_UNKNOWN = 100_000;

export class Store extends Shelf {
  /**
   * A record, or null where there is none or it was removed.
   *
   * @template {Kind} K
   * @param {K} kind
   * @param {string} id
   * @returns {Records[K] | null}
   */
  get(kind, id) {
    const value = this.read(kind, id);
    return value === null || isGone(value) ? null : /** @type {Records[K]} */ (value);
  }

  /**
   * Change a record and return it as it is now kept. `change` is given what is kept now, by
   * whichever tab, or null; what it returns takes its `at` from `after(record, new Date())`. A record
   * removed for good (see KINDS in format.js) stays removed, and null is returned. Throws a
   * TypeError where the new record is not valid: that is a fault of the caller.
   *
   * @template {Kind} K
   * @param {K} kind
   * @param {string} id
   * @param {(record: Records[K] | null) => Records[K]} change
   * @returns {Records[K] | null}
   */
  change(kind, id, change) {
    const last = this.read(kind, id);
    const changed = readRecord(kind, change(last === null || isGone(last) ? null : /** @type {Records[K]} */ (last)));
    if (!changed || !isRecordId(id)) throw new TypeError(`not a valid ${kind}: ${id}`);
    if (last === null || !isGone(last)) return /** @type {Records[K]} */ (this.write(kind, id, changed));
    // Set anew after a removal: newer than that, even with the clock set back.
    const kept = mergeRecords(kind, { ...changed, at: after(last, new Date(changed.at)) }, last);
    return isGone(kept) ? null : /** @type {Records[K]} */ (this.write(kind, id, kept));
  }

  /**
   * The ids of a kind's records, sorted; removed ones are left out.
   *
   * @param {Kind} kind
   * @returns {string[]}
   */
  list(kind) {
    return this.ids(kind)
      .filter((id) => this.get(kind, id) !== null)
      .sort();
  }

  /**
   * Records by id, for who asks for many at once and finds few: of thousands of questions a reader
   * has answered some. Good until something is kept.
   *
   * @template {Kind} K
   * @param {K} kind
   * @returns {(id: string) => Records[K] | null}
   */
  reader(kind) {
    const there = new Set(this.ids(kind));
    return (id) => (there.has(id) ? this.get(kind, id) : null);
  }

  /** The ids under which something of a kind is kept, tombstones among it. @param {Kind} kind */
  ids(kind) {
    const own = this.key(kind, "");
    return this.allKeys()
      .filter((key) => key.startsWith(own))
      .map((key) => key.slice(own.length));
  }

  /**
   * Remove a record. A tombstone stays, so that neither an old file nor another tab brings it back.
   *
   * @param {Exclude<Kind, "item">} kind
   * @param {string} id
   */
  remove(kind, id) {
    if (!isRemovable(kind)) throw new TypeError(`${kind} cannot be removed`);
    const last = this.read(kind, id);
    if (last !== null && !isGone(last)) this.write(kind, id, { at: after(last, new Date()), gone: true });
  }

  /**
   * Everything that is kept, for a file: tombstones and kinds of a later version as well, what
   * cannot be read left out. Sorted by kind and id.
   *
   * @returns {Carried[]}
   */
  records() {
    /** @type {Carried[]} */
    const found = [];
    for (const key of this.allKeys().sort()) {
      const [kind, id] = this.parted(key);
      if (!kind || !isRecordId(id)) continue;
      const value = isKind(kind) ? this.read(kind, id) : this.unknown(key);
      if (value) found.push({ kind, id, value });
    }
    return found;
  }

  /**
   * Merge a record from a file into what is kept.
   *
   * @param {Carried} record
   * @param {boolean} [write]  false only tells what would happen
   * @returns {"added" | "changed" | "same" | "refused"} refused: not a valid record
   */
  merge({ kind, id, value }, write = true) {
    if (!isRecordId(id)) return "refused";
    if (!isKind(kind)) return this.#mergeUnknown(kind, id, value, write);
    const incoming = readRecord(kind, value);
    if (!incoming) return "refused";
    const last = this.read(kind, id);
    const merged = readRecord(kind, last ? mergeRecords(kind, last, incoming) : incoming);
    if (!merged) return "refused";
    if (last && JSON.stringify(merged) === JSON.stringify(last)) return "same";
    if (write) this.write(kind, id, merged);
    return last ? "changed" : "added";
  }

  /**
   * The record of a question, or null.
   *
   * @param {string} id
   * @returns {Item | null}
   */
  item(id) {
    return this.get("item", id);
  }

  /**
   * The state of a checklist's box, or null where it was never touched.
   *
   * @param {string} list
   * @param {string} box
   * @returns {Tick | null}
   */
  tick(list, box) {
    return this.get("tick", `${list}/${box}`);
  }

  /**
   * Change a question's record. `change` is given what is kept now, by whichever tab.
   *
   * @param {string} id
   * @param {(item: Item | null) => Item} change
   * @returns {Item}
   */
  changeItem(id, change) {
    return /** @type {Item} */ (this.change("item", id, change));
  }

  /**
   * @param {string} list
   * @param {string} box
   * @param {(tick: Tick | null) => Tick} change
   * @returns {Tick}
   */
  changeTick(list, box, change) {
    return /** @type {Tick} */ (this.change("tick", `${list}/${box}`, change));
  }

  /**
   * @param {string} kind
   * @param {string} id
   * @param {unknown} value
   * @param {boolean} write
   */
  #mergeUnknown(kind, id, value, write) {
    const raw = JSON.stringify(value);
    if (!isRecord(value) || !isTime(value.at) || !/^[a-z]{1,20}$/.test(kind) || raw.length > MAX_UNKNOWN) return "refused";
    const key = this.key(kind, id);
    const last = this.unknown(key);
    if (last && (last.at > value.at || (last.at === value.at && JSON.stringify(last) >= raw))) return "same";
    if (write) this.writeRaw(key, raw);
    return last ? "changed" : "added";
  }
}

/** The page's store. */
export const store = new Store(() => localStorage, BASE.pathname);

if (typeof window !== "undefined") {
  addEventListener("storage", (event) => store.changedElsewhere(event.key));
  addEventListener("pageshow", (event) => {
    if (event.persisted) store.reread();
  });
}
