import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { run } from '@org/registry/consumer';
import { asConsumer, e2eRun } from '../support/e2e-run.mjs';
import { APPLICATION, workspaceFrom } from '../support/templates.mjs';
import { openWorkspace } from '../support/workspace.mjs';

const GREEN = 'refs/cicd/green/main';

describe('nx run super-deals:affected', () => {
  /** @type {import('../support/workspace.mjs').Workspace} */
  let workspace;
  /** @type {string} */
  let remote;

  beforeAll(async () => {
    workspace = await workspaceFrom('organisation', 'affected/workspace');
    remote = join(e2eRun().folder, 'affected', 'origin.git');
    await workspace.addRemote(remote);
    // The root package.json has no build of its own: no project but these is affected.
    await workspace.nx.run(['release', '--skip-publish']);
    await workspace.git('push', '--quiet', '--follow-tags', 'origin', 'main');
  });

  it('prints the last release as base while no run was green', async () => {
    await change('deals-ms', 'export const one = 1;\n');
    const { output } = await affected('--print-base');
    expect(output).toContain(await workspace.git('rev-parse', `${APPLICATION}@v1.0.0^{commit}`));
    expect(output).toMatch(/release/i);
  });

  it('moves the base after a green run only, so that failed changes are not lost', async () => {
    await affected('--targets=typecheck', '--mark-green');
    const green = await workspace.git('rev-parse', GREEN);
    expect(green).toBe(await workspace.git('rev-parse', 'HEAD'));

    await change('deals-ms', 'export const one: string = 1;\n');
    const failed = await affected('--targets=typecheck', '--mark-green');
    expect(failed.code).not.toBe(0);
    expect(await workspace.git('rev-parse', GREEN)).toBe(green);

    await change('users-ms', 'export const two = 2;\n');
    const file = 'tmp/affected.json';
    const again = await affected('--targets=typecheck', '--mark-green', `--json=${file}`);
    expect(again.code).not.toBe(0);
    expect(again.output).toContain('deals-ms:typecheck');
    expect(again.output).toContain('users-ms:typecheck');
    expect(await workspace.json(file)).toMatchObject({ base: green, success: false });

    await change('deals-ms', "export const one: string = '1';\n");
    expect((await affected('--targets=typecheck', '--mark-green')).code).toBe(0);
    expect(await workspace.git('rev-parse', GREEN)).toBe(await workspace.git('rev-parse', 'HEAD'));
    expect(await workspace.git('ls-remote', 'origin', GREEN)).toContain(
      await workspace.git('rev-parse', 'HEAD'),
    );
  });

  it('takes the base it is given', async () => {
    const base = await workspace.git('rev-parse', 'HEAD~1');
    const { output } = await affected('--print-base', `--base=${base}`);
    expect(output).toContain(`NX_BASE=${base}`);
  });

  it('refuses a shallow clone, with the command that deepens it', async () => {
    await workspace.git('push', '--quiet', 'origin', 'main');
    const clone = join(e2eRun().folder, 'affected', 'shallow');
    const consumer = asConsumer();
    await run('git', ['clone', '--quiet', '--depth=1', pathToFileURL(remote).href, clone], {
      ...consumer,
      cwd: e2eRun().folder,
    });
    await run('cp', ['-a', join(workspace.directory, 'node_modules'), clone], {
      ...consumer,
      cwd: e2eRun().folder,
    });
    const shallow = openWorkspace(clone);
    expect(await shallow.git('rev-parse', '--is-shallow-repository')).toBe('true');
    const { code, output } = await shallow.nx.run(
      ['run', `${APPLICATION}:affected`, '--print-base'],
      { exit: 'any' },
    );
    expect(code).not.toBe(0);
    const [, deepen] = /`(git fetch [^`]*)`/.exec(output) ?? [];
    expect(deepen).toBeDefined();

    const [command, ...args] = deepen.split(' ');
    await run(command, args, { ...consumer, cwd: clone });
    await shallow.nx.run(['run', `${APPLICATION}:affected`, '--print-base']);
  });

  /** @param {...string} args */
  function affected(...args) {
    return workspace.nx.run(['run', `${APPLICATION}:affected`, ...args], { exit: 'any' });
  }

  /** @param {string} service @param {string} source */
  async function change(service, source) {
    await workspace.write(`apps/${service}/src/change.ts`, source);
    await workspace.commit(`fix(${service}): a change`);
  }
});
