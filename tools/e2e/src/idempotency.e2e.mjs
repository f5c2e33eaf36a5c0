import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { e2eRun } from '../support/e2e-run.mjs';
import { APPLICATION, SERVICES, workspaceFrom } from '../support/templates.mjs';

/** One that is made before. */
const MIGRATION = ['deals-ms', '--name=add-price', '--kind=expand'];

/** Another one that is made before. */
const DRILL = [
  ...[APPLICATION, '--emergency=bad-migration', '--service=deals-ms', '--environment=staging'],
  ...['--schedule=0 5 * * 1', '--maxAgeDays=30'],
];

/** Pipelines that are made before. */
const PIPELINE = [APPLICATION, '--strategy=trunk', '--nightly=17 3 * * *'];

/**
 * How each generator is run in a workspace that has its result already. The first test
 * fails when a generator is missing here.
 *
 * @type {Readonly<Record<string, readonly (readonly string[])[]>>}
 */
const RUNS = Object.freeze({
  init: [[]],
  preset: [['super-deals']],
  application: [[APPLICATION]],
  service: SERVICES.map((service) => [service]),
  migration: [MIGRATION],
  drill: [DRILL],
  pipeline: [PIPELINE],
  'pipeline-sync': [[]],
});

describe('a generator that is run again', () => {
  /** @type {import('../support/workspace.mjs').Workspace} */
  let workspace;

  beforeAll(async () => {
    workspace = await workspaceFrom('organisation', 'idempotency');
    await workspace.nx.run(['g', '@org/cicd:migration', ...MIGRATION]);
    await workspace.nx.run(['g', '@org/cicd:drill', ...DRILL]);
    await workspace.nx.run(['g', '@org/cicd:pipeline', ...PIPELINE]);
    await workspace.commit('feat(deals-ms): a migration, a drill, and pipelines');
  });

  it('is one of all generators of the plugin', async () => {
    const file = join(e2eRun().root, 'packages/cicd/generators.json');
    const { generators } = JSON.parse(await readFile(file, 'utf8'));
    expect(Object.keys(RUNS).sort()).toEqual(Object.keys(generators).sort());
  });

  const runs = Object.entries(RUNS).flatMap(([generator, all]) =>
    all.map((args) => /** @type {const} */ ([generator, args])),
  );

  it.each(runs)('changes nothing: %s %j', async (generator, args) => {
    await workspace.nx.run(['g', `@org/cicd:${generator}`, ...args]);
    expect(await workspace.status()).toBe('');
  });

  it('leaves pipelines that are in step with application.json, and formatted as the workspace formats', async () => {
    await workspace.nx.run(['sync:check']);
    await workspace.nx.run(['format:check', '--files=.github/workflows/super-deals-delivery.yml']);
    const text = await workspace.read('apps/super-deals/application.json');
    const config = JSON.parse(text);
    const changed = { ...config, strategy: 'github-flow' };
    await workspace.write('apps/super-deals/application.json', JSON.stringify(changed, null, 2));
    await expect(workspace.nx.run(['sync:check'])).rejects.toThrow();
    await workspace.nx.run(['sync']);
    expect(await workspace.read('.github/workflows/super-deals-checks.yml')).toContain(
      'feature/**',
    );
    await workspace.git('checkout', '--quiet', '.');
    await workspace.nx.run(['sync:check']);
  });

  it('keeps every edit of a user', async () => {
    const listed = await workspace.git('ls-files', 'apps', 'README.md');
    const edited = listed.split('\n').filter((file) => /\.(ts|md)$/.test(file));
    expect(edited.length).toBeGreaterThan(2 * SERVICES.length);
    for (const file of edited) {
      const text = await workspace.read(file);
      await workspace.write(
        file,
        `${text}${file.endsWith('.md') ? '\nEdited.\n' : '// Edited.\n'}`,
      );
    }
    await workspace.commit('docs: our own words');
    for (const [generator, args] of runs) {
      await workspace.nx.run(['g', `@org/cicd:${generator}`, ...args]);
    }
    expect(await workspace.status()).toBe('');
    for (const file of edited) expect(await workspace.read(file)).toMatch(/Edited\.\n$/);
  });
});
