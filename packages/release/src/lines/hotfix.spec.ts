import { runRelease, releasedSuperDeals, releaseOptions, remoteRefs } from '../testing/releasing';
import { testRepositories, type TestRepository } from '../testing/test-repository';
import { hotfix } from './hotfix';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

const runHotfix = (repository: TestRepository): ReturnType<typeof hotfix> =>
  hotfix({ ...releaseOptions(repository), trunk: 'main' });

/** Super-deals at 1.0.0, whose trunk went on to deals-ms 1.0.1 and 1.1.0. */
async function trunkAhead(): Promise<TestRepository> {
  const repository = await releasedSuperDeals(repositories);
  for (const message of ['fix: rounding', 'feat: offers']) {
    repository.commit(message, ['apps/deals-ms/a']);
    await runRelease(repository);
  }
  return repository;
}

test('from trunk, a fix is a patch, and trunk lacks nothing', async () => {
  const repository = await trunkAhead();
  repository.commit('fix: negative prices', ['apps/deals-ms/b']);
  expect(await runHotfix(repository)).toMatchObject({
    branch: 'main',
    tags: ['deals-ms@v1.1.1', 'super-deals@v1.1.1'],
    missingFromTrunk: [],
  });
});

test('from a branch off an older release, the version does not collide with later ones', async () => {
  const repository = await trunkAhead();
  repository.branch('hotfix/deals', 'deals-ms@v1.0.0');
  const fix = repository.commit('fix: negative prices', ['apps/deals-ms/b']);
  const outcome = await runHotfix(repository);
  expect(outcome).toMatchObject({
    branch: 'hotfix/deals',
    tags: ['deals-ms@v1.0.2', 'super-deals@v1.0.2'],
    missingFromTrunk: [{ hash: fix, header: 'fix: negative prices' }],
  });
  expect(outcome.plan.application?.manifest?.services).toMatchObject({
    'bff-api': { version: '1.0.0' },
    'deals-ms': { version: '1.0.2' },
  });
  expect(remoteRefs(repository).join('\n')).toContain('refs/heads/hotfix/deals');
});

test('a fix that trunk has as another commit is not missing there', async () => {
  const repository = await trunkAhead();
  repository.branch('hotfix/deals', 'deals-ms@v1.0.0');
  const fix = repository.commit('fix: negative prices', ['apps/deals-ms/b']);
  repository.checkout('main');
  repository.git('cherry-pick', fix);
  repository.git('push', '--quiet', 'origin', 'main');
  repository.checkout('hotfix/deals');
  expect((await runHotfix(repository)).missingFromTrunk).toEqual([]);
});

test('merged into trunk, the next release of trunk is above both', async () => {
  const repository = await trunkAhead();
  repository.branch('hotfix/deals', 'deals-ms@v1.0.0');
  repository.commit('fix: negative prices', ['apps/deals-ms/b']);
  await runHotfix(repository);
  repository.checkout('main');
  repository.git(
    'merge',
    '--quiet',
    '--no-ff',
    '-m',
    'Merge the hotfix',
    '-X',
    'ours',
    'hotfix/deals',
  );
  const { tags } = await runRelease(repository);
  expect(tags).toEqual(['deals-ms@v1.1.1', 'super-deals@v1.1.1']);
});

test.each(['feat: offers', 'fix!: prices in cents'])('%j is no hotfix', async (message) => {
  const repository = await trunkAhead();
  repository.branch('hotfix/deals', 'deals-ms@v1.0.0');
  repository.commit(message, ['apps/deals-ms/b']);
  const before = remoteRefs(repository);
  await expect(runHotfix(repository)).rejects.toMatchObject({
    code: 'not-a-hotfix',
    message: expect.stringContaining('deals-ms'),
  });
  expect(remoteRefs(repository)).toEqual(before);
});
