import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../support/nx.mjs';
import { installCli } from '../example/cdk.mjs';
import { APPLICATION, CHANGED, copyWorkspace } from '../example/workspace.mjs';
import { findServices } from '../../example/templates/find-services.mjs';
import { openCloud } from './cloud.mjs';
import { limit } from './limit.mjs';
import { atOnce, inTurn, ours } from './sides.mjs';

const NAMES = ['ours', 'inTurn', 'atOnce', 'limit'];

/**
 * Lets every side do every operation, in rounds, each side with a workspace and a cloud of its own.
 * The one that begins changes with every round; the limit comes last, since it deploys what
 * our side has made. A first round is not counted: it warms the machine's caches.
 *
 * @param {string} home an empty folder
 * @param {{ processes: import('../measure/engine.mjs').Processes, signal: AbortSignal, runs: number,
 *   operations: readonly import('./operations.mjs').Operation[], say: (text: string) => void }} options
 * @returns {Promise<{ ministack: string, operations: import('./figures.mjs').Measured[] }>}
 */
export async function measure(home, { processes, signal, runs, operations, say }) {
  say('installing the CLI of the CDK');
  const cli = await installCli(processes, join(home, 'cli'));
  const services = findServices(join(root, 'apps')).map(({ folder }) => folder);
  if (!services.includes(CHANGED)) throw new Error(`there is no service ${CHANGED} in apps/`);
  const places = {};
  try {
    const source = join(home, 'source');
    await copyWorkspace(processes, source);
    for (const name of NAMES) {
      const workspace = join(home, name);
      await cp(source, workspace, { recursive: true, verbatimSymlinks: true });
      const cloud = openCloud({ processes, cli, workspace, signal });
      places[name] = { processes, cli, workspace, application: APPLICATION, services, cloud };
    }
    const peers = [ours(places.ours), inTurn(places.inTurn), atOnce(places.atOnce)];
    const last = limit(places.limit, places.ours);
    const measured = operations.map(({ name }) => ({ name, rounds: [] }));
    for (let round = 0; round <= runs; round += 1) {
      const sides = [...rotate(peers, round), last];
      for (const [index, operation] of operations.entries()) {
        const costs = await measureOnce(operation, sides, `${operation.name}-${round}`, (text) =>
          say(`round ${round} of ${runs}, ${operation.name}, ${text}`),
        );
        if (round > 0) measured[index].rounds.push(costs);
      }
    }
    return { ministack: await places.ours.cloud.version(), operations: measured };
  } finally {
    await Promise.all(Object.values(places).map(({ cloud }) => cloud.stop()));
  }
}

async function measureOnce(operation, sides, mark, say) {
  const costs = {};
  for (const side of sides) {
    if (operation.sides?.includes(side.name) === false) continue;
    await operation.prepare(side, mark);
    costs[side.name] = await operation.run(side);
    await operation.check(side, mark);
    say(`${side.name}: ${costs[side.name].seconds.toFixed(1)} s`);
  }
  return costs;
}

const rotate = (all, by) => all.map((_, at) => all[(at + by) % all.length]);
