import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { run } from '@org/registry/consumer';
import { runWorkflow } from '../../../packages/pipelines/src/testing/act/index.ts';
import { asConsumer, e2eRun } from '../support/e2e-run.mjs';
import { APPLICATION, workspaceFrom } from '../support/templates.mjs';

/** What a commit to trunk starts. */
const DELIVERY = `${APPLICATION}-delivery.yml`;

describe('a generated workflow, carried out', () => {
  /** @type {import('../support/workspace.mjs').Workspace} */
  let workspace;
  /** @type {string} */
  let remote;

  beforeAll(async () => {
    workspace = await workspaceFrom('organisation', 'pipeline/workspace');
    remote = join(e2eRun().folder, 'pipeline', 'origin.git');
    await workspace.write(
      'packages/money/package.json',
      '{ "name": "money", "version": "0.0.0" }\n',
    );
    await workspace.write('packages/money/index.js', 'exports.cents = (euros) => euros * 100;\n');
    for (const service of ['deals-ms', 'users-ms']) await dependOnMoney(service);
    await run('npm', ['install', '--no-audit', '--no-fund'], {
      ...asConsumer(),
      cwd: workspace.directory,
    });
    await workspace.nx.run(['g', '@org/cicd:pipeline', APPLICATION, '--strategy=trunk']);
    const file = `apps/${APPLICATION}/application.json`;
    const config = await workspace.json(file);
    const pipeline = { ...config.pipeline, targets: ['build', 'test'] };
    await workspace.write(file, JSON.stringify({ ...config, pipeline }, null, 2));
    await workspace.nx.run(['sync']);
    await workspace.nx.run(['format:write', '--all']);
    await workspace.commit('feat: pipelines');
    await workspace.addRemote(remote);
    await workspace.nx.run(['run', `${APPLICATION}:release`]);
  });

  it('checks the service that a commit changed, and no other', async () => {
    await workspace.write('apps/users-ms/src/extra.ts', 'export const extra = 1;\n');
    expect(await checked('feat(users-ms): something more')).toEqual(['users-ms']);
  });

  it('checks everything that depends on a library that changed', async () => {
    await workspace.nx.run(['run', `${APPLICATION}:affected`, '--mark-green']);
    await workspace.write('packages/money/more.js', 'exports.euros = (cents) => cents / 100;\n');
    expect(await checked('feat(money): the other way round')).toEqual(['deals-ms', 'users-ms']);
  });

  it('fails when what changed fails, and says so in the one job that counts', async () => {
    await workspace.write(
      'apps/users-ms/src/wrong.spec.ts',
      "it('fails', () => expect(1).toBe(2));\n",
    );
    await workspace.commit('test(users-ms): a wrong one');
    const { succeeded, jobs } = await carriedOut();
    expect(succeeded).toBe(false);
    const results = Object.fromEntries(jobs.map(({ id, result }) => [id, result]));
    expect(results).toMatchObject({
      affected: 'success',
      projects: 'failure',
      required: 'failure',
    });
  });

  /** @param {string} service */
  async function dependOnMoney(service) {
    const file = `apps/${service}/package.json`;
    const manifest = await workspace.json(file);
    const dependencies = { ...manifest.dependencies, money: '*' };
    await workspace.write(file, `${JSON.stringify({ ...manifest, dependencies }, null, 2)}\n`);
  }

  /** @param {string} message @returns {Promise<string[]>} The legs that a pushed commit was checked in. */
  async function checked(message) {
    await workspace.commit(message);
    const { succeeded, jobs } = await carriedOut();
    const failed = jobs.filter(({ result }) => result === 'failure');
    expect(failed.map(({ id, log }) => `${id}: ${log.slice(-4000)}`)).toEqual([]);
    expect(succeeded).toBe(true);
    const legs = jobs.filter(({ id }) => id === 'projects');
    return legs.map(({ matrix }) => /** @type {any} */ (matrix).leg.name).sort();
  }

  async function carriedOut() {
    await workspace.git('push', '--quiet', 'origin', 'main');
    return runWorkflow(workspace.directory, {
      event: 'push',
      workflow: DELIVERY,
      job: 'required',
      remote,
      env: await ofTheMachine(workspace.directory),
    });
  }
});

/**
 * What a machine of the provider has: nobody's settings of git; and an `npm` that installs by links to what is installed already, since each job would
 * take most of a minute for that.
 *
 * @param {string} installed A workspace.
 */
async function ofTheMachine(installed) {
  const { PATH = '', ...others } = asConsumer().env;
  const kept = Object.entries(others).filter(([name]) => !/^(HOME$|GIT_)/.test(name));
  const folder = join(e2eRun().folder, 'pipeline', 'bin');
  await mkdir(folder, { recursive: true });
  const script = '#!/bin/sh\n[ "$*" = ci ] || exit 64\nexec cp -al "$INSTALLED" node_modules\n';
  await writeFile(join(folder, 'npm'), script, { mode: 0o755 });
  // It would let git use the token; who carries the workflow out has seen to that.
  await writeFile(join(folder, 'gh'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  return {
    ...Object.fromEntries(kept),
    INSTALLED: join(installed, 'node_modules'),
    PATH: [folder, PATH].join(delimiter),
  };
}
