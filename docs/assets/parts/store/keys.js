// Which keys a storage has. Listing thousands takes a while, and a tool asks for several kinds.

/** @param {Storage} storage */
export const keysOf = (storage) => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");

/**
 * The keys, listed once for what is looked at in one go. A record's key goes only where all go, so a
 * list as long as the storage is the storage's.
 */
export class Keys {
  /** Empty before and after it. @type {string[]} */
  #there = [];

  /** @param {Storage} storage  the same each time */
  of(storage) {
    if (this.#there.length !== storage.length) {
      this.#there = keysOf(storage);
      queueMicrotask(() => this.forget());
    }
    return this.#there;
  }

  forget() {
    this.#there = [];
  }
}
