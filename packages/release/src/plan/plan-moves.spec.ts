import { plan } from '../testing/super-deals';
import { testRepositories, type TestRepository } from '../testing/test-repository';
import type { PlanRules, ReleaseProject, ServicePlan } from '../types';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

async function planOne(
  repository: TestRepository,
  project: ReleaseProject,
  rules: Partial<PlanRules> = {},
): Promise<ServicePlan | undefined> {
  return (await plan(repository, { projects: [project], ...rules })).services[0];
}

describe('a service that was moved', () => {
  function moved(message: string): TestRepository {
    const repository = repositories.create();
    repository.commit('feat: begin', ['apps/deals/main.ts']);
    repository.tag('deals-ms@v1.4.0');
    repository.commit('feat: at the old place', ['apps/deals/main.ts']);
    repository.git('mv', 'apps/deals', 'apps/deals-ms');
    repository.commit(message);
    return repository;
  }
  const project = { name: 'deals-ms', root: 'apps/deals-ms' };

  test('keeps its versions, and counts what happened in the folder of today', async () => {
    const repository = moved('refactor: move');
    expect(await planOne(repository, project)).toMatchObject({
      currentVersion: '1.4.0',
      nextVersion: null,
    });
    repository.commit('fix: at the new place', ['apps/deals-ms/main.ts']);
    expect(await planOne(repository, project)).toMatchObject({
      nextVersion: '1.4.1',
      commits: [{ header: 'fix: at the new place' }],
    });
  });

  test('is released by its move when that is a fix or a feature', async () => {
    expect(await planOne(moved('fix: move'), project)).toMatchObject({ nextVersion: '1.4.1' });
  });

  test('counts the old folder too when it names it', async () => {
    const named = { ...project, files: ['apps/deals'] };
    expect(await planOne(moved('refactor: move'), named)).toMatchObject({
      nextVersion: '1.5.0',
      commits: [{ header: 'feat: at the old place', files: ['apps/deals/main.ts'] }],
    });
  });
});

describe('a service that got another name', () => {
  function renamed(): TestRepository {
    const repository = repositories.create();
    repository.commit('feat: begin', ['apps/deals/main.ts']);
    repository.tag('deals-ms@v1.4.0');
    repository.commit('fix: more', ['apps/deals/main.ts']);
    return repository;
  }
  const project = { name: 'offers-ms', root: 'apps/deals' };

  test('is a new one: it was never released', async () => {
    expect(await planOne(renamed(), project)).toMatchObject({
      currentVersion: null,
      nextVersion: '1.0.0',
      bump: 'first',
    });
  });

  test('goes on from where it was when its last release is tagged with the new name', async () => {
    const repository = renamed();
    repository.git('tag', '-a', 'offers-ms@v1.4.0', '-m', 'renamed', 'deals-ms@v1.4.0^{}');
    expect(await planOne(repository, project)).toMatchObject({
      currentVersion: '1.4.0',
      nextVersion: '1.4.1',
      commits: [{ header: 'fix: more' }],
    });
  });
});

test('a service added later counts from its own beginning, whatever the others have released', async () => {
  const repository = repositories.create();
  repository.commit('feat!: begin', ['apps/deals-ms/main.ts']);
  repository.tag('deals-ms@v3.0.0');
  repository.commit('chore: scaffold', ['apps/users-ms/main.ts']);
  const projects = [
    { name: 'deals-ms', root: 'apps/deals-ms' },
    { name: 'users-ms', root: 'apps/users-ms' },
  ];
  const versions = async (): Promise<unknown[]> =>
    (await plan(repository, { projects })).services.map(({ nextVersion }) => nextVersion);
  expect(await versions()).toEqual([null, null]);
  repository.commit('feat: users', ['apps/users-ms/main.ts']);
  expect(await versions()).toEqual([null, '1.0.0']);
  repository.tag('users-ms@v1.0.0');
  expect(await versions()).toEqual([null, null]);
});

test('a service that is gone is nobody, and its tags and commits disturb nobody', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', ['apps/deals-ms/main.ts', 'apps/users-ms/main.ts']);
  repository.tag('deals-ms@v1.0.0', 'users-ms@v7.0.0');
  repository.commitFiles('feat!: remove the users', { 'apps/users-ms': null });
  const { services } = await plan(repository, {
    projects: [{ name: 'deals-ms', root: 'apps/deals-ms' }],
  });
  expect(services).toMatchObject([{ currentVersion: '1.0.0', nextVersion: null }]);
});

test('a service that came back goes on from its last version', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', ['apps/users-ms/main.ts', 'README.md']);
  repository.tag('users-ms@v1.2.0');
  repository.commitFiles('feat!: remove the users', { 'apps/users-ms': null });
  repository.commit('feat: users again', ['apps/users-ms/main.ts']);
  expect(await planOne(repository, { name: 'users-ms', root: 'apps/users-ms' })).toMatchObject({
    currentVersion: '1.2.0',
    nextVersion: '2.0.0',
  });
});
