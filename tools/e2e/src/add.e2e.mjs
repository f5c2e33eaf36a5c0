import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '@org/registry/consumer';
import { asConsumer, e2eRun } from '../support/e2e-run.mjs';
import { APPLICATION, SERVICES, workspaceFrom } from '../support/templates.mjs';
import { openWorkspace } from '../support/workspace.mjs';

const SERVICE_CHECKS = ['lint', 'typecheck', 'test', 'integration-test', 'e2e', 'format-check'];

describe('nx add @org/cicd in an existing workspace', () => {
  /** @type {import('../support/workspace.mjs').Workspace} */
  let workspace;

  beforeAll(async () => {
    workspace = await workspaceFrom('existing', 'add/workspace');
  });

  it('installs the packed plugin and prepares the workspace', async () => {
    expect((await workspace.json('nx.json')).plugins ?? []).toEqual([]);
    await workspace.nx.run(['add', '@org/cicd']);
    const { packages } = await workspace.json('package-lock.json');
    for (const { name, integrity } of e2eRun().packages) {
      // That one is for the code of services; whoever imports it depends on it.
      if (name === '@org/runtime') continue;
      expect([name, packages[`node_modules/${name}`]?.integrity]).toEqual([name, integrity]);
    }
    const { plugins, release } = await workspace.json('nx.json');
    expect(plugins.map((/** @type {any} */ entry) => entry.plugin ?? entry)).toContain('@org/cicd');
    expect(Object.keys(release.groups)).toEqual(['services', 'applications']);
    await workspace.commit('chore: add @org/cicd');
  });

  it('is idempotent', async () => {
    await workspace.nx.run(['add', '@org/cicd']);
    expect(await workspace.status()).toBe('');
  });

  it('generates an application and services', async () => {
    await workspace.nx.run(['g', '@org/cicd:application', APPLICATION]);
    for (const service of SERVICES) await workspace.nx.run(['g', '@org/cicd:service', service]);
    await workspace.commit(`feat: ${APPLICATION} with its services`);
    expect(await workspace.nx.projects('--type=app')).toEqual([APPLICATION, ...SERVICES].sort());
  });

  it('writes nothing for a dry run, an unknown application, a name that is taken', async () => {
    const refused = [
      ['orders-ms', '--application=nowhere'],
      ['deals-ms', `--application=${APPLICATION}`, '--directory=apps/other'],
      ['Orders_MS'],
    ];
    await workspace.nx.run(['g', '@org/cicd:service', 'orders-ms', '--dry-run']);
    expect(await workspace.status()).toBe('');
    for (const args of refused) {
      const { code, output } = await workspace.nx.run(['g', '@org/cicd:service', ...args], {
        exit: 'any',
      });
      expect({ args, code }).toEqual({ args, code: 1 });
      expect(output).toMatch(new RegExp(args[1]?.includes('nowhere') ? 'nowhere' : args[0]));
      expect(await workspace.status()).toBe('');
    }
  });

  it(`passes ${SERVICE_CHECKS.join(', ')} as generated`, async () => {
    const { tasks } = await workspace.nx.tasks(['run-many', '-t', ...SERVICE_CHECKS]);
    const ran = new Set(tasks.map(({ id }) => id));
    const missing = SERVICES.flatMap((service) =>
      SERVICE_CHECKS.map((check) => `${service}:${check}`),
    ).filter((id) => !ran.has(id));
    expect(missing).toEqual([]);
  });

  it('builds the same bytes twice, and on another path', async () => {
    const build = async (
      /** @type {import('../support/workspace.mjs').Workspace} */ { nx, directory },
    ) => {
      await nx.run(['build', 'deals-ms', '--skip-nx-cache']);
      return digestsOf(join(directory, 'apps/deals-ms/dist'));
    };
    const first = await build(workspace);
    expect(Object.keys(first).length).toBeGreaterThan(0);
    expect(await build(workspace)).toEqual(first);

    const elsewhere = join(e2eRun().folder, 'add/a longer path/of another developer');
    await run('mkdir', ['-p', join(elsewhere, '..')], { ...asConsumer(), cwd: e2eRun().folder });
    await run('cp', ['-a', workspace.directory, elsewhere], {
      ...asConsumer(),
      cwd: e2eRun().folder,
    });
    await run('rm', ['-rf', 'apps/deals-ms/dist', '.nx'], { ...asConsumer(), cwd: elsewhere });
    expect(await build(openWorkspace(elsewhere))).toEqual(first);
  });
});

/**
 * @param {string} folder
 * @returns {Promise<Record<string, string>>} sha256 of every file, by path.
 */
async function digestsOf(folder) {
  const { stdout } = await run('find', ['.', '-type', 'f'], { ...asConsumer(), cwd: folder });
  const files = stdout.trim().split('\n').filter(Boolean).sort();
  /** @type {Record<string, string>} */
  const digests = {};
  for (const file of files) {
    const bytes = await readFile(join(folder, file));
    digests[file] = createHash('sha256').update(bytes).digest('hex');
  }
  return digests;
}
