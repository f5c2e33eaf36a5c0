import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openRepository } from '../git/open-repository';
import { countingGit } from '../testing/counting-git';
import { plan } from '../testing/super-deals';
import { testRepositories, type TestRepository } from '../testing/test-repository';
import type { PlanRules, ReleaseProject, ServicePlan } from '../types';
import { planRelease } from './plan-release';

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
  const project = { name: 'deals-ms', root: 'apps/deals-ms' };
  const files = ['main.ts', 'package.json', 'test/main.spec.ts'];

  function released(root: string, names = files): TestRepository {
    const repository = repositories.create();
    repository.commit(
      'feat: begin',
      names.map((file) => `${root}/${file}`),
    );
    repository.tag('deals-ms@v1.4.0');
    return repository;
  }

  function move(repository: TestRepository, from: string, to: string, message: string): void {
    mkdirSync(join(repository.root, dirname(to)), { recursive: true });
    repository.git('mv', from, to);
    repository.commit(message);
  }

  test('keeps its versions, and what was not released before the move counts', async () => {
    const repository = released('apps/deals');
    repository.commit('feat: at the old place', ['apps/deals/main.ts']);
    move(repository, 'apps/deals', 'apps/deals-ms', 'refactor: move');
    repository.commit('fix: at the new place', ['apps/deals-ms/main.ts']);
    expect(await planOne(repository, project)).toMatchObject({
      currentVersion: '1.4.0',
      nextVersion: '1.5.0',
      commits: [
        { header: 'fix: at the new place', files: ['apps/deals-ms/main.ts'] },
        { header: 'feat: at the old place', files: ['apps/deals/main.ts'] },
      ],
    });
  });

  test('is not released by the move alone, unless that is a fix or a feature', async () => {
    const quietly = released('apps/deals');
    move(quietly, 'apps/deals', 'apps/deals-ms', 'refactor: move');
    expect(await planOne(quietly, project)).toMatchObject({ nextVersion: null });
    const fixed = released('apps/deals');
    move(fixed, 'apps/deals', 'apps/deals-ms', 'fix: move');
    expect(await planOne(fixed, project)).toMatchObject({ nextVersion: '1.4.1' });
  });

  test.each([
    ['services', 'services/deals', 'services/users'],
    ['services/all', 'services/all/deals-ms', 'services/users'],
  ])('together with its neighbours in %s, one after the other', async (_, deals, users) => {
    const repository = released(deals);
    repository.commit('feat: users', [`${users}/main.ts`, `${users}/package.json`]);
    repository.tag('users-ms@v2.0.0');
    repository.commit('feat: search', [`${deals}/main.ts`]);
    repository.commit('fix: login', [`${users}/main.ts`]);
    move(repository, deals, 'apps/deals-ms', 'chore: move the deals');
    move(repository, users, 'apps/users-ms', 'chore: move the users');
    const projects = [project, { name: 'users-ms', root: 'apps/users-ms' }];
    const { services } = await plan(repository, { projects });
    expect(services.map(({ nextVersion }) => nextVersion)).toEqual(['1.5.0', '2.0.1']);
  });

  test('and moved again, and rebuilt on the way, is followed', async () => {
    const repository = released('deals');
    repository.commit('fix: at the first place', ['deals/main.ts']);
    move(repository, 'deals', 'services/deals', 'chore: move');
    repository.commit('feat: at the second place', ['services/deals/main.ts']);
    move(repository, 'services/deals/main.ts', 'services/deals/src/main.ts', 'refactor: sources');
    move(repository, 'services/deals', 'apps/deals-ms', 'chore: move again');
    expect(await planOne(repository, project)).toMatchObject({
      nextVersion: '1.5.0',
      commits: [{ header: 'feat: at the second place' }, { header: 'fix: at the first place' }],
    });
  });

  test('on a branch, while the other side went on, is followed through the merge', async () => {
    const repository = released('apps/deals');
    repository.branch('feature/move');
    move(repository, 'apps/deals', 'apps/deals-ms', 'chore: move');
    repository.checkout('main');
    repository.commit('feat: meanwhile', ['apps/deals/main.ts']);
    repository.merge('feature/move', 'chore: merge');
    repository.commit('docs: words', ['README.md']);
    expect(await planOne(repository, project)).toMatchObject({
      nextVersion: '1.5.0',
      commits: [{ header: 'feat: meanwhile' }],
    });
  });

  test('and released there, still gets what a branch from before brings', async () => {
    const repository = released('services/deals');
    repository.branch('feature/late');
    repository.commit('feat: late', ['services/deals/main.ts']);
    repository.checkout('main');
    move(repository, 'services/deals', 'apps/deals-ms', 'chore: move');
    repository.tag('deals-ms@v1.4.1');
    repository.merge('feature/late', 'chore: merge');
    expect(await planOne(repository, project)).toMatchObject({
      currentVersion: '1.4.1',
      nextVersion: '1.5.0',
      commits: [{ header: 'feat: late' }],
    });
  });

  test('is not released by what a release has written at the old place', async () => {
    const repository = released('services/deals');
    repository.commit('fix: a word in the changelog', [
      'services/deals/CHANGELOG.md',
      'services/deals/releases/1.0.0.json',
    ]);
    move(repository, 'services/deals', 'apps/deals-ms', 'chore: move');
    expect(await planOne(repository, project)).toMatchObject({ nextVersion: null });
  });

  test('in a workspace below the top of the repository, is followed', async () => {
    const repository = released('workspace/apps/deals');
    repository.commit('feat: search', ['workspace/apps/deals/main.ts']);
    move(repository, 'workspace/apps/deals', 'workspace/apps/deals-ms', 'chore: move');
    const root = join(repository.root, 'workspace');
    const { services } = await planRelease({ root, projects: [project] });
    expect(services).toMatchObject([{ nextVersion: '1.5.0' }]);
  });

  test('may be a library: who is built from it gets what happened at the old place', async () => {
    const repository = released('apps/deals-ms');
    repository.commit('chore: begin', ['libs/old/index.ts', 'libs/old/a[1].ts']);
    repository.tag('deals-ms@v1.4.1');
    repository.commit('fix: round', ['libs/old/a[1].ts']);
    move(repository, 'libs/old', 'libs/money', 'chore: move');
    const projects = [
      { ...project, dependencies: ['money'] },
      { name: 'money', root: 'libs/money', released: false },
    ];
    const { services } = await plan(repository, { projects });
    expect(services).toMatchObject([
      { nextVersion: '1.4.2', commits: [{ header: 'fix: round', dependency: 'money' }] },
    ]);
  });

  test.each<[string, (repository: TestRepository) => void]>([
    [
      'a file that was put into it',
      (repository) =>
        move(repository, 'tools/price.ts', 'apps/deals-ms/src/price.ts', 'chore: put'),
    ],
    [
      'a folder that is gone',
      (repository) => void repository.commitFiles('chore: remove', { tools: null }),
    ],
    ['a folder that is still there', () => undefined],
    [
      'a folder most of which went elsewhere',
      (repository) => {
        repository.git('rm', '--quiet', 'apps/deals-ms/main.ts');
        move(repository, 'tools/main.ts', 'apps/deals-ms/main.ts', 'chore: take one');
        move(repository, 'tools', 'docs', 'chore: move the others');
      },
    ],
  ])('is not %s', async (_, change) => {
    const repository = released('apps/deals-ms');
    const tools = ['price.ts', 'other.ts', 'main.ts', 'more.ts'].map((file) => `tools/${file}`);
    repository.commit('chore: tools', tools);
    repository.tag('deals-ms@v1.4.1');
    repository.commit('feat: not of the service', ['tools/price.ts']);
    change(repository);
    expect(await planOne(repository, project)).toMatchObject({ nextVersion: null });
  });

  test('costs three more git processes, however many were moved, and none when none was', async () => {
    const processes = async (count: number): Promise<number> => {
      const repository = repositories.create();
      const names = Array.from({ length: count }, (_, index) => `service-${index}`);
      repository.commit('feat: begin', [
        'README.md',
        ...names.flatMap((name) => files.map((file) => `services/${name}/${file}`)),
      ]);
      repository.tag(...names.map((name) => `${name}@v1.0.0`), 'service-x@v1.0.0');
      repository.commit('fix: all', [
        'README.md',
        ...names.map((name) => `services/${name}/main.ts`),
      ]);
      if (count > 0) move(repository, 'services', 'apps', 'chore: move');
      const git = countingGit(repository.root);
      const { services } = await planRelease({
        root: repository.root,
        projects: [...names, 'service-x'].map((name) => ({ name, root: `apps/${name}` })),
        git: openRepository(repository.root, git),
      });
      expect(services.filter(({ nextVersion }) => nextVersion === '1.0.1')).toHaveLength(count);
      return git.ran.length;
    };
    const none = await processes(0);
    expect([await processes(1), await processes(40)]).toEqual([none + 3, none + 3]);
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
