import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { openRepository } from '../git/open-repository';
import { SERVICES, SUPER_DEALS } from '../testing/super-deals';
import { testRepositories, type TestRepository } from '../testing/test-repository';
import type { PlanRules, RepositoryUrl } from '../types';
import type { ChangelogOptions } from './changelog-options';
import { rebuildChangelogs } from './rebuild-changelogs';
import { makeRelease, readIn } from './testing/make-release';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

const DEALS = 'apps/deals-ms/main.ts';
const BFF = 'apps/bff-api/main.ts';
const APP = 'apps/super-deals/main.ts';
const HTTP = 'libs/http/main.ts';
const CORE = 'libs/core/main.ts';
const GITHUB: RepositoryUrl = {
  provider: 'github',
  host: 'https://github.com',
  owner: 'org',
  name: 'deals',
};

/** The changelogs in the repository are what is built anew. */
async function expectSame(
  repository: TestRepository,
  rules: PlanRules,
  options: ChangelogOptions = {},
): Promise<string[]> {
  const files = await rebuildChangelogs({ root: repository.root, rules, ...options });
  for (const { path, content } of files)
    expect([path, content]).toEqual([path, readIn(repository, path)]);
  const tracked = repository.git('ls-files', '*CHANGELOG.md').split('\n').filter(Boolean);
  expect(files.map(({ path }) => path).sort()).toEqual(tracked.sort());
  return files.map(({ content }) => content);
}

test('releases made one after the other leave what is built anew from the history', async () => {
  const repository = repositories.create();
  const options = {
    repository: GITHUB,
    types: { perf: { section: 'Speed' }, docs: { hidden: true } },
  };
  repository.commit('feat: begin', [DEALS, BFF, HTTP]);
  await makeRelease(repository, SUPER_DEALS, options);

  repository.commit('fix(http): retry, closes #3', [HTTP]);
  const wrong = repository.commit('feat: wrong', [DEALS]);
  repository.commit(`Revert "feat: wrong"\n\nThis reverts commit ${wrong}.`, [DEALS]);
  repository.commit('feat(prices)!: cents\n\nBREAKING CHANGE: send cents', [DEALS, APP]);
  await makeRelease(repository, SUPER_DEALS, options);

  repository.branch('side');
  repository.commit('perf: quick', [DEALS]);
  repository.checkout('main');
  repository.commit('docs!: words', [BFF]);
  repository.merge('side', 'Merge side');
  repository.commit(`revert: feat: wrong\n\nThis reverts commit ${wrong}.`, [DEALS]);
  await makeRelease(repository, SUPER_DEALS, options);

  repository.commit('fix: after', [BFF]);
  const contents = await expectSame(repository, SUPER_DEALS, options);
  expect(contents.map((content) => content.match(/^## .*/gm)?.length)).toEqual([3, 3, 3]);
});

test('prereleases and the stable release after them are told as they were', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', [DEALS, BFF]);
  await makeRelease(repository, SUPER_DEALS);
  repository.commit('feat: list', [DEALS]);
  await makeRelease(repository, { ...SUPER_DEALS, preid: 'rc' });
  repository.commit('fix: sort', [DEALS]);
  await makeRelease(repository, { ...SUPER_DEALS, preid: 'beta' });
  repository.commit('fix: page', [DEALS]);
  await makeRelease(repository, { ...SUPER_DEALS, preid: 'rc' });
  await makeRelease(repository, SUPER_DEALS);
  repository.commit('feat!: gone', [BFF]);
  await makeRelease(repository, { ...SUPER_DEALS, versions: { 'bff-api': '5.0.0' } });
  const [, deals] = await expectSame(repository, SUPER_DEALS);
  expect(deals?.match(/^## \S+/gm)).toEqual([
    '## 1.1.0',
    '## 1.1.0-rc.1',
    '## 1.1.0-beta.0',
    '## 1.1.0-rc.0',
    '## 1.0.0',
  ]);
});

test('services alone, and tags made by hand, have their history too', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', [DEALS]);
  repository.tag('deals-ms@v1.0.0');
  repository.commit('fix: sort', [DEALS]);
  repository.commit('fix: page', [DEALS]);
  repository.tag('deals-ms@v1.0.1', 'deals-ms@v1.0.1-rollback');
  repository.branch('side');
  repository.commit('feat: elsewhere', [DEALS]);
  repository.tag('deals-ms@v2.0.0');
  repository.checkout('main');
  const files = await rebuildChangelogs({ root: repository.root, rules: SERVICES, authors: false });
  expect(files.map(({ path }) => path)).toEqual(['apps/deals-ms/CHANGELOG.md']);
  expect(files[0]?.content.replaceAll(/ [0-9a-f]{7}$/gm, '')).toBe(`# deals-ms

## 1.0.1 (2026-01-05)

### Bug Fixes

* page
* sort

## 1.0.0 (2026-01-05)

### Features

* begin
`);
});

/** Makes the newest commit, and the tags on it, of another day. */
function postpone(repository: TestRepository, day: string): void {
  const tags = repository.git('tag', '--points-at', 'HEAD').split('\n').filter(Boolean);
  const { status } = spawnSync('git', ['commit', '--amend', '--no-edit', `--date=${day}`], {
    cwd: repository.root,
    env: { ...process.env, GIT_COMMITTER_DATE: day },
  });
  expect(status).toBe(0);
  for (const tag of tags) repository.git('tag', '--force', '-a', tag, '-m', tag);
}

test.each([
  ['services alone', SERVICES],
  ['an application', SUPER_DEALS],
])('an entry has the day of the commit it was planned on: %s', async (_, rules) => {
  const repository = repositories.create();
  repository.commit('feat: begin', [DEALS, BFF]);
  await makeRelease(repository, rules);
  postpone(repository, '2026-01-07T09:00:00Z');
  repository.commit('fix: sort', [DEALS]);
  postpone(repository, '2026-01-08T09:00:00Z');
  await makeRelease(repository, rules);
  postpone(repository, '2026-01-09T09:00:00Z');
  const contents = await expectSame(repository, rules);
  for (const content of contents) expect(content).toMatch(/^## 1\.0\.0 \(2026-01-05\)$/m);
  expect(contents.join()).toMatch(/^## 1\.0\.1 \(2026-01-08\)$/m);
});

test('a release made while the service was in another folder keeps its day', async () => {
  const repository = repositories.create();
  const before = { projects: [{ name: 'deals-ms', root: 'apps/old-deals' }] };
  repository.commit('feat: begin', ['apps/old-deals/main.ts']);
  await makeRelease(repository, before);
  postpone(repository, '2026-01-07T09:00:00Z');
  repository.git('mv', 'apps/old-deals', 'apps/deals-ms');
  repository.commit('chore: move');
  const [file] = await rebuildChangelogs({ root: repository.root, rules: SERVICES });
  expect(file?.content).toMatch(/^## 1\.0\.0 \(2026-01-05\)$/m);
});

test('only what is asked for is built, and nothing where nothing was released', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', [DEALS, BFF]);
  const input = { root: repository.root, rules: { ...SERVICES, only: ['bff-api'] } };
  expect(await rebuildChangelogs(input)).toEqual([]);
  await makeRelease(repository, SERVICES);
  expect((await rebuildChangelogs(input)).map(({ path }) => path)).toEqual([
    'apps/bff-api/CHANGELOG.md',
  ]);
});

test('the history is read once, however many releases there are', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', [DEALS, BFF]);
  const readings: string[] = [];
  const reader = openRepository(repository.root);
  const counting = {
    ...reader,
    readCommits: (head: string) => (readings.push('commits'), reader.readCommits(head)),
    readFiles: (files: Parameters<typeof reader.readFiles>[0]) => (
      readings.push('files'),
      reader.readFiles(files)
    ),
  };
  const count = async (): Promise<number> => {
    readings.length = 0;
    await rebuildChangelogs({ root: repository.root, rules: SUPER_DEALS, git: counting });
    return readings.length;
  };
  await makeRelease(repository, SUPER_DEALS);
  const once = await count();
  for (const subject of ['a', 'b', 'c']) {
    repository.commit(`fix: ${subject}`, [DEALS]);
    await makeRelease(repository, SUPER_DEALS);
  }
  expect(await count()).toBe(once);
});

test('any history gives what its releases left', async () => {
  const file = fc.constantFrom(DEALS, BFF, APP, HTTP, CORE);
  const header = fc.constantFrom(
    ...[
      'feat: a',
      'fix: b',
      'fix(x): b',
      'feat!: c',
      'chore: d',
      'perf: `e` | <f> @g',
      'fix: h #1',
    ],
  );
  const step = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ commit: header, files: fc.uniqueArray(file, { maxLength: 3 }) }),
    },
    { weight: 2, arbitrary: fc.record({ release: fc.constantFrom('', '', 'rc') }) },
    { weight: 1, arbitrary: fc.constant({ revert: true }) },
    {
      weight: 1,
      arbitrary: fc.record({
        side: header,
        files: fc.uniqueArray(file, { minLength: 1, maxLength: 2 }),
      }),
    },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      const repository = repositories.create();
      repository.commit('feat: begin', [DEALS, BFF]);
      await makeRelease(repository, SUPER_DEALS);
      for (const each of steps) {
        if ('commit' in each) repository.commit(each.commit, each.files);
        else if ('release' in each) {
          const preid = each.release === '' ? {} : { preid: each.release };
          await makeRelease(repository, { ...SUPER_DEALS, ...preid });
        } else if ('side' in each) {
          repository.branch('side');
          repository.commit(
            each.side,
            each.files.map((path) => `${path}.side`),
          );
          repository.checkout('main');
          repository.commit('chore: meanwhile');
          repository.merge('side', 'Merge side');
          repository.git('branch', '-D', 'side');
        } else {
          repository.commit(
            `Revert "${repository.git('log', '-1', '--format=%s')}"\n\nThis reverts commit ${repository.git('rev-parse', 'HEAD')}.`,
            [DEALS],
          );
        }
      }
      await makeRelease(repository, SUPER_DEALS);
      await expectSame(repository, SUPER_DEALS, {});
    }),
    { numRuns: 6 },
  );
});
