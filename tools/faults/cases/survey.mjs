import { openCommands } from './commands.mjs';
import { SCENARIOS } from './scenarios.mjs';

/**
 * @typedef {object} Survey
 * @property {string[]} steps of a scenario that nobody disturbs, in order, without those that the clock decides about
 */

/**
 * Carries a scenario out once, to see which steps it has.
 *
 * @param {string} name of the scenario
 * @param {import('./commands.mjs').Context} context
 * @returns {Promise<Survey>}
 * @throws Error when it does not come to what it should
 */
export async function survey(name, context) {
  const { from, command, outcomes } = SCENARIOS[name];
  const { lane, catalogue } = context;
  const stores = lane.storesFor('folder', `survey-${name}`);
  await lane.bringTo(stores, from);
  const { end, steps } = await openCommands(context, stores).run(command(catalogue));
  if (end.kind === 'ended' && outcomes.includes(end.outcome))
    return { steps: steps.filter((step) => !step.includes('lock-renewed')) };
  throw new Error(`undisturbed, ${name} came to ${JSON.stringify(end)}`);
}

/**
 * The steps at which the process that talks to AWS has something to do, counted from 1. Elsewhere its end is seen when the next
 * deployment begins, which is among them.
 *
 * @param {Survey} survey
 */
export function stepsOfWorker({ steps }) {
  let working = 0;
  return steps.flatMap((step, index) => {
    if (step.startsWith('before delivering')) working += 1;
    if (step.startsWith('after delivering')) working -= 1;
    return working > 0 ? [index + 1] : [];
  });
}
