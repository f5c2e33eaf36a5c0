import { join } from 'node:path';
import { nxCommand } from '../example/nx.mjs';
import { changeLine, clean } from '../example/workspace.mjs';
import { checkServing } from './serving.mjs';

const APP = 'node --import tsx infra/bin/service-app.ts';

/**
 * @typedef {object} Place what a side works with
 * @property {import('../measure/engine.mjs').Processes} processes
 * @property {string} cli of the CDK
 * @property {string} workspace
 * @property {string} application
 * @property {readonly string[]} services
 * @property {ReturnType<typeof import('./cloud.mjs').openCloud>} cloud
 */

/**
 * The target of this workspace's plugin, which bundles too.
 * @param {Place} place
 */
export function ours(place) {
  return {
    name: 'ours',
    ...common(place),
    deploy: (only) => runNx(place, ['run', `${only ?? place.application}:deploy`]),
  };
}

/**
 * `nx build`, and then the CDK's CLI in one service after the other.
 * @param {Place} place
 */
export function inTurn(place) {
  return {
    name: 'inTurn',
    ...common(place),
    deploy: (only) =>
      afterBundling(place, only, async (services) => {
        for (const service of services) await cdkDeploy(place, service, []);
      }),
  };
}

/**
 * `nx build`, and then the CDK's CLI in all services at the same time, without change sets.
 * @param {Place} place
 */
export function atOnce(place) {
  return {
    name: 'atOnce',
    ...common(place),
    deploy: (only) =>
      afterBundling(place, only, (services) =>
        Promise.all(services.map((service) => cdkDeploy(place, service, ['--method=direct']))),
      ),
  };
}

/** @param {Place} place */
function common({ workspace, services, application, cloud }) {
  return {
    reset: async () => {
      await clean(workspace, services);
      await cloud.renew();
    },
    change: (mark) => changeLine(workspace, mark),
    check: async (mark) =>
      checkServing({ endpoint: await cloud.endpoint(), application, services, mark }),
  };
}

/** @param {Place} place */
async function runNx({ processes, workspace }, args) {
  const { seconds } = await processes.run(...nxCommand(workspace, args));
  return { seconds };
}

async function afterBundling(place, only, deploy) {
  const { seconds: bundling } = await runNx(
    place,
    only === undefined ? ['run-many', '--targets=build'] : ['run', `${only}:build`],
  );
  const started = performance.now();
  await deploy(only === undefined ? place.services : [only]);
  return { seconds: bundling + (performance.now() - started) / 1000, bundling };
}

/** @param {Place} place */
async function cdkDeploy({ processes, cli, workspace, cloud }, service, options) {
  await processes.run(
    process.execPath,
    [cli, 'deploy', '--app', APP, '--require-approval', 'never', '--no-notices', ...options],
    { cwd: join(workspace, 'apps', service), env: await cloud.variables() },
  );
}
