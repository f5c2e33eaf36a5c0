import { join } from 'node:path';
import { e2eRun } from '../support/e2e-run.mjs';
import { APPLICATION, SERVICES, workspaceFrom } from '../support/templates.mjs';
import { openWorkspace } from '../support/workspace.mjs';

/** @typedef {import('../support/workspace.mjs').Workspace} Workspace */

const MANIFEST = `apps/${APPLICATION}/release.json`;

describe(`nx run ${APPLICATION}:release`, () => {
  /** @type {Workspace} */
  let workspace;

  beforeAll(async () => {
    workspace = await withRemote('commands');
  });

  it('releases for the first time, and pushes branch and tags at once', async () => {
    const planned = await workspace.git('rev-parse', 'HEAD');
    const { output } = await workspace.nx.run([
      'run',
      `${APPLICATION}:release`,
      '--json=tmp/r.json',
    ]);
    expect(output).toMatch(/deals-ms +– +1\.0\.0 +first/);
    const tags = [...SERVICES, APPLICATION].map((name) => `${name}@v1.0.0`);
    expect(await remoteTags(workspace)).toEqual(tags.sort());
    expect(await workspace.git('rev-parse', 'origin/main', 'HEAD^')).toBe(
      `${await workspace.git('rev-parse', 'HEAD')}\n${planned}`,
    );
    expect(await workspace.json('tmp/r.json')).toMatchObject({
      status: 'released',
      remote: 'origin',
      commit: await workspace.git('rev-parse', 'HEAD'),
      plan: { application: { nextVersion: '1.0.0' } },
    });
    expect(await workspace.status()).toBe('');
  });

  it('has nothing to do the second time, and says so', async () => {
    const before = await workspace.git('rev-parse', 'HEAD');
    const { output } = await workspace.nx.run(['run', `${APPLICATION}:release`]);
    expect(output).toContain('Nothing to release on main.');
    expect(await workspace.git('rev-parse', 'HEAD')).toBe(before);
  });

  it('gives the tree and the tags that nx release gives', async () => {
    await touch(workspace, 'deals-ms', 'fix(deals-ms): round prices');
    await touch(workspace, 'users-ms', 'feat(users-ms)!: nicknames');
    const planned = await workspace.git('rev-parse', 'HEAD');
    await workspace.nx.run(['release', '--skip-publish']);
    const natively = await released(workspace);
    for (const tag of await workspace.git('tag', '--points-at', 'HEAD').then(lines)) {
      await workspace.git('tag', '--delete', tag);
    }
    await workspace.git('reset', '--quiet', '--hard', planned);
    await workspace.nx.run(['run', `${APPLICATION}:release`]);
    expect(await released(workspace)).toEqual(natively);
  });

  it('changes nothing with --dryRun, and shows the plan', async () => {
    await touch(workspace, 'deals-ms', 'fix(deals-ms): round up');
    const before = [await workspace.git('rev-parse', 'HEAD'), await remoteTags(workspace)];
    const { output } = await workspace.nx.run(['run', `${APPLICATION}:release`, '--dryRun']);
    expect(output).toContain('CREATE deals-ms@v1.0.2 [dry-run]');
    expect([await workspace.git('rev-parse', 'HEAD'), await remoteTags(workspace)]).toEqual(before);
  });

  it.each([
    ['no version', '--release=v4', 'is not a version'],
    ['a version that goes back', '--release=1.0.0', '1.0.0'],
    ['a service of somebody else', '--services=payments-ms', '"payments-ms" is no service'],
  ])('refuses %s before anything is written', async (_what, option, message) => {
    const before = [await workspace.git('rev-parse', 'HEAD'), await remoteTags(workspace)];
    const { code, output } = await workspace.nx.run(['run', `${APPLICATION}:release`, option], {
      exit: 'any',
    });
    expect(code).not.toBe(0);
    expect(output).toContain(message);
    expect([await workspace.git('rev-parse', 'HEAD'), await remoteTags(workspace)]).toEqual(before);
  });

  it('takes a version for the application that the user names', async () => {
    await workspace.nx.run(['run', `${APPLICATION}:release`, '--release=3.1.0']);
    expect(await workspace.json(MANIFEST)).toMatchObject({
      version: '3.1.0',
      services: { 'deals-ms': { version: '1.0.2' } },
    });
  });

  it('refuses what breaks who calls a service, unless it is a major version', async () => {
    await workspace.edit('apps/deals-ms/src/domain/deal.ts', '.max(120)', '.max(60)');
    await workspace.nx.run(['run', 'deals-ms:openapi']);
    expect(await workspace.status()).toContain('apps/deals-ms/openapi.json');
    await workspace.commit('fix(deals-ms): shorter names');
    for (const command of [
      ['run', `${APPLICATION}:release`, '--dryRun'],
      ['release', '--skip-publish', '--dry-run'],
    ]) {
      const { code, output } = await workspace.nx.run(command, { exit: 'any' });
      expect(code).not.toBe(0);
      expect(output).toContain('1.0.2 → 1.0.3 is no major version');
      expect(output).toMatch(/POST \/deals, request .*name/);
    }
    await workspace.git('commit', '--quiet', '--amend', '-m', 'fix(deals-ms)!: shorter names');
    const { output } = await workspace.nx.run(['run', `${APPLICATION}:release`, '--dryRun']);
    expect(output).toContain('CREATE deals-ms@v2.0.0 [dry-run]');
    expect(output).toContain('will not be promoted as it is: bff-api takes deals-ms ^');
    expect(output).toContain('bff-api was built against another document of deals-ms: POST /deals');
    await workspace.git('reset', '--quiet', '--hard', 'HEAD^');
  });

  it('takes up, in another clone, what somebody else released and pushed', async () => {
    const clone = openWorkspace(join(e2eRun().folder, 'release-command', 'clone'));
    await workspace.git(
      'clone',
      '--quiet',
      await workspace.git('remote', 'get-url', 'origin'),
      clone.directory,
    );
    await workspace.git(
      '-C',
      clone.directory,
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      'docs: theirs',
    );
    await workspace.git('-C', clone.directory, 'push', '--quiet');
    await touch(workspace, 'bff-api', 'fix(bff-api): time-outs');
    const { code, output } = await workspace.nx.run(['run', `${APPLICATION}:release`], {
      exit: 'any',
    });
    expect(code).not.toBe(0);
    expect(output).toContain('git pull --rebase origin main');
    await workspace.git('pull', '--quiet', '--rebase', 'origin', 'main');
    await workspace.nx.run(['run', `${APPLICATION}:release`]);
    expect(await remoteTags(workspace)).toContain('bff-api@v1.0.1');
  });
});

describe('lines of release', () => {
  /** @type {Workspace} */
  let workspace;

  beforeAll(async () => {
    workspace = await withRemote('lines');
  });

  it('a cut merges trunk into the release branch, once trunk is green', async () => {
    const refused = await workspace.nx.run(['run', `${APPLICATION}:cut`], { exit: 'any' });
    expect(refused.code).not.toBe(0);
    expect(refused.output).toContain('no run of it was ever marked as green');
    expect(await remoteTags(workspace)).toEqual([]);

    await workspace.nx.run([
      'run',
      `${APPLICATION}:affected`,
      '--targets=typecheck',
      '--markGreen',
    ]);
    await workspace.nx.run(['run', `${APPLICATION}:cut`]);
    expect(await remoteTags(workspace)).toContain(`${APPLICATION}@v1.0.0`);
    expect(await workspace.exists(MANIFEST)).toBe(false);
    const manifest = JSON.parse(await workspace.git('show', `origin/release:${MANIFEST}`));
    expect(Object.keys(manifest.services)).toEqual(SERVICES);
  });

  it('the next cut is a merge commit', async () => {
    await touch(workspace, 'deals-ms', 'feat(deals-ms): offers');
    await workspace.git('push', '--quiet', 'origin', 'main');
    await workspace.nx.run(['run', `${APPLICATION}:cut`, '--allowNotGreen']);
    expect(await remoteTags(workspace)).toContain('deals-ms@v1.1.0');
    expect(
      (await workspace.git('show', '--no-patch', '--format=%P', 'origin/release^')).split(' '),
    ).toEqual([
      await workspace.git('rev-parse', `${APPLICATION}@v1.0.0^{commit}`),
      await workspace.git('rev-parse', 'main'),
    ]);
  });

  it('a hotfix off an older release passes taken versions over, and says what trunk lacks', async () => {
    await touch(workspace, 'deals-ms', 'fix(deals-ms): round prices');
    await workspace.git('push', '--quiet', 'origin', 'main');
    await workspace.nx.run(['run', `${APPLICATION}:cut`, '--allowNotGreen']);
    await workspace.git('checkout', '--quiet', '-b', 'hotfix/deals', 'deals-ms@v1.1.0');
    await touch(workspace, 'deals-ms', 'fix(deals-ms): no negative prices');
    const { output } = await workspace.nx.run(['run', `${APPLICATION}:hotfix`]);
    expect(await remoteTags(workspace)).toContain('deals-ms@v1.1.2');
    expect(output).toContain('fix(deals-ms): no negative prices; merge it there too');
    expect(await workspace.git('rev-parse', 'deals-ms@v1.1.2^{commit}')).toBe(
      await workspace.git('rev-parse', 'origin/hotfix/deals'),
    );
  });

  it('a hotfix with more than fixes is refused', async () => {
    await touch(workspace, 'users-ms', 'feat(users-ms): nicknames');
    const before = await remoteTags(workspace);
    const { code, output } = await workspace.nx.run(['run', `${APPLICATION}:hotfix`], {
      exit: 'any',
    });
    expect(code).not.toBe(0);
    expect(output).toContain('nicknames');
    expect(await remoteTags(workspace)).toEqual(before);
  });
});

/** @param {string} directory */
async function withRemote(directory) {
  const workspace = await workspaceFrom(
    'organisation',
    join('release-command', directory, 'workspace'),
  );
  await workspace.addRemote(join(e2eRun().folder, 'release-command', directory, 'origin.git'));
  return workspace;
}

/** @param {Workspace} workspace */
async function remoteTags({ git }) {
  const refs = await git('ls-remote', '--quiet', '--tags', '--refs', 'origin').then(lines);
  return refs.map((line) => line.slice(line.indexOf('refs/tags/') + 'refs/tags/'.length)).sort();
}

/** What a release left behind, but for dates. @param {Workspace} workspace */
async function released({ git, tags }) {
  return { tree: await git('rev-parse', 'HEAD^{tree}'), tags: await tags() };
}

/** @param {string} text */
function lines(text) {
  return text.split('\n').filter(Boolean);
}

/** Commits a change of a service's source. @param {Workspace} workspace @param {string} service @param {string} message */
async function touch(workspace, service, message) {
  const name = message.replace(/\W+/g, '-');
  await workspace.write(`apps/${service}/src/${name}.ts`, `export const change = '${name}';\n`);
  await workspace.commit(message);
}
