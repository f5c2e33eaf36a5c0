import { nameOf } from './case-names.mjs';
import { runCloud } from './cloud.mjs';
import { runKill } from './kill.mjs';
import { runPair } from './pair.mjs';
import { randomFor } from './random.mjs';

const RUN = { kill: runKill, pair: runPair, cloud: runCloud };

/**
 * @param {import('./case-names.mjs').Case} it
 * @param {Omit<import('./commands.mjs').Context, 'random'> & { seed: number }} context
 * @returns {Promise<import('./in-stores.mjs').Result>}
 */
export function runCase(it, { seed, ...context }) {
  const random = randomFor(seed, nameOf(it));
  return RUN[it.kind](it, { ...context, random });
}
