// Random cases that come out the same at every run: a failure names its seed.

/**
 * @param {number} seed
 * @returns {() => number} 0 to 1, without 1 (mulberry32)
 */
export function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Run `property` over `count` random cases.
 *
 * @param {number} count
 * @param {(draw: ReturnType<typeof chooser>) => void} property
 */
export function forAll(count, property) {
  for (let seed = 1; seed <= count; seed += 1) {
    try {
      property(chooser(generator(seed)));
    } catch (error) {
      error.message = `seed ${seed}: ${error.message}`;
      throw error;
    }
  }
}

/** @param {() => number} random */
export function chooser(random) {
  const draw = {
    /** A whole number from low to high. */
    int: (low, high) => low + Math.floor(random() * (high - low + 1)),
    float: (low, high) => low + random() * (high - low),
    bool: (chance = 0.5) => random() < chance,
    from: (list) => list[draw.int(0, list.length - 1)],
    some: (list, chance = 0.5) => list.filter(() => draw.bool(chance)),
    shuffled: (list) => {
      const copy = [...list];
      for (let last = copy.length - 1; last > 0; last -= 1) {
        const other = draw.int(0, last);
        [copy[last], copy[other]] = [copy[other], copy[last]];
      }
      return copy;
    },
    ids: (low, high) => Array.from({ length: draw.int(low, high) }, (_, index) => `id-${index}`),
  };
  return draw;
}
