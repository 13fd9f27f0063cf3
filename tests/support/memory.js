// A browser's storage, as far as the store uses it.

export class Memory {
  map = new Map();
  /** Longest value it takes. */
  room = Number.POSITIVE_INFINITY;
  get length() {
    return this.map.size;
  }
  key(index) {
    return [...this.map.keys()][index] ?? null;
  }
  getItem(key) {
    return this.map.get(key) ?? null;
  }
  removeItem(key) {
    this.map.delete(key);
  }
  setItem(key, value) {
    if (value.length > this.room) throw new DOMException("no room", "QuotaExceededError");
    this.map.set(key, value);
  }
}
