import { planDeals, plan, release, SUPER_DEALS } from '../testing/super-deals';
import { testRepositories } from '../testing/test-repository';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

const DEALS = ['apps/deals-ms/src/main.ts'];

describe('a version after 1.0.0', () => {
  test.each([
    ['feat: list deals', 'minor', '1.1.0'],
    ['feature: list deals', 'minor', '1.1.0'],
    ['fix: sort deals', 'patch', '1.0.1'],
    ['perf: index deals', 'patch', '1.0.1'],
    ['feat(other-project): list deals', 'minor', '1.1.0'],
    ['refactor!: drop the old route', 'major', '2.0.0'],
    ['fix(api)!: drop the old route', 'major', '2.0.0'],
    ['fix: x\n\nBREAKING CHANGE: the route is gone', 'major', '2.0.0'],
    ['chore: x\n\nBREAKING-CHANGE: the route is gone', 'major', '2.0.0'],
    ['fix: x\n\nThis is no BREAKING CHANGE: for anybody', 'patch', '1.0.1'],
    ['fix: x\n\nBREAKING CHANGE of the routes', 'patch', '1.0.1'],
    ['fix: x\n\n    BREAKING CHANGE: quoted', 'patch', '1.0.1'],
    ['docs: explain deals', 'none', null],
    ['chore: tidy up', 'none', null],
    ['Merge nothing in particular', 'none', null],
    ['list deals', 'none', null],
    ['', 'none', null],
  ])('%j is %s', async (message, bump, next) => {
    const repository = repositories.create();
    repository.commit('feat: begin', DEALS);
    repository.tag('deals-ms@v1.0.0');
    repository.commit(message, DEALS);
    expect(await planDeals(repository)).toMatchObject({
      currentVersion: '1.0.0',
      currentTag: 'deals-ms@v1.0.0',
      nextVersion: next,
      bump,
      tag: next === null ? null : `deals-ms@v${next}`,
    });
  });

  test('is that of the furthest commit, and the commits are told newest first', async () => {
    const repository = repositories.create();
    repository.commit('feat: begin', DEALS);
    repository.tag('deals-ms@v1.0.0');
    repository.commit('feat: one', DEALS);
    const second = repository.commit('fix(api): two, see #7', DEALS);
    const deals = await planDeals(repository);
    expect(deals.nextVersion).toBe('1.1.0');
    expect(deals.commits.map(({ header }) => header)).toEqual([
      'fix(api): two, see #7',
      'feat: one',
    ]);
    expect(deals.commits[0]).toEqual({
      hash: second,
      shortHash: second.slice(0, 7),
      date: '2026-01-05T09:03:00.000Z',
      author: { name: 'Ada Lovelace', email: 'ada@example.com' },
      header: 'fix(api): two, see #7',
      type: 'fix',
      scope: 'api',
      subject: 'two, see #7',
      body: null,
      breaking: false,
      notes: [],
      references: [{ action: null, owner: null, repository: null, prefix: '#', issue: '7' }],
      bump: 'patch',
      files: DEALS,
    });
  });

  test('of 0.x follows semver as it is, without shifting', async () => {
    const repository = repositories.create();
    repository.commit('feat: begin', DEALS);
    repository.tag('deals-ms@v0.3.1');
    repository.commit('feat: more', DEALS);
    expect((await planDeals(repository)).nextVersion).toBe('0.4.0');
    repository.commit('feat!: other', DEALS);
    expect((await planDeals(repository)).nextVersion).toBe('1.0.0');
  });
});

describe('a first release', () => {
  test('takes the initial version when something is releasable, the very first commit included', async () => {
    const repository = repositories.create();
    repository.commit('feat: begin', DEALS);
    expect(await planDeals(repository)).toMatchObject({
      currentVersion: null,
      nextVersion: '1.0.0',
      bump: 'first',
    });
    expect(await planDeals(repository, { initialVersion: '0.1.0' })).toMatchObject({
      nextVersion: '0.1.0',
    });
    expect(await planDeals(repository, { preid: 'rc' })).toMatchObject({
      nextVersion: '1.0.0-rc.0',
      bump: 'first',
    });
  });

  test('does not happen when nothing is', async () => {
    const repository = repositories.create();
    repository.commit('chore: begin', DEALS);
    expect(await planDeals(repository)).toMatchObject({
      currentVersion: null,
      nextVersion: null,
      bump: 'none',
      sourceCommit: null,
    });
  });
});

describe('the plan', () => {
  test('is the same twice, is plain data, and repeats nothing after its release', async () => {
    const repository = repositories.create();
    repository.commit('feat: begin', [...DEALS, 'apps/bff-api/main.ts', 'libs/http/x.ts']);
    const first = await plan(repository, SUPER_DEALS);
    expect(await plan(repository, SUPER_DEALS)).toEqual(first);
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
    await release(repository, SUPER_DEALS);
    const after = await plan(repository, SUPER_DEALS);
    expect(after.services.map(({ nextVersion }) => nextVersion)).toEqual([null, null]);
    expect(after.application).toMatchObject({
      currentVersion: '1.0.0',
      nextVersion: null,
      bump: 'none',
      moves: [],
      manifest: null,
    });
  });

  test('restricted to one service leaves the others at their versions', async () => {
    const repository = repositories.create();
    repository.commit('feat: begin', [...DEALS, 'apps/bff-api/main.ts']);
    repository.tag('deals-ms@v1.0.0', 'bff-api@v1.0.0');
    repository.commit('feat: both', [...DEALS, 'apps/bff-api/main.ts']);
    const { services, application } = await plan(repository, SUPER_DEALS, { only: ['bff-api'] });
    expect(services.map(({ nextVersion }) => nextVersion)).toEqual(['1.1.0', null]);
    expect(application?.manifest?.services).toMatchObject({
      'bff-api': { version: '1.1.0' },
      'deals-ms': { version: '1.0.0' },
    });
  });

  test('takes versions decided elsewhere, with their commits', async () => {
    const repository = repositories.create();
    repository.commit('feat: begin', DEALS);
    repository.tag('deals-ms@v1.0.0');
    repository.commit('fix: one', DEALS);
    expect(await planDeals(repository, { versions: { 'deals-ms': '3.0.0' } })).toMatchObject({
      nextVersion: '3.0.0',
      bump: 'major',
      commits: [{}],
    });
    expect(await planDeals(repository, { versions: { 'deals-ms': '1.0.0' } })).toMatchObject({
      nextVersion: null,
    });
    await expect(
      planDeals(repository, { versions: { 'deals-ms': '0.9.0' } }),
    ).rejects.toMatchObject({ code: 'invalid-version' });
    await expect(planDeals(repository, { versions: { 'deals-ms': 'v2' } })).rejects.toMatchObject({
      code: 'invalid-version',
    });
  });
});
