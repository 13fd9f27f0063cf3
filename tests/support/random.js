// Random cases that come out the same at every run: a failure names its seed.

import { random, shuffled } from "../../docs/assets/parts/kit/chance.js";

export { random as generator };

/**
 * Run `property` over `count` random cases.
 *
 * @param {number} count
 * @param {(draw: ReturnType<typeof chooser>) => void} property
 */
export function forAll(count, property) {
  for (let seed = 1; seed <= count; seed += 1) {
    try {
      property(chooser(random(seed)));
    } catch (error) {
      error.message = `seed ${seed}: ${error.message}`;
      throw error;
    }
  }
}

/** @param {() => number} chance */
export function chooser(chance) {
  const draw = {
    /** A whole number from low to high. */
    int: (low, high) => low + Math.floor(chance() * (high - low + 1)),
    float: (low, high) => low + chance() * (high - low),
    bool: (share = 0.5) => chance() < share,
    from: (list) => list[draw.int(0, list.length - 1)],
    some: (list, share = 0.5) => list.filter(() => draw.bool(share)),
    shuffled: (list) => shuffled(list, chance),
    ids: (low, high) => Array.from({ length: draw.int(low, high) }, (_, index) => `id-${index}`),
  };
  return draw;
}
