import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCatalogue } from '../world/catalogue.mjs';
import { openLane } from '../world/lane.mjs';
import { machineVariables } from '../world/machine.mjs';
import { allCases } from './all-cases.mjs';
import { nameOf } from './case-names.mjs';
import { SETTINGS } from './commands.mjs';
import { runCase } from './run-case.mjs';
import { SCENARIOS } from './scenarios.mjs';
import { survey } from './survey.mjs';

/**
 * @typedef {{ it: import('./case-names.mjs').Case, result: import('./in-stores.mjs').Result }} Ran
 *
 * @typedef {object} RunOptions
 * @property {number} seed
 * @property {number} lanes clouds at the same time
 * @property {readonly import('./case-names.mjs').Case[]} [cases] default: all that `only` and `runs` leave
 * @property {'kill' | 'cloud'} [only]
 * @property {number} [runs] of each scenario and kind, at most
 * @property {AbortSignal} signal
 * @property {(text: string) => void} say
 * @property {(ran: Ran, done: number, of: number) => void} onRan
 */

/**
 * Runs cases, in several clouds at the same time.
 *
 * @param {string} home an empty folder
 * @param {RunOptions} options
 * @returns {Promise<{ ministack: string, ran: Ran[] }>}
 */
export async function runAll(home, options) {
  const { lanes: count, seed, signal, say, onRan } = options;
  const machine = machineVariables();
  say('packaging the releases');
  const catalogue = await makeCatalogue(await folder(home, 'catalogue'), { machine, signal });
  const lanes = [];
  try {
    say(`starting ${count} clouds`);
    for (let index = 0; index < count; index += 1)
      lanes.push(
        await openLane(await folder(home, `lane-${index}`), { catalogue, machine, signal }),
      );
    const common = { catalogue, settings: SETTINGS, signal, seed };
    const cases = options.cases ?? (await planCases(lanes, common, options));
    const waiting = [...cases];
    const ran = [];
    await Promise.all(
      lanes.map(async (lane) => {
        for (let it = waiting.shift(); it !== undefined; it = waiting.shift()) {
          const result = await runCase(it, { ...common, lane }).catch((error) =>
            broken(error, signal),
          );
          ran.push({ it, result });
          onRan({ it, result }, ran.length, cases.length);
        }
      }),
    );
    return { ministack: lanes[0].version, ran: ran.sort(by(cases)) };
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()));
  }
}

async function planCases([lane], common, { only, runs, say }) {
  const surveys = {};
  if (only !== 'cloud') {
    for (const name of Object.keys(SCENARIOS)) {
      surveys[name] = await survey(name, { ...common, lane });
      say(`${name}: ${surveys[name].steps.length} steps`);
    }
  }
  return allCases(surveys, { seed: common.seed, only, runs });
}

/** What a case threw is a fault of it, and no reason to stop the others. */
function broken(error, signal) {
  signal.throwIfAborted();
  const violations = [`it could not be run: ${error.stack ?? error}`];
  return { reached: false, step: null, reruns: 0, milliseconds: null, violations };
}

async function folder(home, name) {
  const path = join(home, name);
  await mkdir(path, { recursive: true });
  return path;
}

const by = (cases) => {
  const places = new Map(cases.map((it, index) => [nameOf(it), index]));
  return (a, b) => places.get(nameOf(a.it)) - places.get(nameOf(b.it));
};
