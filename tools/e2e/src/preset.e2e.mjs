import { e2eRun } from '../support/e2e-run.mjs';
import { APPLICATION, SERVICES, workspaceFrom } from '../support/templates.mjs';

const CHECKS = ['lint', 'typecheck', 'build', 'test'];

describe('create-nx-workspace super-deals --preset=@org/cicd', () => {
  /** @type {import('../support/workspace.mjs').Workspace} */
  let workspace;

  beforeAll(async () => {
    workspace = await workspaceFrom('preset', 'preset');
  });

  it('makes a committed workspace with the packed plugin in it', async () => {
    expect(await workspace.status()).toBe('');
    expect(await workspace.git('log', '--format=%s')).toBe('Initial commit');
    const { packages } = await workspace.json('package-lock.json');
    for (const { name, version, integrity } of e2eRun().packages) {
      // That one is for the code of services; whoever imports it depends on it.
      if (name === '@org/runtime') continue;
      expect(packages[`node_modules/${name}`]).toMatchObject({ version, integrity });
    }
    const { plugins, release } = await workspace.json('nx.json');
    expect(plugins.map((/** @type {any} */ entry) => entry.plugin ?? entry)).toContain('@org/cicd');
    expect(Object.keys(release.groups)).toEqual(['services', 'applications']);
  });

  it('nx g @org/cicd:application super-deals', async () => {
    await workspace.nx.run(['g', '@org/cicd:application', APPLICATION]);
    expect(await workspace.json(`apps/${APPLICATION}/application.json`)).toMatchObject({
      name: APPLICATION,
    });
  });

  it.each(SERVICES)(
    'nx g @org/cicd:service %s, without naming the only application',
    async (name) => {
      await workspace.nx.run(['g', '@org/cicd:service', name]);
      expect(await workspace.json(`apps/${name}/service.json`)).toMatchObject({
        name,
        application: APPLICATION,
      });
      expect(await workspace.json(`apps/${name}/package.json`)).toMatchObject({ version: '0.0.0' });
    },
  );

  it('git commit, with nothing left over', async () => {
    await workspace.commit(`feat: ${APPLICATION} with its services`);
    expect(await workspace.status()).toBe('');
  });

  it('nx affected -t lint typecheck build test runs each check of each service', async () => {
    const { tasks } = await workspace.nx.tasks(['affected', '-t', ...CHECKS, '--base=HEAD~1']);
    expect(tasks.map(({ id }) => id)).toEqual(
      SERVICES.flatMap((service) => CHECKS.map((check) => `${service}:${check}`)).sort(),
    );
    expect(await workspace.status()).toBe('');
  });

  it('nx release --skip-publish tags each service and composes the application', async () => {
    const planned = await workspace.git('rev-parse', 'HEAD');
    await workspace.nx.run(['release', '--skip-publish']);

    const projects = [APPLICATION, ...SERVICES];
    expect(await workspace.tags()).toEqual(
      Object.fromEntries(projects.map((project) => [`${project}@v1.0.0`, 'tag'])),
    );
    expect(await workspace.git('rev-parse', 'HEAD^1')).toBe(planned);
    expect(await workspace.json(`apps/${APPLICATION}/release.json`)).toMatchObject({
      application: APPLICATION,
      version: '1.0.0',
      previous: null,
      sourceCommit: planned,
      services: Object.fromEntries(
        SERVICES.map((name) => [
          name,
          { version: '1.0.0', tag: `${name}@v1.0.0`, sourceCommit: planned },
        ]),
      ),
    });
    expect(await workspace.status()).toBe('');
  });

  it('builds nothing again because of a release', async () => {
    const { tasks } = await workspace.nx.tasks(['run-many', '-t', ...CHECKS]);
    expect(tasks).toHaveLength(SERVICES.length * CHECKS.length);
    expect(tasks.filter(({ cached }) => !cached)).toEqual([]);
  });
});
