// Whether a plan is kept, seen by the keys alone: home asks, and the store is not loaded for it.

/** Whether this browser holds a plan, of this site or of a neighbor on its host. */
export function holdsPlan() {
  try {
    return /:plan:/.test(Object.keys(localStorage).join());
  } catch {
    return false; // storage is refused
  }
}
