// The only file that touches localStorage. Keeps every record under its own key, so that two tabs
// never overwrite each other's. Every read and write survives: where storage is blocked or full the
// page goes on with its memory and says so once.

import { BASE } from "../kit/base.js";
import { VERSION, after, isGone, isKind, isRecordId, isRemovable, mergeRecords, migrate, readRecord } from "./format.js";
import { isRecord, isTime } from "./shapes.js";

/** @typedef {import("./format.js").Item} Item */
/** @typedef {import("./format.js").Tick} Tick */
/** @typedef {import("./format.js").Gone} Gone */
/** @typedef {import("./format.js").Kind} Kind */
/** @typedef {import("./format.js").Records} Records */
/** @typedef {Records[Kind] | Gone} Value */

/**
 * Dispatched as "change" for every record that changed, here or in another tab.
 *
 * @typedef {{ kind: Kind, id: string, here: boolean }} Change
 */

/**
 * Dispatched as "notice", at most once a page.
 *
 * @typedef {"blocked" | "full" | "corrupt" | "newer"} Trouble
 */

/**
 * A record as it travels in a file. Tombstones and kinds this version does not know travel too.
 *
 * @typedef {{ kind: string, id: string, value: { at: string } }} Carried
 */

/** Longest record of an unknown kind that is taken in, as JSON text. */
const MAX_UNKNOWN = 100_000;

/** @param {string} rest a key without its base and version */
const parted = (rest) => /^([a-z]{1,20}):(.+)$/s.exec(rest)?.slice(1) ?? [];

export class Store extends EventTarget {
  /** @type {() => Storage} */
  #storage;
  /** @type {string} */
  #base;
  #version;
  #migrate;
  #opened = false;
  #marked = false;
  #noticed = false;
  /** What could not be written, by key: newer than what storage holds. @type {Map<string, Value>} */
  #unsaved = new Map();
  /** Records as last parsed, by key. @type {Map<string, { raw: string, value: Value | null }>} */
  #parsed = new Map();

  /**
   * @param {() => Storage} storage  may throw: a browser may refuse it
   * @param {string} base  the site's base path: several sites share an origin
   * @param {{ version: number, migrate: typeof migrate }} [format]
   */
  constructor(storage, base, format = { version: VERSION, migrate }) {
    super();
    this.#storage = storage;
    this.#base = `loopguide:${base}:`;
    this.#version = format.version;
    this.#migrate = format.migrate;
  }

  /**
   * A record, or null where there is none or it was removed.
   *
   * @template {Kind} K
   * @param {K} kind
   * @param {string} id
   * @returns {Records[K] | null}
   */
  get(kind, id) {
    const value = this.#read(kind, id);
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
    const last = this.#read(kind, id);
    const changed = readRecord(kind, change(last === null || isGone(last) ? null : /** @type {Records[K]} */ (last)));
    if (!changed || !isRecordId(id)) throw new TypeError(`not a valid ${kind}: ${id}`);
    if (last === null || !isGone(last)) return /** @type {Records[K]} */ (this.#write(kind, id, changed));
    // Set anew after a removal: newer than that, even with the clock set back.
    const kept = mergeRecords(kind, { ...changed, at: after(last, new Date(changed.at)) }, last);
    return isGone(kept) ? null : /** @type {Records[K]} */ (this.#write(kind, id, kept));
  }

  /**
   * The ids of a kind's records, sorted; removed ones are left out.
   *
   * @param {Kind} kind
   * @returns {string[]}
   */
  list(kind) {
    const own = this.#key(kind, "");
    const keys = new Set([...this.#keys(), ...this.#unsaved.keys()]);
    return [...keys]
      .filter((key) => key.startsWith(own))
      .map((key) => key.slice(own.length))
      .filter((id) => this.get(kind, id) !== null)
      .sort();
  }

  /**
   * Remove a record. A tombstone stays, so that neither an old file nor another tab brings it back.
   *
   * @param {Exclude<Kind, "item">} kind
   * @param {string} id
   */
  remove(kind, id) {
    if (!isRemovable(kind)) throw new TypeError(`${kind} cannot be removed`);
    const last = this.#read(kind, id);
    if (last !== null && !isGone(last)) this.#write(kind, id, { at: after(last, new Date()), gone: true });
  }

  /**
   * Everything that is kept, for a file: tombstones and kinds of a later version as well, what
   * cannot be read left out. Sorted by kind and id.
   *
   * @returns {Carried[]}
   */
  records() {
    const own = `${this.#base}${this.#version}:`;
    /** @type {Carried[]} */
    const found = [];
    for (const key of [...new Set([...this.#keys(), ...this.#unsaved.keys()])].sort()) {
      const [kind, id] = key.startsWith(own) ? parted(key.slice(own.length)) : [];
      if (!kind || !isRecordId(id)) continue;
      const value = isKind(kind) ? this.#read(kind, id) : this.#unknown(key);
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
    const last = this.#read(kind, id);
    const merged = readRecord(kind, last ? mergeRecords(kind, last, incoming) : incoming);
    if (!merged) return "refused";
    if (last && JSON.stringify(merged) === JSON.stringify(last)) return "same";
    if (write) this.#write(kind, id, merged);
    return last ? "changed" : "added";
  }

  /** Forget everything this site keeps here, of every version, tombstones too. */
  clear() {
    const keys = new Set([...this.#keys(this.#base), ...this.#unsaved.keys()]);
    try {
      const storage = this.#storage();
      for (const key of keys) storage.removeItem(key);
    } catch {
      this.#notice("blocked");
    }
    this.#marked = false;
    this.#unsaved.clear();
    this.#parsed.clear();
    for (const key of keys) this.#tell(key, true);
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
   * Take over what another tab wrote; the page's storage events come here.
   *
   * @param {string | null} key  null where everything was cleared
   */
  changedElsewhere(key) {
    if (key === null) {
      this.#unsaved.clear();
      const known = [...this.#parsed.keys()];
      this.#parsed.clear();
      for (const one of known) this.#tell(one, false);
    } else {
      this.#tell(key, false);
    }
  }

  /** Look again at everything read so far: a page that comes back from a freeze missed its events. */
  reread() {
    for (const key of this.#parsed.keys()) this.#tell(key, false);
  }

  /** @param {Kind} kind @param {string} id */
  #key(kind, id, version = this.#version) {
    return `${this.#base}${version}:${kind}:${id}`;
  }

  /** Keys in storage with this beginning, this version's unless told. @param {string} [own] */
  #keys(own = `${this.#base}${this.#version}:`) {
    try {
      const storage = this.#storage();
      this.#open(storage);
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
      return /** @type {string[]} */ (keys.filter((key) => key?.startsWith(own)));
    } catch {
      return [];
    }
  }

  /**
   * @param {Kind} kind
   * @param {string} id
   * @returns {Value | null}
   */
  #read(kind, id) {
    const key = this.#key(kind, id);
    const unsaved = this.#unsaved.get(key) ?? null;
    let raw = null;
    try {
      const storage = this.#storage();
      this.#open(storage);
      raw = storage.getItem(key);
    } catch {
      return unsaved; // blocked: said when something is to be kept
    }
    const kept = this.#parse(kind, key, raw ?? "");
    return kept && unsaved ? mergeRecords(kind, kept, unsaved) : (kept ?? unsaved);
  }

  /** @param {Kind} kind @param {string} key @param {string} raw empty where there is nothing */
  #parse(kind, key, raw) {
    const last = this.#parsed.get(key);
    if (last?.raw === raw) return last.value;
    /** @type {Value | null} */
    let value = null;
    if (raw) {
      try {
        value = readRecord(kind, JSON.parse(raw));
      } catch {
        value = null;
      }
      if (!value) this.#notice("corrupt");
    }
    this.#parsed.set(key, { raw, value });
    return value;
  }

  /**
   * @param {Kind} kind
   * @param {string} id
   * @param {Value} value
   * @returns {Value}
   */
  #write(kind, id, value) {
    const key = this.#key(kind, id);
    try {
      const raw = JSON.stringify(value);
      const storage = this.#storage();
      storage.setItem(key, raw);
      this.#parsed.set(key, { raw, value });
      this.#unsaved.delete(key);
      this.#mark(storage);
    } catch (error) {
      this.#unsaved.set(key, value);
      this.#failed(error);
    }
    this.#tell(key, true);
    return value;
  }

  /** @param {unknown} error */
  #failed(error) {
    this.#notice(error instanceof Error && /quota/i.test(error.name) ? "full" : "blocked");
  }

  /** A record of a kind this version does not know, as it stands. @param {string} key */
  #unknown(key) {
    try {
      const value = JSON.parse(this.#storage().getItem(key) ?? "");
      return isRecord(value) && isTime(value.at) ? /** @type {{ at: string }} */ (value) : null;
    } catch {
      return null;
    }
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
    const key = `${this.#base}${this.#version}:${kind}:${id}`;
    const last = this.#unknown(key);
    if (last && (last.at > value.at || (last.at === value.at && JSON.stringify(last) >= raw))) return "same";
    try {
      if (write) this.#storage().setItem(key, raw);
    } catch (error) {
      this.#failed(error);
    }
    return last ? "changed" : "added";
  }

  /**
   * On first use: bring an older version's records along, leave a newer version's alone.
   *
   * @param {Storage} storage
   */
  #open(storage) {
    if (this.#opened) return;
    this.#opened = true;
    const marked = Number(storage.getItem(`${this.#base}version`) ?? this.#version);
    if (marked > this.#version) this.#notice("newer");
    if (!(marked >= 1 && marked < this.#version)) return;
    const old = `${this.#base}${marked}:`;
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
    for (const key of keys) {
      if (!key?.startsWith(old)) continue;
      const [kind, id] = parted(key.slice(old.length));
      if (!kind || !isKind(kind)) continue;
      this.#bring(storage, kind, key, this.#key(kind, id), marked);
    }
    this.#mark(storage);
  }

  /**
   * @param {Storage} storage
   * @param {Kind} kind
   * @param {string} from
   * @param {string} to
   * @param {number} version
   */
  #bring(storage, kind, from, to, version) {
    if (storage.getItem(to) !== null) return;
    try {
      const value = readRecord(kind, this.#brought(kind, JSON.parse(storage.getItem(from) ?? ""), version));
      if (value) storage.setItem(to, JSON.stringify(value));
    } catch {
      this.#notice("corrupt"); // the old record stays where it is
    }
  }

  /** A tombstone has no version. @param {Kind} kind @param {unknown} value @param {number} version */
  #brought(kind, value, version) {
    return isRecord(value) && value.gone === true ? value : this.#migrate(kind, value, version, this.#version);
  }

  /** @param {Storage} storage */
  #mark(storage) {
    if (this.#marked) return;
    this.#marked = true;
    const key = `${this.#base}version`;
    const marked = Number(storage.getItem(key));
    if (!(marked >= this.#version)) storage.setItem(key, String(this.#version));
  }

  /** @param {string} key @param {boolean} here */
  #tell(key, here) {
    const own = `${this.#base}${this.#version}:`;
    if (!key.startsWith(own)) return;
    const [kind, id] = parted(key.slice(own.length));
    if (kind && isKind(kind)) this.dispatchEvent(new CustomEvent("change", { detail: { kind, id, here } }));
  }

  /** @param {Trouble} trouble */
  #notice(trouble) {
    if (this.#noticed) return;
    this.#noticed = true;
    this.dispatchEvent(new CustomEvent("notice", { detail: trouble }));
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
