// The only file that touches localStorage. Keeps every record under its own key, so that two tabs
// never overwrite each other's. Every read and write survives: where storage is blocked or full the
// page goes on with its memory and says so once.

import { VERSION, isKind, mergeRecords, migrate, readRecord } from "./format.js";
import { Keys } from "./keys.js";
import { isRecord, isTime } from "./shapes.js";
import { bringAlong, parted } from "./upgrade.js";

/** @typedef {import("./format.js").Kind} Kind */
/** @typedef {import("./format.js").Records[Kind] | import("./format.js").Gone} Value */

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

/** The record that a text of the storage is; null where it is none. @param {Kind} kind @param {string} raw @returns {Value | null} */
function valueOf(kind, raw) {
  try {
    return readRecord(kind, JSON.parse(raw));
  } catch {
    return null;
  }
}

/** A record as it stands, whatever wrote it; null where it is none. @param {string} raw */
function standing(raw) {
  try {
    const value = JSON.parse(raw);
    return isRecord(value) && isTime(value.at) ? /** @type {{ at: string }} */ (value) : null;
  } catch {
    return null;
  }
}

export class Shelf extends EventTarget {
  /** @type {() => Storage} */
  #storage;
  /** @type {string} */
  #base;
  #format;
  #opened = false;
  #marked = false;
  #noticed = false;
  /** What could not be written, by key: newer than what storage holds. @type {Map<string, Value>} */
  #unsaved = new Map();
  /** Records as last parsed, by key. @type {Map<string, { raw: string, value: Value | null }>} */
  #parsed = new Map();
  #listed = new Keys();

  /**
   * @param {() => Storage} storage  may throw: a browser may refuse it
   * @param {string} base  the site's base path: several sites share an origin
   * @param {{ version: number, migrate: typeof migrate }} [format]
   */
  constructor(storage, base, format = { version: VERSION, migrate }) {
    super();
    this.#storage = storage;
    this.#base = `loopguide:${base}:`;
    this.#format = format;
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
    this.#listed.forget();
    this.#unsaved.clear();
    this.#parsed.clear();
    for (const key of keys) this.#tell(key, true);
  }

  /**
   * Take over what another tab wrote; the page's storage events come here.
   *
   * @param {string | null} key  null where everything was cleared
   */
  changedElsewhere(key) {
    const known = key === null ? [...this.#parsed.keys()] : [key];
    if (key === null) {
      this.#unsaved.clear();
      this.#parsed.clear();
    }
    for (const one of known) this.#tell(one, false);
  }

  /** Look again at everything read so far: a page that comes back from a freeze missed its events. */
  reread() {
    for (const key of this.#parsed.keys()) this.#tell(key, false);
  }

  /** @param {string} kind @param {string} id */
  key(kind, id) {
    return `${this.#base}${this.#format.version}:${kind}:${id}`;
  }

  /** Kind and id of a key of this version; empty where it is none. @param {string} key @returns {string[]} */
  parted(key) {
    const own = `${this.#base}${this.#format.version}:`;
    return key.startsWith(own) ? parted(key.slice(own.length)) : [];
  }

  /** Every key of this version: what storage holds, and what it could not take. */
  allKeys() {
    return [...new Set([...this.#keys(), ...this.#unsaved.keys()])];
  }

  /** Keys in storage with this beginning, this version's unless told. @param {string} [own] */
  #keys(own = `${this.#base}${this.#format.version}:`) {
    try {
      const storage = this.#storage();
      this.#open(storage);
      return this.#listed.of(storage).filter((key) => key.startsWith(own));
    } catch {
      return [];
    }
  }

  /**
   * @param {Kind} kind
   * @param {string} id
   * @returns {Value | null}
   */
  read(kind, id) {
    const key = this.key(kind, id);
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
    const value = raw ? valueOf(kind, raw) : null;
    if (raw && !value) this.#notice("corrupt");
    this.#parsed.set(key, { raw, value });
    return value;
  }

  /**
   * @param {Kind} kind
   * @param {string} id
   * @param {Value} value
   * @returns {Value}
   */
  write(kind, id, value) {
    const key = this.key(kind, id);
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

  /** Write text as it stands. @param {string} key @param {string} raw */
  writeRaw(key, raw) {
    try {
      this.#storage().setItem(key, raw);
    } catch (error) {
      this.#failed(error);
    }
  }

  /** @param {unknown} error */
  #failed(error) {
    this.#notice(error instanceof Error && /quota/i.test(error.name) ? "full" : "blocked");
  }

  /** A record of a kind this version does not know, as it stands. @param {string} key */
  unknown(key) {
    try {
      return standing(this.#storage().getItem(key) ?? "");
    } catch {
      return null; // blocked
    }
  }

  /** On first use: bring an older version's records along, leave a newer version's alone. @param {Storage} storage */
  #open(storage) {
    if (this.#opened) return;
    this.#opened = true;
    const marked = Number(storage.getItem(`${this.#base}version`) ?? this.#format.version);
    if (marked > this.#format.version) this.#notice("newer");
    if (!(marked >= 1 && marked < this.#format.version)) return;
    const whole = bringAlong(storage, this.#base, marked, this.#format.version, this.#format.migrate);
    if (!whole) this.#notice("corrupt");
    this.#mark(storage);
  }

  /** @param {Storage} storage */
  #mark(storage) {
    if (this.#marked) return;
    this.#marked = true;
    const key = `${this.#base}version`;
    const marked = Number(storage.getItem(key));
    if (!(marked >= this.#format.version)) storage.setItem(key, String(this.#format.version));
  }

  /** @param {string} key @param {boolean} here */
  #tell(key, here) {
    const [kind, id] = this.parted(key);
    if (kind && isKind(kind)) this.dispatchEvent(new CustomEvent("change", { detail: { kind, id, here } }));
  }

  /** @param {Trouble} trouble */
  #notice(trouble) {
    if (this.#noticed) return;
    this.#noticed = true;
    this.dispatchEvent(new CustomEvent("notice", { detail: trouble }));
  }
}
