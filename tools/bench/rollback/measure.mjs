import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installCli } from '../example/cdk.mjs';
import { openEngine } from './engine.mjs';
import { traceDeploy, traceRollback } from './proof.mjs';
import { NEW, prepareScene } from './scene.mjs';
import { openStack } from './stack.mjs';
import { engineInput, oldAssembly, waysBack } from './ways.mjs';

/** What the service says of itself, before and after it was changed. */
const HEALTH = Object.freeze({ old: 'ok', new: 'newer' });

/**
 * Goes back in every way, in rounds; the way that begins changes with every round. Before each the environment runs the newer
 * release, after each the older one. A first round is not counted: it warms the machine's caches, and tells what is started.
 *
 * @param {string} home an empty folder
 * @param {{ processes: import('../measure/engine.mjs').Processes, signal: AbortSignal, runs: number, say: (text: string) => void }} options
 * @returns {Promise<Pick<import('./figures.mjs').Figures, 'ministack' | 'rounds' | 'traced'>>}
 */
export async function measure(home, { processes, signal, runs, say }) {
  const cli = await installCli(processes, join(home, 'cli'));
  const scene = await prepareScene(home, { processes, signal, say });
  try {
    const input = await engineInput(scene);
    const engine = await openEngine(input);
    try {
      const { folder, stack: name } = await oldAssembly(home, engine);
      const stack = openStack(input.variables, name);
      const ways = waysBack(home, { scene, cli, engine, input, folder });
      const context = { engine, stack, say };
      const traced = existsSync('/proc') ? await trace(home, scene, context) : null;
      const rounds = [];
      for (let round = 0; round <= runs; round += 1) {
        const costs = {};
        for (const way of rotate(ways, round)) {
          costs[way.name] = await measureWay(way, context, `round ${round} of ${runs}`);
        }
        if (round > 0) rounds.push({ ...costs, known: await engine.known() });
      }
      stack.close();
      const { version } = await scene.cloud.status();
      return { ministack: version, traced, rounds };
    } finally {
      engine.close();
    }
  } finally {
    await scene.cloud.stop();
  }
}

/** What is started on the way back, and by a deployment from source: the newer one, after which the service still says so. */
async function trace(home, scene, context) {
  return {
    rollback: await from(context, () => traceRollback(home, scene), HEALTH.old),
    deploy: await from(context, () => traceDeploy(scene), HEALTH.new),
  };
}

async function measureWay({ name, staysThere, prepare, run, end }, context, round) {
  await prepare?.();
  const took = await from(context, run, staysThere ? HEALTH.new : HEALTH.old);
  await end?.();
  context.say(`${round}, ${name}: ${took.seconds.toFixed(2)} s`);
  return staysThere ? took : { ...took, update: await context.stack.lastUpdate() };
}

/** Does something while the service runs the newer release, after which it says what is expected. */
async function from({ engine, stack }, work, expected) {
  await engine.restore(NEW);
  await expectHealth(stack, HEALTH.new);
  const result = await work();
  await expectHealth(stack, expected);
  return result;
}

async function expectHealth(stack, expected) {
  const { status } = await stack.health();
  if (status !== expected) throw new Error(`the service says ${status} instead of ${expected}`);
}

const rotate = (all, by) => all.map((_, at) => all[(at + by) % all.length]);
