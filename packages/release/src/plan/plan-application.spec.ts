import { planFiles } from '../apply/plan-files';
import { planTags } from '../apply/plan-tags';
import { plan, release, SERVICES, SUPER_DEALS } from '../testing/super-deals';
import { testRepositories, type TestRepository } from '../testing/test-repository';
import type { ApplicationPlan, PlanOptions, PlanRules } from '../types';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

const DEALS = 'apps/deals-ms/main.ts';
const BFF = 'apps/bff-api/main.ts';
const OWN = 'apps/super-deals/application.json';

async function released(): Promise<TestRepository> {
  const repository = repositories.create();
  repository.commit('feat: begin', [DEALS, BFF, OWN]);
  await release(repository, SUPER_DEALS);
  return repository;
}

async function planApp(
  repository: TestRepository,
  rules: PlanRules = SUPER_DEALS,
  options: Partial<PlanOptions> = {},
): Promise<ApplicationPlan> {
  const { application } = await plan(repository, rules, options);
  if (!application) throw new Error('there is no application in the plan');
  return application;
}

const withServices = (...services: string[]): PlanRules => ({
  ...SUPER_DEALS,
  projects: [...SUPER_DEALS.projects, { name: 'users-ms', root: 'apps/users-ms' }],
  application: { name: 'super-deals', root: 'apps/super-deals', services },
});

test('a first release composes all services at the initial version', async () => {
  const repository = repositories.create();
  const head = repository.commit('feat: begin', [DEALS, BFF]);
  const application = await planApp(repository);
  expect(application).toMatchObject({
    currentVersion: null,
    nextVersion: '1.0.0',
    bump: 'first',
    tag: 'super-deals@v1.0.0',
  });
  expect(application.moves).toEqual([
    { name: 'bff-api', from: null, to: '1.0.0', bump: 'minor', kind: 'added' },
    { name: 'deals-ms', from: null, to: '1.0.0', bump: 'minor', kind: 'added' },
  ]);
  expect(application.manifest).toMatchObject({
    application: 'super-deals',
    version: '1.0.0',
    previous: null,
    sourceCommit: head,
    services: {
      'bff-api': { version: '1.0.0', tag: 'bff-api@v1.0.0', sourceCommit: head },
      'deals-ms': { version: '1.0.0', tag: 'deals-ms@v1.0.0', sourceCommit: head },
    },
  });
});

test.each([
  [['fix: a'], [], '1.0.1', 'patch'],
  [['feat: a'], ['fix: b'], '1.1.0', 'minor'],
  [['fix: a'], ['feat!: b'], '2.0.0', 'major'],
])('the highest move decides: deals %j, bff %j', async (deals, bff, next, bump) => {
  const repository = await released();
  deals.forEach((message) => repository.commit(message, [DEALS]));
  bff.forEach((message) => repository.commit(message, [BFF]));
  expect(await planApp(repository)).toMatchObject({
    currentVersion: '1.0.0',
    nextVersion: next,
    bump,
  });
});

test('its own commits count, and its own files of releases do not', async () => {
  const repository = await released();
  expect(await planApp(repository)).toMatchObject({ nextVersion: null, commits: [] });
  repository.commit('feat: another environment', [OWN]);
  expect(await planApp(repository)).toMatchObject({
    nextVersion: '1.1.0',
    moves: [],
    commits: [{ header: 'feat: another environment' }],
  });
});

test('an unchanged service keeps the commit it was built from, a changed one gets the new one', async () => {
  const repository = await released();
  const first = repository.git('rev-parse', 'HEAD~1');
  const head = repository.commit('fix: a', [DEALS]);
  const { manifest } = await planApp(repository);
  expect(manifest).toMatchObject({ previous: '1.0.0', sourceCommit: head });
  expect(manifest?.services['bff-api']?.sourceCommit).toBe(first);
  expect(manifest?.services['deals-ms']?.sourceCommit).toBe(head);
});

test('without a manifest the tag tells: the parent of a release commit, or the commit tagged by hand', async () => {
  const repository = repositories.create();
  const source = repository.commit('feat: begin', [DEALS, BFF]);
  repository.commit('chore: release', ['apps/deals-ms/CHANGELOG.md', 'CHANGELOG.md']);
  repository.tag('deals-ms@v1.0.0');
  const byHand = repository.commit('chore: x', [BFF]);
  repository.tag('bff-api@v1.0.0');
  const { services } = await plan(repository, SUPER_DEALS);
  expect(services.map(({ name, sourceCommit }) => [name, sourceCommit])).toEqual([
    ['bff-api', byHand],
    ['deals-ms', source],
  ]);
});

test('an empty commit tagged by hand is its own source', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', [DEALS]);
  const empty = repository.commit('chore: mark');
  repository.tag('deals-ms@v1.0.0');
  expect((await plan(repository, SERVICES)).services[1]).toMatchObject({
    sourceCommit: empty,
  });
});

test('the manifest knows the source also when the release commit changed other files', async () => {
  const repository = repositories.create();
  const source = repository.commit('feat: begin', [DEALS, BFF]);
  const planned = await plan(repository, SUPER_DEALS);
  const files = await planFiles(planned, { readFile: () => null });
  const contents = Object.fromEntries(files.map(({ path, content }) => [path, content]));
  repository.commitFiles('chore: release', { ...contents, 'README.md': 'new' });
  repository.tag(...planTags(planned).map(({ name }) => name));
  const { services } = await plan(repository, SUPER_DEALS);
  expect(services.map(({ sourceCommit }) => sourceCommit)).toEqual([source, source]);
});

test('a service added is minor, one removed is major, and what is left is composed', async () => {
  const repository = await released();
  repository.commit('fix: users', ['apps/users-ms/main.ts']);
  expect(await planApp(repository, withServices('bff-api', 'deals-ms', 'users-ms'))).toMatchObject({
    nextVersion: '1.1.0',
    moves: [{ name: 'users-ms', from: null, to: '1.0.0', kind: 'added' }],
  });
  const removed = await planApp(repository, withServices('bff-api'));
  expect(removed).toMatchObject({
    nextVersion: '2.0.0',
    moves: [{ name: 'deals-ms', from: '1.0.0', to: null, bump: 'major', kind: 'removed' }],
  });
  expect(Object.keys(removed.manifest?.services ?? {})).toEqual(['bff-api']);
});

test('a service that was never released is named, but only when something is to be composed', async () => {
  const repository = await released();
  repository.commit('chore: users', ['apps/users-ms/main.ts']);
  const rules = withServices('bff-api', 'deals-ms', 'users-ms');
  expect(await planApp(repository, rules)).toMatchObject({ nextVersion: null });
  repository.commit('fix: deals', [DEALS]);
  await expect(plan(repository, rules)).rejects.toMatchObject({
    code: 'never-released',
    message: expect.stringContaining('users-ms'),
    fix: expect.stringContaining('nx release 1.0.0 --projects=users-ms'),
  });
});

test('prereleases of the application follow those of its services, and a stable one is compared with the last stable one', async () => {
  const repository = await released();
  repository.commit('feat: a', [DEALS]);
  await release(repository, SUPER_DEALS, { preid: 'rc' });
  expect(await planApp(repository, SUPER_DEALS, { preid: 'rc' })).toMatchObject({
    currentVersion: '1.1.0-rc.0',
    nextVersion: null,
  });
  repository.commit('fix: b', [BFF]);
  expect(await planApp(repository, SUPER_DEALS, { preid: 'rc' })).toMatchObject({
    nextVersion: '1.1.0-rc.1',
    bump: 'prerelease',
    moves: [{ name: 'bff-api', from: '1.0.0', to: '1.0.1-rc.0' }],
  });
  const stable = await planApp(repository);
  expect(stable).toMatchObject({ currentVersion: '1.0.0', nextVersion: '1.1.0', bump: 'minor' });
  expect(stable.moves.map(({ name, from, to }) => [name, from, to])).toEqual([
    ['bff-api', '1.0.0', '1.0.1'],
    ['deals-ms', '1.0.0', '1.1.0'],
  ]);
  expect(stable.manifest?.previous).toBe('1.0.0');
});

test('a version decided elsewhere is taken, with nothing moved', async () => {
  const repository = await released();
  expect(
    await planApp(repository, SUPER_DEALS, { versions: { 'super-deals': '5.0.0' } }),
  ).toMatchObject({ nextVersion: '5.0.0', bump: 'major' });
});

test('a manifest whose tags are missing stops the plan before it gives a version out twice', async () => {
  const repository = await released();
  repository.git('tag', '-d', 'deals-ms@v1.0.0');
  await expect(plan(repository, SUPER_DEALS)).rejects.toMatchObject({
    code: 'tags-missing',
    where: 'apps/super-deals/release.json',
    message: expect.stringContaining('deals-ms@v1.0.0'),
    fix: expect.stringContaining('git fetch --tags'),
  });
});

test('a broken manifest is named with the pointer to what is wrong', async () => {
  const repository = await released();
  const text = repository.git('show', 'HEAD:apps/super-deals/release.json');
  repository.commitFiles('chore: break', {
    'apps/super-deals/release.json': text.replace('"1.0.0"', '"one"'),
  });
  await expect(plan(repository, SUPER_DEALS)).rejects.toMatchObject({
    code: 'invalid-manifest',
    where: 'apps/super-deals/release.json#/version',
  });
});
