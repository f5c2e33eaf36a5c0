import { plan, planDeals, SERVICES } from '../testing/super-deals';
import { testRepositories, type TestRepository } from '../testing/test-repository';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

const DEALS = ['apps/deals-ms/src/main.ts'];
const BFF = ['apps/bff-api/main.ts'];

function released(...tags: string[]): TestRepository {
  const repository = repositories.create();
  repository.commit('feat: begin', [...DEALS, ...BFF]);
  repository.tag(...tags);
  return repository;
}

describe('the current version', () => {
  test('is the highest one, not the newest tag, and several tags on one commit are all read', async () => {
    const repository = released(
      'deals-ms@v1.9.0',
      'deals-ms@v1.10.0',
      'bff-api@v0.1.0',
      'deals-ms@v1.2.0',
    );
    repository.commit('fix: x', [...DEALS, ...BFF]);
    const { services } = await plan(repository, SERVICES);
    expect(
      services.map(({ currentVersion, nextVersion }) => [currentVersion, nextVersion]),
    ).toEqual([
      ['0.1.0', '0.1.1'],
      ['1.10.0', '1.10.1'],
    ]);
  });

  test('is not read from rollback tags, from names alike, or from what is no version', async () => {
    const repository = released(
      'deals-ms@v1.0.0',
      'deals-ms@v7.0.0-rollback',
      'deals-ms@v7.0.0-rollback.2',
      'deals-ms-api@v8.0.0',
      'xdeals-ms@v8.0.0',
      'deals-ms@v9',
      'deals-ms@v09.0.0',
      'deals-ms@v9.0.0+build',
      'deals-ms@vv9.0.0',
      'deals-ms@9.0.0',
    );
    repository.git('tag', 'deals-ms@v6.0.0', 'HEAD^{tree}');
    repository.commit('fix: x', DEALS);
    expect(await planDeals(repository)).toMatchObject({
      currentVersion: '1.0.0',
      nextVersion: '1.0.1',
    });
  });

  test('is not on a side branch, until that is merged', async () => {
    const repository = released('deals-ms@v1.0.0');
    repository.branch('hotfix/1.0.x');
    repository.commit('fix: urgent', DEALS);
    repository.tag('deals-ms@v1.0.1');
    repository.checkout('main');
    repository.commit('feat: trunk', BFF);
    expect(await planDeals(repository)).toMatchObject({
      currentVersion: '1.0.0',
      nextVersion: null,
    });
    repository.merge('hotfix/1.0.x', 'Merge the hotfix');
    expect(await planDeals(repository)).toMatchObject({
      currentVersion: '1.0.1',
      nextVersion: null,
    });
  });

  test('of trunk is ahead of a merged hotfix, whose fix is released again', async () => {
    const repository = released('deals-ms@v1.0.0');
    repository.branch('hotfix/1.0.x');
    repository.commit('fix: urgent', ['apps/deals-ms/fix.ts']);
    repository.tag('deals-ms@v1.0.1');
    repository.checkout('main');
    repository.commit('feat: trunk', DEALS);
    repository.tag('deals-ms@v1.1.0');
    repository.merge('hotfix/1.0.x', 'Merge the hotfix');
    expect(await planDeals(repository)).toMatchObject({
      currentVersion: '1.1.0',
      nextVersion: '1.1.1',
      commits: [{ header: 'fix: urgent' }],
    });
  });

  test('may be read from lightweight, nested and otherwise named tags', async () => {
    const repository = repositories.create();
    repository.commit('feat: begin', DEALS);
    repository.git('tag', 'release/deals-ms/1.0.0');
    repository.tag('inner');
    repository.git('tag', '-a', 'release/deals-ms/1.1.0', '-m', 'nested', 'inner');
    repository.commit('fix: x', DEALS);
    const deals = await planDeals(repository, { tagPattern: 'release/{projectName}/{version}' });
    expect(deals).toMatchObject({ currentVersion: '1.1.0', tag: 'release/deals-ms/1.1.1' });
  });

  test('that is planned must be free, also on other branches', async () => {
    const repository = released('deals-ms@v1.0.0');
    repository.branch('hotfix/1.0.x');
    repository.commit('fix: urgent', DEALS);
    repository.tag('deals-ms@v1.0.1');
    repository.checkout('main');
    repository.commit('fix: other', DEALS);
    await expect(planDeals(repository)).rejects.toMatchObject({
      code: 'tag-conflict',
      where: 'deals-ms@v1.0.1',
    });
  });
});

describe('a merge', () => {
  test('brings in the commits of its branch, once', async () => {
    const repository = released('deals-ms@v1.0.0', 'bff-api@v1.0.0');
    repository.branch('topic');
    repository.commit('feat: deals', DEALS);
    repository.commit('fix: bff', BFF);
    repository.checkout('main');
    repository.commit('docs: meanwhile', ['README.md']);
    repository.merge('topic', "Merge branch 'topic'\n\nfeat!: not a header\n\n* feat!: neither");
    const { services } = await plan(repository, SERVICES);
    expect(
      services.map(({ nextVersion, commits }) => [
        nextVersion,
        commits.map(({ header }) => header),
      ]),
    ).toEqual([
      ['1.0.1', ['fix: bff']],
      ['1.1.0', ['feat: deals']],
    ]);
  });

  test('counts itself when its own header is conventional', async () => {
    const repository = released('deals-ms@v1.0.0');
    repository.branch('topic');
    repository.commit('wip', DEALS);
    repository.checkout('main');
    repository.commit('docs: meanwhile', ['README.md']);
    repository.merge('topic', 'feat: deals (#3)');
    expect(await planDeals(repository)).toMatchObject({
      nextVersion: '1.1.0',
      commits: [{ header: 'feat: deals (#3)', files: DEALS }],
    });
  });

  test('of many branches brings in all of them, those that a tag has already left out', async () => {
    const repository = released('deals-ms@v1.0.0');
    const branches = ['fix: a', 'feat: b', 'fix: c'].map((message, index) => {
      repository.branch(`topic-${index}`, 'main');
      repository.commit(message, [`apps/deals-ms/${index}.ts`]);
      return `topic-${index}`;
    });
    repository.tag('deals-ms@v1.0.1');
    repository.checkout('main');
    repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge all', ...branches);
    expect(await planDeals(repository)).toMatchObject({
      currentVersion: '1.0.1',
      nextVersion: '1.1.0',
    });
    expect((await planDeals(repository)).commits.map(({ header }) => header).sort()).toEqual([
      'feat: b',
      'fix: a',
    ]);
  });

  test('that crosses another loses nothing and counts nothing twice', async () => {
    const repository = released('deals-ms@v1.0.0');
    repository.branch('other');
    const other = repository.commit('fix: on other', DEALS);
    repository.checkout('main');
    const main = repository.commit('feat: on main', ['apps/deals-ms/b.ts']);
    repository.merge(other, 'Merge other');
    repository.checkout('other');
    repository.merge(main, 'Merge main');
    repository.tag('deals-ms@v1.1.0');
    repository.commit('fix: later', DEALS);
    repository.checkout('main');
    repository.merge('other', 'Merge again');
    expect(await planDeals(repository)).toMatchObject({
      currentVersion: '1.1.0',
      nextVersion: '1.1.1',
      commits: [{ header: 'fix: later' }],
    });
  });
});

describe('prereleases', () => {
  const versions = async (repository: TestRepository, preid?: string): Promise<unknown[]> => {
    const { currentVersion, nextVersion, bump, commits } = await planDeals(
      repository,
      preid === undefined ? {} : { preid },
    );
    return [currentVersion, nextVersion, bump, commits.length];
  };

  test('count up while the target stays, and start again when it moves', async () => {
    const repository = released('deals-ms@v1.0.0');
    repository.commit('feat: a', DEALS);
    expect(await versions(repository, 'rc')).toEqual(['1.0.0', '1.1.0-rc.0', 'minor', 1]);
    repository.tag('deals-ms@v1.1.0-rc.0');
    expect(await versions(repository, 'rc')).toEqual(['1.1.0-rc.0', null, 'none', 0]);
    repository.commit('fix: b', DEALS);
    expect(await versions(repository, 'rc')).toEqual(['1.1.0-rc.0', '1.1.0-rc.1', 'prerelease', 1]);
    repository.tag('deals-ms@v1.1.0-rc.1');
    repository.commit('feat!: c', DEALS);
    expect(await versions(repository, 'rc')).toEqual(['1.1.0-rc.1', '2.0.0-rc.0', 'major', 1]);
  });

  test('count past nine by number, and apart for each identifier', async () => {
    const repository = released('deals-ms@v1.0.0');
    repository.commit('feat: a', DEALS);
    repository.tag('deals-ms@v1.1.0-rc.9', 'deals-ms@v1.1.0-rc.10', 'deals-ms@v1.1.0-beta.3');
    repository.commit('fix: b', DEALS);
    expect(await versions(repository, 'rc')).toEqual([
      '1.1.0-rc.10',
      '1.1.0-rc.11',
      'prerelease',
      1,
    ]);
    expect(await versions(repository, 'beta')).toEqual([
      '1.1.0-beta.3',
      '1.1.0-beta.4',
      'prerelease',
      1,
    ]);
    expect(await versions(repository, 'alpha')).toEqual(['1.0.0', '1.1.0-alpha.0', 'minor', 2]);
  });

  test('are followed by the stable version that the commits since the last stable one say', async () => {
    const repository = released('deals-ms@v1.0.0');
    repository.commit('feat: a', DEALS);
    repository.tag('deals-ms@v1.1.0-rc.0');
    expect(await versions(repository)).toEqual(['1.0.0', '1.1.0', 'minor', 1]);
    repository.commit('fix: b', DEALS);
    expect(await versions(repository)).toEqual(['1.0.0', '1.1.0', 'minor', 2]);
    repository.tag('deals-ms@v1.1.0');
    expect(await versions(repository)).toEqual(['1.1.0', null, 'none', 0]);
  });

  test('never go back when a breaking change is taken back', async () => {
    const repository = released('deals-ms@v1.0.0');
    const hash = repository.commit('feat!: gone', DEALS);
    repository.tag('deals-ms@v2.0.0-rc.0');
    repository.commit(`Revert "feat!: gone"\n\nThis reverts commit ${hash}.`, DEALS);
    repository.commit('fix: a', DEALS);
    expect(await versions(repository, 'rc')).toEqual(['2.0.0-rc.0', '2.0.0-rc.1', 'prerelease', 2]);
    repository.tag('deals-ms@v2.0.0-rc.1');
    expect(await versions(repository, 'rc')).toEqual(['2.0.0-rc.1', null, 'none', 0]);
    expect(await versions(repository)).toEqual(['1.0.0', '1.0.1', 'patch', 1]);
  });

  test('take in a fix that was released on another line, and is merged after them', async () => {
    const repository = released('deals-ms@v1.0.0');
    repository.branch('hotfix');
    repository.commit('fix: urgent', ['apps/deals-ms/fix.ts']);
    repository.tag('deals-ms@v1.0.1');
    repository.checkout('main');
    repository.commit('feat: a', DEALS);
    repository.tag('deals-ms@v1.1.0-rc.0');
    repository.merge('hotfix', 'Merge the hotfix');
    expect(await versions(repository, 'rc')).toEqual(['1.1.0-rc.0', '1.1.0-rc.1', 'prerelease', 1]);
  });

  test('before the first stable version lead to what they were leading to', async () => {
    const repository = released('deals-ms@v2.0.0-rc.0');
    expect(await versions(repository)).toEqual([null, '2.0.0', 'first', 1]);
    repository.commit('fix: b', DEALS);
    expect(await versions(repository, 'rc')).toEqual(['2.0.0-rc.0', '2.0.0-rc.1', 'prerelease', 1]);
  });

  test.each(['1', 'r c', 'rc.1', 'rollback', ''])('cannot be called %j', async (preid) => {
    await expect(planDeals(released(), { preid })).rejects.toMatchObject({
      code: 'invalid-options',
      where: 'preid',
    });
  });
});
