/**
 * Random choices that follow from a seed: the same seed gives the same choices on
 * every machine (mulberry32).
 *
 * @param {number} seed
 */
export function seededRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (least, most) => least + Math.floor(next() * (most - least + 1));
  const pick = (list) => list[integer(0, list.length - 1)];
  return {
    /** Whether something of this probability happens. */
    chance: (probability) => next() < probability,
    /** A whole number from `least` to `most`, both included. */
    integer,
    /** One of a list that is not empty. */
    pick,
    /** One of `[weight, value]` pairs. */
    weighted(pairs) {
      let rest = next() * pairs.reduce((sum, [weight]) => sum + weight, 0);
      return (pairs.find(([weight]) => (rest -= weight) < 0) ?? pairs.at(-1))[1];
    },
    /** Some of a list, each at most once, in the order of the list. */
    some(list, count) {
      const rest = [...list];
      while (rest.length > count) rest.splice(integer(0, rest.length - 1), 1);
      return rest;
    },
  };
}
