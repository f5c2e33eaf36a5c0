/**
 * How services call each other, and how their teams release.
 *
 * @typedef {object} Shape
 * @property {string} name
 * @property {string} title as the table has it
 * @property {(count: number, random: import('../history/random.mjs').Random) => number[][]} providers
 *   for each service the ones it calls, which all come before it
 * @property {Habits} habits
 *
 * @typedef {object} Habits probabilities, unless said otherwise
 * @property {number} [major] a release breaks its consumers
 * @property {number} [ripple] who follows a major version makes one too
 * @property {number} [tolerance] who follows still takes the major version before
 * @property {number} [skips] who follows takes the last one and the one before the one before: `^1 || ^3`
 * @property {number} [prereleases] a version is one, such as `2.0.0-rc.1`
 * @property {number} [missing] an earlier release cannot be deployed any more
 * @property {number} [proven] an earlier release ran in the environment
 * @property {boolean} [fix] what is faulty is a patch, instead of a major version
 */

const all = (count, each) => Array.from({ length: count }, (_, at) => each(at));
const below = (at) => all(at, (each) => each);

const chain = (count) => all(count, (at) => (at === 0 ? [] : [at - 1]));
const star = (count) => all(count, (at) => (at === 0 ? [] : [0]));
const sparse = (count, random) =>
  all(count, (at) => random.sample(below(at), random.between(0, 3)));
const dense = (count, random) => all(count, (at) => random.sample(below(at), random.between(2, 8)));

function layered(count, random) {
  const width = Math.ceil(count / 5);
  return all(count, (at) => {
    const start = (Math.floor(at / width) - 1) * width;
    if (start < 0) return [];
    return random.sample(
      all(width, (each) => start + each),
      random.between(1, 4),
    );
  });
}

const RIPPLE = Object.freeze({ major: 0.05, ripple: 0.6, tolerance: 0.1 });
const MESS = Object.freeze({ prereleases: 0.1, skips: 0.4, tolerance: 0.5 });

/** @type {readonly Shape[]} */
export const SHAPES = Object.freeze([
  { name: 'fix', title: 'layers, a patch is faulty', providers: layered, habits: { fix: true } },
  { name: 'chain', title: 'a chain of consumers', providers: chain, habits: {} },
  { name: 'star', title: 'all call one', providers: star, habits: {} },
  { name: 'layers', title: 'layers', providers: layered, habits: {} },
  { name: 'sparse', title: 'a few calls at random', providers: sparse, habits: {} },
  { name: 'ripple', title: 'many calls, majors follow majors', providers: dense, habits: RIPPLE },
  {
    name: 'diamonds',
    title: 'the same, `^1 \\|\\| ^3`, prereleases, some releases gone',
    providers: dense,
    habits: { ...RIPPLE, ...MESS, missing: 0.03 },
  },
  {
    name: 'gone',
    title: 'the same, many releases gone',
    providers: dense,
    habits: { ...RIPPLE, ...MESS, missing: 0.2 },
  },
  {
    name: 'knots',
    title: 'a few calls at random, the same',
    providers: sparse,
    habits: { ...RIPPLE, ...MESS, missing: 0.2 },
  },
]);
