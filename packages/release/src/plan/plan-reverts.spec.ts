import { plan, planDeals, SERVICES } from '../testing/super-deals';
import { testRepositories, type TestRepository } from '../testing/test-repository';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

const DEALS = ['apps/deals-ms/src/main.ts'];

function released(): TestRepository {
  const repository = repositories.create();
  repository.commit('feat: begin', DEALS);
  repository.tag('deals-ms@v1.0.0');
  return repository;
}

const gitRevert = (header: string, hash: string): string =>
  `Revert "${header}"\n\nThis reverts commit ${hash}.`;

describe('a commit and its revert', () => {
  test.each<[string, (hash: string) => string]>([
    ['as git writes it', (hash) => gitRevert('feat: gone', hash)],
    ['with a short id', (hash) => gitRevert('feat: gone', hash.slice(0, 9))],
    [
      'as a squashed pull request, without an id',
      () => 'Revert "feat: gone" (#8)\n\nReverts org/deals#7',
    ],
    ['in the conventional form', () => 'revert: feat: gone'],
    [
      'in the conventional form with a Refs footer',
      (hash) => `revert: that thing\n\nRefs: ${hash.slice(0, 10)}`,
    ],
  ])('cancel in version and changelog: %s', async (_, message) => {
    const repository = released();
    repository.commit('fix: stays', DEALS);
    const hash = repository.commit('feat: gone', DEALS);
    repository.commit(message(hash), DEALS);
    const deals = await planDeals(repository);
    expect(deals.commits.map(({ header }) => header)).toEqual(['fix: stays']);
    expect(deals.nextVersion).toBe('1.0.1');
  });

  test('leave nothing to release when they are all there is', async () => {
    const repository = released();
    repository.commit(gitRevert('feat: gone', repository.commit('feat: gone', DEALS)), DEALS);
    expect(await planDeals(repository)).toMatchObject({ nextVersion: null, commits: [] });
  });

  test('leave the original when the revert is reverted', async () => {
    const repository = released();
    const original = repository.commit('feat: back again', DEALS);
    const revert = repository.commit(gitRevert('feat: back again', original), DEALS);
    repository.commit(`Reapply "feat: back again"\n\nThis reverts commit ${revert}.`, DEALS);
    const deals = await planDeals(repository);
    expect(deals.commits.map(({ header }) => header)).toEqual(['feat: back again']);
    expect(deals.nextVersion).toBe('1.1.0');
  });

  test('cancel only for the services the revert touches', async () => {
    const repository = repositories.create();
    repository.commit('feat: begin', [...DEALS, 'apps/bff-api/main.ts']);
    repository.tag('deals-ms@v1.0.0', 'bff-api@v1.0.0');
    const both = repository.commit('feat: both', [...DEALS, 'apps/bff-api/main.ts']);
    repository.commit(gitRevert('feat: both', both), DEALS);
    const { services } = await plan(repository, SERVICES);
    expect(services.map(({ name, nextVersion }) => [name, nextVersion])).toEqual([
      ['bff-api', '1.1.0'],
      ['deals-ms', null],
    ]);
  });

  test('do not cancel a change of the service itself when only the library was reverted', async () => {
    const repository = repositories.create();
    repository.commit('feat: begin', ['apps/bff-api/main.ts']);
    repository.tag('bff-api@v1.0.0');
    const both = repository.commit('feat: both', ['apps/bff-api/main.ts', 'libs/http/index.ts']);
    repository.commit(gitRevert('feat: both', both), ['libs/http/index.ts']);
    expect((await plan(repository, SERVICES)).services[0]).toMatchObject({ nextVersion: '1.1.0' });
  });

  test('pair up one by one when headers repeat', async () => {
    const repository = released();
    repository.commit('feat: gone', DEALS);
    repository.commit('feat: gone', DEALS);
    repository.commit('revert: feat: gone', DEALS);
    expect((await planDeals(repository)).commits).toHaveLength(1);
    repository.commit('revert: feat: gone', DEALS);
    expect((await planDeals(repository)).commits).toHaveLength(0);
  });

  test('cancel when the revert names several commits, all of them unreleased', async () => {
    const repository = released();
    const one = repository.commit('feat: one', DEALS);
    const two = repository.commit('feat: two', DEALS);
    repository.commit(
      `Revert "both"\n\nThis reverts commit ${one}.\nThis reverts commit ${two}.`,
      DEALS,
    );
    expect((await planDeals(repository)).commits).toEqual([]);
  });

  test('cancel when the revert is that of a merge: all it had brought in', async () => {
    const repository = released();
    repository.branch('topic');
    repository.commit('feat: a', DEALS);
    repository.commit('fix: b', DEALS);
    repository.checkout('main');
    repository.commit('fix: meanwhile', ['apps/deals-ms/other.ts']);
    const merge = repository.merge('topic', "Merge branch 'topic'");
    repository.commit(
      `Revert "Merge branch 'topic'"\n\nThis reverts commit ${merge}, reversing\nchanges made to ${merge}^.`,
      DEALS,
    );
    expect((await planDeals(repository)).commits.map(({ header }) => header)).toEqual([
      'fix: meanwhile',
    ]);
  });
});

describe('a revert of a released commit', () => {
  test('is a patch release', async () => {
    const repository = repositories.create();
    const begin = repository.commit('feat: begin', DEALS);
    repository.tag('deals-ms@v1.0.0');
    repository.commit(gitRevert('feat: begin', begin), DEALS);
    expect(await planDeals(repository)).toMatchObject({
      nextVersion: '1.0.1',
      commits: [{ type: 'revert', bump: 'patch' }],
    });
  });

  test('that is put back in after the revert was released, is what it was at first', async () => {
    const repository = released();
    const revert = repository.commit(
      gitRevert('feat: begin', repository.git('rev-parse', 'HEAD')),
      DEALS,
    );
    repository.tag('deals-ms@v1.0.1');
    repository.commit(`Revert "Revert "feat: begin""\n\nThis reverts commit ${revert}.`, DEALS);
    expect((await planDeals(repository)).nextVersion).toBe('1.1.0');
  });

  test('still counts when it names an unreleased one as well', async () => {
    const repository = repositories.create();
    const old = repository.commit('feat: begin', DEALS);
    repository.tag('deals-ms@v1.0.0');
    const young = repository.commit('feat: young', DEALS);
    repository.commit(
      `Revert "both"\n\nThis reverts commit ${old}.\nThis reverts commit ${young}.`,
      DEALS,
    );
    expect(await planDeals(repository)).toMatchObject({
      nextVersion: '1.0.1',
      commits: [{ header: 'Revert "both"' }],
    });
  });
});
