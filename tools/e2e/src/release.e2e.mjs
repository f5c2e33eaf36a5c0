import { join } from 'node:path';
import { run } from '@org/registry/consumer';
import { asConsumer, e2eRun } from '../support/e2e-run.mjs';
import { APPLICATION, SERVICES, workspaceFrom } from '../support/templates.mjs';

const MANIFEST = `apps/${APPLICATION}/release.json`;

/** @typedef {import('../support/workspace.mjs').Workspace} Workspace */

describe('nx release --skip-publish', () => {
  /** @type {Workspace} */
  let released;

  describe('the first time', () => {
    it.each([
      ['as it is', []],
      ['with --first-release', ['--first-release']],
    ])('%s: tags every service and composes the application', async (name, args) => {
      const workspace = await withRemote('organisation', `first/${name}`);
      const planned = await workspace.git('rev-parse', 'HEAD');
      await release(workspace, ...args);

      expect(await workspace.tags()).toEqual(
        annotated(`${APPLICATION}@v1.0.0`, ...SERVICES.map((service) => `${service}@v1.0.0`)),
      );
      expect(await versions(workspace)).toEqual(composed('1.0.0', ['1.0.0', '1.0.0', '1.0.0']));
      expect(await workspace.json(MANIFEST)).toMatchObject({
        sourceCommit: planned,
        previous: null,
      });
      expect(await workspace.git('diff', '--name-only', 'HEAD~1')).not.toMatch(
        /package\.json|src\//,
      );
      expect(await workspace.status()).toBe('');
      await pushRelease(workspace);
    });
  });

  describe('after a release', () => {
    beforeAll(async () => {
      released = await withRemote('organisation', 'released');
      await release(released);
      await pushRelease(released);
    });

    /** Every scenario starts where the release ended. */
    beforeEach(async () => {
      await released.git('reset', '--quiet', '--hard', 'origin/main');
      for (const tag of Object.keys(await released.tags())) {
        if (!tag.endsWith('@v1.0.0')) await released.git('tag', '--delete', tag);
      }
    });

    it('changes nothing when there is nothing to release', async () => {
      const before = await state(released);
      await release(released);
      expect(await state(released)).toEqual(before);
    });

    it('moves the services that changed, and the application by the highest bump', async () => {
      await touch(released, 'deals-ms', 'fix(deals-ms): round prices');
      await touch(released, 'users-ms', 'feat(users-ms): nicknames');
      await release(released);
      expect(await newTags(released)).toEqual(
        annotated(`${APPLICATION}@v1.1.0`, 'deals-ms@v1.0.1', 'users-ms@v1.1.0'),
      );
      expect(await versions(released)).toEqual(composed('1.1.0', ['1.0.0', '1.0.1', '1.1.0']));
      const { sourceCommit } = (await released.json(MANIFEST)).services['bff-api'];
      expect(sourceCommit).toBe(await released.git('rev-parse', 'bff-api@v1.0.0^{commit}^1'));
      await expect(released.json(`apps/${APPLICATION}/releases/1.0.0.json`)).resolves.toMatchObject(
        {
          version: '1.0.0',
        },
      );
    });

    it('writes a changelog of the application that says what moved, breaking changes first', async () => {
      await touch(released, 'users-ms', 'feat(users-ms): nicknames');
      await touch(released, 'bff-api', 'feat(bff-api)!: prices in cents');
      await release(released);
      expect(await versions(released)).toEqual(composed('2.0.0', ['2.0.0', '1.0.0', '1.1.0']));
      const changelog = await released.read(`apps/${APPLICATION}/CHANGELOG.md`);
      const earlier = changelog.search(/^#+ .*1\.0\.0/m);
      expect(earlier).toBeGreaterThan(0);
      const entry = changelog.slice(0, earlier);
      expect(entry).toMatch(/bff-api.*1\.0\.0.*2\.0\.0/);
      expect(entry).toMatch(/users-ms.*1\.0\.0.*1\.1\.0/);
      expect(entry.indexOf('prices in cents')).toBeGreaterThan(-1);
      expect(entry.indexOf('prices in cents')).toBeLessThan(entry.indexOf('nicknames'));
    });

    it('releases one service only: -p deals-ms', async () => {
      await touch(released, 'deals-ms', 'fix(deals-ms): round prices');
      await touch(released, 'users-ms', 'feat(users-ms): nicknames');
      await release(released, '-p', 'deals-ms');
      expect(await newTags(released)).toEqual(
        annotated(`${APPLICATION}@v1.0.1`, 'deals-ms@v1.0.1'),
      );
      expect(await versions(released)).toEqual(composed('1.0.1', ['1.0.0', '1.0.1', '1.0.0']));
      expect(await released.status()).toBe('');
      expect(await released.git('show', '--name-only', '--format=', 'HEAD')).toContain(
        `apps/${APPLICATION}/CHANGELOG.md`,
      );
    });

    it('changes nothing with --dry-run, and says what it would do', async () => {
      await touch(released, 'deals-ms', 'fix(deals-ms): round prices');
      const before = await state(released);
      const { output } = await release(released, '--dry-run');
      expect(await state(released)).toEqual(before);
      expect(output).toContain('1.0.1');
    });

    it('makes prereleases with --preid', async () => {
      await touch(released, 'users-ms', 'feat(users-ms): nicknames');
      await release(released, '--preid', 'rc');
      expect(await newTags(released)).toEqual(
        annotated(`${APPLICATION}@v1.1.0-rc.0`, 'users-ms@v1.1.0-rc.0'),
      );
      expect(await versions(released)).toEqual(
        composed('1.1.0-rc.0', ['1.0.0', '1.0.0', '1.1.0-rc.0']),
      );
      await touch(released, 'users-ms', 'fix(users-ms): trim nicknames');
      await release(released, '--preid', 'rc');
      expect((await versions(released))['users-ms']).toBe('1.1.0-rc.1');
    });

    it('takes a version that the user names', async () => {
      await touch(released, 'deals-ms', 'fix(deals-ms): round prices');
      await release(released, '3.0.0', '-p', 'deals-ms');
      expect((await versions(released))['deals-ms']).toBe('3.0.0');
      expect(Object.keys(await newTags(released))).toContain('deals-ms@v3.0.0');
    });

    it('gives the same bytes and tags as the steps of a release alone', async () => {
      await touch(released, 'deals-ms', 'fix(deals-ms): round prices');
      await touch(released, 'users-ms', 'feat(users-ms)!: nicknames');
      const planned = await released.git('rev-parse', 'HEAD');
      await release(released);
      const natively = {
        tree: await released.git('rev-parse', 'HEAD^{tree}'),
        tags: await released.tags(),
      };

      await released.git('reset', '--quiet', '--hard', planned);
      for (const tag of Object.keys(await newTags(released))) {
        await released.git('tag', '--delete', tag);
      }
      for (const step of ['changelog', 'manifest']) {
        await released.nx.run(['run', `${APPLICATION}:${step}`]);
      }
      await released.commit('chore(release): publish');
      await released.nx.run(['run', `${APPLICATION}:tag`]);
      expect({
        tree: await released.git('rev-parse', 'HEAD^{tree}'),
        tags: await released.tags(),
      }).toEqual(natively);
      expect((await released.nx.run(['run', `${APPLICATION}:tag`])).output).toContain(
        'Nothing to tag',
      );
    });

    it('gives Nx the same entries for releases at a host', async () => {
      await touch(released, 'deals-ms', 'fix(deals-ms): round prices');
      await released.write('tmp/entries.cjs', ENTRIES);
      const { stdout } = await run(process.execPath, ['tmp/entries.cjs'], {
        ...asConsumer(),
        cwd: released.directory,
      });
      const entries = JSON.parse(stdout.slice(stdout.indexOf('ENTRIES') + 'ENTRIES'.length));
      await release(released);
      for (const name of ['deals-ms', APPLICATION]) {
        expect(await released.read(`apps/${name}/CHANGELOG.md`)).toContain(entries[name].trim());
      }
    });

    it('names a service that was never released, and writes nothing', async () => {
      await released.nx.run(['g', '@org/cicd:service', 'offers-ms']);
      await released.commit('feat(offers-ms): offers');
      await touch(released, 'deals-ms', 'fix(deals-ms): round prices');
      const before = await state(released);
      const { code, output } = await released.nx.run(
        ['release', '--skip-publish', '-p', 'deals-ms'],
        { exit: 'any' },
      );
      expect(code).not.toBe(0);
      expect(output).toContain('offers-ms');
      expect(await state(released)).toEqual(before);

      await release(released);
      expect(Object.keys(await newTags(released))).toContain('offers-ms@v1.0.0');
      expect((await versions(released))['offers-ms']).toBe('1.0.0');
    });
  });
});

/** Asks Nx for the contents of the changelogs, as it does to make a release at GitHub. */
const ENTRIES = `
const { ReleaseClient } = require('nx/release');
(async () => {
  const client = new ReleaseClient({});
  const common = { dryRun: true, gitCommit: false, gitTag: false, stageChanges: false };
  const { projectsVersionData, releaseGraph } = await client.releaseVersion(common);
  const { projectChangelogs } = await client.releaseChangelog({
    ...common,
    versionData: projectsVersionData,
    releaseGraph,
    forceChangelogGeneration: true,
    createRelease: false,
  });
  const contents = Object.entries(projectChangelogs).map(([name, entry]) => [name, entry.contents]);
  console.log('ENTRIES' + JSON.stringify(Object.fromEntries(contents)));
})();
`;

/**
 * @param {string} template
 * @param {string} directory
 */
async function withRemote(template, directory) {
  const workspace = await workspaceFrom(template, join('release', directory, 'workspace'));
  await workspace.addRemote(join(e2eRun().folder, 'release', directory, 'origin.git'));
  return workspace;
}

/** @param {Workspace} workspace @param {...string} args */
async function release({ nx }, ...args) {
  return nx.run(['release', ...args, '--skip-publish']);
}

/** @param {Workspace} workspace */
async function pushRelease({ git }) {
  const tags = (await git('tag', '--points-at', 'HEAD')).split('\n');
  await git(
    'push',
    '--quiet',
    '--atomic',
    'origin',
    'HEAD:main',
    ...tags.map((tag) => `refs/tags/${tag}`),
  );
  await git('fetch', '--quiet');
  expect(await git('rev-parse', 'origin/main')).toBe(await git('rev-parse', 'HEAD'));
}

/** Commits a change of a service's source. @param {Workspace} workspace @param {string} service @param {string} message */
async function touch(workspace, service, message) {
  const name = message.replace(/\W+/g, '-');
  await workspace.write(`apps/${service}/src/${name}.ts`, `export const change = '${name}';\n`);
  await workspace.commit(message);
}

/** What a release may change. @param {Workspace} workspace */
async function state({ git, status, tags }) {
  return { head: await git('rev-parse', 'HEAD'), status: await status(), tags: await tags() };
}

/** Tags that were not there after the first release. @param {Workspace} workspace */
async function newTags({ tags }) {
  const all = Object.entries(await tags());
  return Object.fromEntries(
    all.filter(([tag]) => !tag.endsWith('@v1.0.0') || tag.startsWith('offers')),
  );
}

/** @param {...string} tags */
function annotated(...tags) {
  return Object.fromEntries(tags.map((tag) => [tag, 'tag']));
}

/** The versions that release.json names, the application's included. @param {Workspace} workspace */
async function versions(workspace) {
  const { version, services } = await workspace.json(MANIFEST);
  const entries = Object.entries(services).map(([name, service]) => [name, service.version]);
  return { [APPLICATION]: version, ...Object.fromEntries(entries) };
}

/** @param {string} application @param {readonly string[]} services In the order of SERVICES. */
function composed(application, services) {
  return {
    [APPLICATION]: application,
    ...Object.fromEntries(SERVICES.map((name, index) => [name, services[index]])),
  };
}
