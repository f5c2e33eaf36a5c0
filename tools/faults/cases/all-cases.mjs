import { nameOf, BY_THE_CLOCK } from './case-names.mjs';
import { randomFor } from './random.mjs';
import { SCENARIOS } from './scenarios.mjs';
import { stepsOfWorker } from './survey.mjs';

/** How many there are of what has no steps to count. */
const CLOUDS = 8;
const PAIRS = 6;

/** Which part of the cases has its stores in S3. */
const IN_S3 = 0.25;

/**
 * Every case there is: a command is killed at each of its steps, its worker at each step at which it works.
 *
 * @param {Record<string, import('./survey.mjs').Survey>} surveys by scenario; those that are there
 * @param {object} options
 * @param {number} options.seed
 * @param {'kill' | 'cloud' | undefined} options.only
 * @param {number | undefined} options.runs of each scenario and kind, at most; which ones, the seed says
 * @returns {import('./case-names.mjs').Case[]}
 */
export function allCases(surveys, { seed, only, runs }) {
  const groups = [];
  if (only !== 'cloud') {
    for (const [scenario, survey] of Object.entries(surveys)) {
      const every = survey.steps.map((_, index) => index + 1);
      const at = { actor: [...every, ...Object.keys(BY_THE_CLOCK)], worker: stepsOfWorker(survey) };
      for (const who of ['actor', 'worker'])
        groups.push(at[who].map((step) => ({ kind: 'kill', scenario, who, at: step })));
    }
    for (const what of ['killed', 'paused'])
      groups.push(numbers(PAIRS).map((number) => ({ kind: 'pair', what, number })));
  }
  if (only !== 'kill') {
    for (const scenario of Object.keys(SCENARIOS))
      groups.push(numbers(CLOUDS).map((number) => ({ kind: 'cloud', scenario, number })));
  }
  return groups.flatMap((group) => some(group, runs, seed)).map((it) => inStore(it, seed));
}

/** A part of them by the seed, in their order. */
function some(group, runs, seed) {
  if (runs === undefined || runs >= group.length) return group;
  const kind = JSON.stringify({ ...group[0], at: null, number: null });
  const chosen = new Set(randomFor(seed, kind).sample(group, runs));
  return group.filter((it) => chosen.has(it));
}

function inStore(it, seed) {
  const name = nameOf({ ...it, stores: 'any' });
  return { ...it, stores: randomFor(seed, name).chance(IN_S3) ? 's3' : 'folder' };
}

const numbers = (count) => Array.from({ length: count }, (_, index) => index + 1);
