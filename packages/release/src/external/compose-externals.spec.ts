import { basename, dirname } from 'node:path';
import { planFiles } from '../apply/plan-files';
import { planTags } from '../apply/plan-tags';
import { parseManifest } from '../manifest/parse-manifest';
import { countingGit } from '../testing/counting-git';
import {
  alone,
  DEALS,
  otherRepositories,
  planApp,
  withExternals,
} from '../testing/other-repositories';
import { plan, release, SUPER_DEALS } from '../testing/super-deals';
import type { PlanRules } from '../types';
import { openExternals } from './open-externals';

const { workspace, payments, hub, startServer, dispose } = otherRepositories();
afterEach(() => dispose());

test('an application is composed of releases of the workspace and of two other repositories, one behind http', async () => {
  const [here, single, several] = [workspace(), payments(), hub()];
  const server = await startServer(dirname(several.bare));
  const url = `${server.url}/${basename(several.bare)}`;
  const rules = withExternals(
    { name: 'users-ms', repository: url },
    { name: 'mails', project: 'mail-ms', repository: url },
    alone(single),
  );
  const head = here.git('rev-parse', 'HEAD');
  const planned = await plan(here, rules);
  const files = await planFiles(planned, { readFile: () => null });
  const text = files.find(({ path }) => path === 'apps/super-deals/release.json')?.content ?? '';
  const source = several.git('rev-parse', 'users-ms@v3.0.0^{commit}^');
  const manifest = parseManifest(text, 'release.json');
  expect(text).toBe(`{
  "application": "super-deals",
  "version": "1.0.0",
  "previous": null,
  "sourceCommit": "${head}",
  "services": {
    "bff-api": {
      "version": "1.0.0",
      "tag": "bff-api@v1.0.0",
      "sourceCommit": "${head}"
    },
    "deals-ms": {
      "version": "1.0.0",
      "tag": "deals-ms@v1.0.0",
      "sourceCommit": "${head}"
    },
    "mails": {
      "version": "1.0.0",
      "tag": "mail-ms@v1.0.0",
      "sourceCommit": "${source}",
      "repository": "${url}"
    },
    "payments-ms": {
      "version": "1.0.0",
      "tag": "v1.0.0",
      "sourceCommit": "${single.git('rev-parse', 'v1.0.0^{commit}')}",
      "repository": "${single.bare}"
    },
    "users-ms": {
      "version": "3.0.0",
      "tag": "users-ms@v3.0.0",
      "sourceCommit": "${source}",
      "repository": "${url}"
    }
  },
  "fingerprint": "${manifest.fingerprint}"
}
`);
  expect(planTags(planned).at(-1)).toEqual({
    name: 'super-deals@v1.0.0',
    message:
      'super-deals 1.0.0\n\nbff-api 1.0.0\ndeals-ms 1.0.0\nmails 1.0.0\npayments-ms 1.0.0\nusers-ms 3.0.0\n',
  });
  expect(await plan(here, rules)).toEqual(planned);
});

test('releases made there between two releases are moves, with their changes', async () => {
  const [here, single, several] = [workspace(), payments(), hub()];
  const rules = withExternals({ name: 'users-ms', repository: several.bare }, alone(single));
  await release(here, rules);
  expect(await planApp(here, rules)).toMatchObject({ nextVersion: null, moves: [] });
  several.commit('fix: mail', ['apps/mail-ms/main.ts']);
  several.commit('feat!: people', ['apps/users-ms/main.ts']);
  several.commit('chore(release): publish', ['apps/users-ms/CHANGELOG.md']);
  several.publish('users-ms@v4.0.0', 'users-ms@v4.0.1-rollback', 'users-ms@v5.0.0-rc.0');
  single.commit('fix: round', ['src/main.ts']);
  single.publish('v1.0.1');
  here.commit('fix: sort', [DEALS]);
  const application = await release(here, rules).then((planned) => planned.application);
  expect(application).toMatchObject({
    currentVersion: '1.0.0',
    nextVersion: '2.0.0',
    bump: 'major',
  });
  expect(application?.moves).toEqual([
    { name: 'deals-ms', from: '1.0.0', to: '1.0.1', bump: 'patch', kind: 'changed' },
    { name: 'payments-ms', from: '1.0.0', to: '1.0.1', bump: 'patch', kind: 'changed' },
    { name: 'users-ms', from: '3.0.0', to: '4.0.0', bump: 'major', kind: 'changed' },
  ]);
  expect(application?.externals).toMatchObject([
    {
      name: 'payments-ms',
      state: 'read',
      commits: [{ header: 'fix: round', files: ['src/main.ts'] }],
    },
    {
      name: 'users-ms',
      currentVersion: '3.0.0',
      version: '4.0.0',
      sourceCommit: several.git('rev-parse', 'main^'),
      commits: [{ header: 'feat!: people', breaking: true }],
    },
  ]);
  expect(await planApp(here, rules)).toMatchObject({ nextVersion: null });
});

test('the changelog of the application tells their changes, with links into their repository', async () => {
  const [here, single] = [workspace(), payments()];
  const url = 'https://github.com/org/payments.git';
  here.git('config', `url.${single.bare}.insteadOf`, url);
  const rules = withExternals({ ...alone(single), repository: url });
  await release(here, rules);
  const hash = single.commit('feat: refunds', ['src/main.ts']);
  single.publish('v1.1.0');
  const files = await planFiles(await plan(here, rules), { readFile: () => null });
  const changelog = files.find(({ path }) => path === 'apps/super-deals/CHANGELOG.md')?.content;
  expect(changelog).toContain('](https://github.com/org/payments) | 1.0.0 | 1.1.0 | minor |');
  expect(changelog).toMatch(
    new RegExp(`payments-ms.*refunds.*https://github.com/org/payments/commit/${hash}`),
  );
});

test('a service that is added is minor, one that is removed is major', async () => {
  const [here, single] = [workspace(), payments()];
  await release(here, SUPER_DEALS);
  expect(await planApp(here, withExternals(alone(single)))).toMatchObject({
    nextVersion: '1.1.0',
    moves: [{ name: 'payments-ms', from: null, to: '1.0.0', kind: 'added' }],
  });
  await release(here, withExternals(alone(single)));
  expect(await planApp(here, SUPER_DEALS)).toMatchObject({
    nextVersion: '2.0.0',
    moves: [{ name: 'payments-ms', from: '1.0.0', to: null, kind: 'removed' }],
  });
});

test('a service that leaves the workspace is changed, and one that comes back too', async () => {
  const [here, single] = [workspace(), payments()];
  await release(here, SUPER_DEALS);
  const left: PlanRules = {
    ...SUPER_DEALS,
    projects: SUPER_DEALS.projects.filter(({ name }) => name !== 'deals-ms'),
    application: {
      name: 'super-deals',
      root: 'apps/super-deals',
      services: ['bff-api'],
      externals: [{ ...alone(single), name: 'deals-ms' }],
    },
  };
  const out = await release(here, left);
  expect(out.application).toMatchObject({
    nextVersion: '1.0.1',
    moves: [
      {
        name: 'deals-ms',
        from: '1.0.0',
        to: '1.0.0',
        bump: 'patch',
        kind: 'changed',
        repository: { from: null, to: single.bare },
      },
    ],
  });
  const back = await planApp(here, SUPER_DEALS);
  expect(back).toMatchObject({
    nextVersion: '1.0.2',
    moves: [{ name: 'deals-ms', repository: { from: single.bare, to: null } }],
  });
  expect(back.manifest?.services['deals-ms']).toEqual({
    version: '1.0.0',
    tag: 'deals-ms@v1.0.0',
    sourceCommit: here.git('rev-list', '--max-parents=0', 'HEAD'),
  });
});

test('prereleases there are composed into prereleases here', async () => {
  const [here, single] = [workspace(), payments()];
  const rules = withExternals(alone(single));
  await release(here, rules);
  single.commit('feat: next', ['src/main.ts']);
  single.publish('v1.1.0-rc.0', 'v1.2.0-beta.0');
  expect(await planApp(here, rules)).toMatchObject({ nextVersion: null });
  const next = await release(here, rules, { preid: 'rc' });
  expect(next.application).toMatchObject({
    nextVersion: '1.1.0-rc.0',
    moves: [{ name: 'payments-ms', from: '1.0.0', to: '1.1.0-rc.0', bump: 'minor' }],
  });
  single.publish('v1.1.0');
  expect(await planApp(here, rules)).toMatchObject({
    nextVersion: '1.1.0',
    moves: [{ name: 'payments-ms', from: '1.0.0', to: '1.1.0', bump: 'minor' }],
  });
});

test('as long as nothing moves, a repository is asked for its tags and nothing more', async () => {
  const [here, single, several] = [workspace(), payments(), hub()];
  const rules = withExternals(
    alone(single),
    { name: 'users-ms', repository: several.bare },
    { name: 'mail-ms', repository: several.bare },
  );
  await release(here, rules);
  const git = countingGit(here.root);
  await planApp(here, rules, { externals: openExternals({ root: here.root, git }) });
  const kept = ['rev-parse', 'show-ref', 'log'];
  expect(git.ran).toEqual(['ls-remote', 'ls-remote', ...kept]);
  git.ran.length = 0;
  await planApp(here, rules, { offline: true, externals: openExternals({ root: here.root, git }) });
  expect(git.ran).toEqual([]);
});

test('a hotfix leaves them as they are pinned and asks nobody, unless a version is named', async () => {
  const [here, single] = [workspace(), payments()];
  const rules = withExternals(alone(single));
  await release(here, rules);
  const base = here.git('rev-parse', 'HEAD');
  single.commit('fix: round', ['src/main.ts']);
  single.publish('v1.0.1');
  single.commit('feat: refunds', ['src/main.ts']);
  single.publish('v1.1.0');
  here.commit('fix: trunk goes on', [DEALS]);
  await release(here, rules);
  here.branch('hotfix', base);
  here.commit('fix: sort', [DEALS]);
  const git = countingGit(here.root);
  const hotfix = { hotfix: true, externals: openExternals({ root: here.root, git }) };
  expect(await planApp(here, rules, hotfix)).toMatchObject({
    nextVersion: '1.0.1',
    moves: [{ name: 'deals-ms', from: '1.0.0', to: '1.0.2' }],
    externals: [{ name: 'payments-ms', state: 'kept', version: '1.0.0' }],
  });
  expect(git.ran).toEqual([]);
  const named = { hotfix: true, versions: { 'payments-ms': '1.0.1' } };
  expect(await planApp(here, rules, named)).toMatchObject({
    moves: [{ name: 'deals-ms' }, { name: 'payments-ms', from: '1.0.0', to: '1.0.1' }],
  });
  const minor = { hotfix: true, versions: { 'payments-ms': '1.1.0' } };
  await expect(plan(here, rules, minor)).rejects.toMatchObject({ code: 'not-a-hotfix' });
});
