import { makeRelease, readIn } from '../changelog/testing/make-release';
import { parseRepositoryUrl } from '../changelog/repository-url';
import { SERVICES, SUPER_DEALS } from '../testing/super-deals';
import { testRepositories, type TestRepository } from '../testing/test-repository';
import { createHostReleases } from './create-host-releases';
import { readHostReleases } from './read-host-releases';
import { startGitHub } from './testing/release-host-server';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

const DEALS = 'apps/deals-ms/main.ts';
const BFF = 'apps/bff-api/main.ts';

async function released(): Promise<TestRepository> {
  const repository = repositories.create();
  repository.commit('feat: begin', [DEALS, BFF]);
  await makeRelease(repository, SUPER_DEALS);
  repository.commit('fix: sort', [DEALS]);
  await makeRelease(repository, SUPER_DEALS);
  return repository;
}

test('the newest release is read: the entries of its changelogs, the application last', async () => {
  const repository = await released();
  const commit = repository.git('rev-parse', 'HEAD');
  repository.commit('fix: later', [BFF]);
  const [deals, application, ...others] = await readHostReleases({
    root: repository.root,
    rules: SUPER_DEALS,
  });
  expect(others).toEqual([]);
  expect(deals).toEqual({
    tag: 'deals-ms@v1.0.1',
    title: 'deals-ms 1.0.1',
    body: expect.stringMatching(
      /^## 1\.0\.1 \(2026-01-05\)\n\n### Bug Fixes\n\n\* sort \w{7}\n\nThanks to Ada Lovelace\.\n$/,
    ),
    prerelease: false,
    latest: false,
    commit,
    changelog: 'apps/deals-ms/CHANGELOG.md',
  });
  expect(application).toMatchObject({ tag: 'super-deals@v1.0.1', latest: true, commit });
  expect(application?.body).toMatch(/^## 1\.0\.1 [^]*The other service is unchanged\.\n\nThanks/);
  expect(readIn(repository, 'apps/super-deals/CHANGELOG.md')).toContain(application?.body);
});

test('tags that are named are read, and an earlier release from its own commit', async () => {
  const repository = await released();
  const input = { root: repository.root, rules: SUPER_DEALS };
  const tags = ['super-deals@v1.0.0', 'bff-api@v1.0.0'];
  const [bff, application] = await readHostReleases({ ...input, tags });
  expect([bff?.tag, application?.tag]).toEqual([...tags].reverse());
  expect(bff?.body).toMatch(/^## 1\.0\.0 /);
  const earlier = await readHostReleases({ ...input, head: 'super-deals@v1.0.0' });
  expect(earlier.map(({ tag }) => tag)).toEqual([
    'bff-api@v1.0.0',
    'deals-ms@v1.0.0',
    'super-deals@v1.0.0',
  ]);
  await expect(readHostReleases({ ...input, tags: ['deals-ms@v9.9.9'] })).rejects.toMatchObject({
    code: 'invalid-options',
  });
});

test('prereleases are none of the latest', async () => {
  const repository = await released();
  repository.commit('feat: list', [DEALS]);
  await makeRelease(repository, { ...SUPER_DEALS, preid: 'rc' });
  const releases = await readHostReleases({ root: repository.root, rules: SUPER_DEALS });
  expect(releases.map(({ tag, prerelease, latest }) => [tag, prerelease, latest])).toEqual([
    ['deals-ms@v1.1.0-rc.0', true, false],
    ['super-deals@v1.1.0-rc.0', true, false],
  ]);
});

test('without releases there are none, and without a changelog there are no words', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', [DEALS]);
  const input = { root: repository.root, rules: SERVICES };
  expect(await readHostReleases(input)).toEqual([]);
  repository.tag('deals-ms@v1.0.0', 'deals-ms@v1.0.0-rollback');
  expect(await readHostReleases(input)).toMatchObject([{ tag: 'deals-ms@v1.0.0', body: '' }]);
});

test('a host gets what was released, also by a run that was interrupted and done again', async () => {
  const repository = await released();
  const server = await startGitHub();
  try {
    const releases = await readHostReleases({ root: repository.root, rules: SUPER_DEALS });
    releases.forEach(({ tag }) => server.tags.add(tag));
    const url = parseRepositoryUrl('git@github.example.com:org/deals.git');
    if (!url) throw new Error('not read');
    const input = { repository: url, token: 'secret-token', apiUrl: server.url };
    await createHostReleases({ ...input, releases: releases.slice(0, 1) });
    const again = await readHostReleases({ root: repository.root, rules: SUPER_DEALS });
    const outcomes = await createHostReleases({ ...input, releases: again });
    expect(outcomes.map(({ action }) => action)).toEqual(['unchanged', 'created']);
    expect(
      server.releases.map(({ tag_name, body, make_latest }) => [tag_name, body, make_latest]),
    ).toEqual([
      ['super-deals@v1.0.1', releases[1]?.body, 'true'],
      ['deals-ms@v1.0.1', releases[0]?.body, 'false'],
    ]);
  } finally {
    await server.stop();
  }
});
