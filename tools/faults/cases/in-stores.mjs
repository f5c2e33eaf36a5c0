import { rm } from 'node:fs/promises';
import { checkEnvironment } from '../check/check-environment.mjs';
import { leftBehind, makeOld } from '../check/left-behind.mjs';
import { nameOf } from './case-names.mjs';

/**
 * @typedef {object} Result of a case
 * @property {boolean} reached whether anything was done to the command before it ended
 * @property {string | null} step it was done at
 * @property {number} reruns
 * @property {number | null} milliseconds from then until the command was done
 * @property {number} [left] how many folders those who were killed left behind
 * @property {string[]} violations
 */

/**
 * Brings an environment to where a case begins, with records of its own, lets something happen to it, and looks at it from outside.
 *
 * @param {import('./case-names.mjs').Case} it
 * @param {import('./commands.mjs').Context} context
 * @param {{ from: readonly string[], wanted: Record<string, string> }} scenario
 * @param {(stores: import('../world/lane.mjs').Stores) => Promise<Result>} happen
 * @returns {Promise<Result>}
 */
export async function inStores(it, { lane, catalogue }, { from, wanted }, happen) {
  const stores = lane.storesFor(it.stores, nameOf(it).replaceAll('/', '-'));
  await lane.bringTo(stores, from);
  const { head } = await lane.openLog(stores).read();
  const since = { sequence: head.sequence, time: Date.now() };
  const result = await happen(stores);
  const options = { stores, catalogue, wanted, since };
  const violations = [...result.violations, ...(await checkEnvironment(lane, options))];
  const left = await makeOld(stores.workFolder);
  if (left.length > 0) {
    await lane.inspectIn(stores);
    const kept = (await leftBehind(stores.workFolder)).filter((name) => left.includes(name));
    if (kept.length > 0)
      violations.push(`left behind for ever in the work folder: ${kept.join(', ')}`);
  }
  if (violations.length === 0) await forget(stores);
  return { ...result, left: left.length, violations };
}

/** What was right needs nobody to look at. */
async function forget({ kind, state, workFolder }) {
  await rm(workFolder, { recursive: true, force: true });
  if (kind === 'folder') await rm(state, { recursive: true, force: true });
}
