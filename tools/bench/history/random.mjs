/** Random numbers by seed (mulberry32): the same seed gives the same sequence everywhere. */
export function seededRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  return {
    below,
    /** A whole number from `low` to `high`, both included. */
    between: (low, high) => low + below(high - low + 1),
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)],
    /** The first ones more often than the last. */
    pickSkewed: (list) => list[Math.floor(list.length * next() ** 2)],
    /** @param {[any, number][]} table values with their weights */
    pickWeighted(table) {
      let rest = next() * table.reduce((sum, [, weight]) => sum + weight, 0);
      return table.find(([, weight]) => (rest -= weight) < 0)?.[0] ?? table[0][0];
    },
    /** Some of a list, each once. */
    sample(list, count) {
      const chosen = new Set();
      while (chosen.size < Math.min(count, list.length)) chosen.add(list[below(list.length)]);
      return [...chosen];
    },
  };
}

/** @typedef {ReturnType<typeof seededRandom>} Random */
