import { createHash } from 'node:crypto';
import { seededRandom } from '../../bench/history/random.mjs';

/** Random numbers of one case: the same whichever cases are run beside it. */
export function randomFor(seed, name) {
  return seededRandom(createHash('sha256').update(`${seed} ${name}`).digest().readUInt32BE());
}
