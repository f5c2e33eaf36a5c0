import { plan, release, SERVICES, SUPER_DEALS } from '../testing/super-deals';
import { testRepositories, type TestRepository } from '../testing/test-repository';
import type { PlanRules } from '../types';
import { freeVersion } from './next-version';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

const DEALS = ['apps/deals-ms/main.ts'];
const BFF = ['apps/bff-api/main.ts'];

/** On a branch off the first release, with trunk two fixes and a feature ahead. */
async function behindTrunk(rules: PlanRules): Promise<TestRepository> {
  const repository = repositories.create();
  repository.commit('feat: begin', [...DEALS, ...BFF]);
  await release(repository, rules);
  repository.branch('hotfix/deals');
  repository.checkout('main');
  for (const message of ['fix: one', 'fix: two', 'feat: three']) {
    repository.commit(message, DEALS);
    await release(repository, rules);
  }
  repository.checkout('hotfix/deals');
  return repository;
}

test('a hotfix passes over the versions that trunk has taken, service and application alike', async () => {
  const repository = await behindTrunk(SUPER_DEALS);
  repository.commit('fix: urgent', DEALS);
  await expect(plan(repository, SUPER_DEALS)).rejects.toMatchObject({ code: 'tag-conflict' });
  const { services, application } = await plan(repository, SUPER_DEALS, { hotfix: true });
  expect(services[1]).toMatchObject({
    currentVersion: '1.0.0',
    nextVersion: '1.0.3',
    bump: 'patch',
    tag: 'deals-ms@v1.0.3',
    commits: [{ header: 'fix: urgent' }],
  });
  expect(application).toMatchObject({
    nextVersion: '1.0.3',
    manifest: { version: '1.0.3', services: { 'deals-ms': { version: '1.0.3' } } },
  });
});

test('the next hotfix on the same line counts from there', async () => {
  const repository = await behindTrunk(SUPER_DEALS);
  repository.commit('fix: urgent', DEALS);
  await release(repository, SUPER_DEALS, { hotfix: true });
  repository.commit('fix: again', DEALS);
  const { services, application } = await plan(repository, SUPER_DEALS, { hotfix: true });
  expect([services[1]?.nextVersion, application?.nextVersion]).toEqual(['1.0.4', '1.0.4']);
});

test('prereleases of a hotfix lead to a version that is free', async () => {
  const repository = await behindTrunk(SERVICES);
  repository.commit('fix: urgent', DEALS);
  const next = async (): Promise<unknown> =>
    (await plan(repository, SERVICES, { hotfix: true, preid: 'rc' })).services[1]?.nextVersion;
  expect(await next()).toBe('1.0.3-rc.0');
});

test.each([
  ['feat: more', 'minor'],
  ['fix!: other', 'major'],
  ['chore: x\n\nBREAKING CHANGE: y', 'major'],
])('%j is no hotfix, and is named', async (message) => {
  const repository = await behindTrunk(SERVICES);
  repository.commit('fix: urgent', BFF);
  const hash = repository.commit(message, DEALS);
  await expect(plan(repository, SERVICES, { hotfix: true })).rejects.toMatchObject({
    code: 'not-a-hotfix',
    message: expect.stringContaining(
      `- deals-ms: ${hash.slice(0, 7)} ${message.split('\n')[0] ?? ''}`,
    ),
  });
  const { services } = await plan(repository, SERVICES, { hotfix: true, only: ['bff-api'] });
  expect(services.map(({ nextVersion }) => nextVersion)).toEqual(['1.0.1', null]);
});

test('a breaking library is a patch for the service, and so is a hotfix', async () => {
  const repository = await behindTrunk(SERVICES);
  repository.commit('feat!: core', ['libs/core/index.ts']);
  const { services } = await plan(repository, SERVICES, { hotfix: true });
  expect(services[0]).toMatchObject({ name: 'bff-api', nextVersion: '1.0.1' });
});

test('what was never released on this line, and versions or checks that go further, are refused', async () => {
  const repository = await behindTrunk(SERVICES);
  repository.commit('fix: users', ['apps/users-ms/main.ts']);
  const users = {
    ...SERVICES,
    projects: [...SERVICES.projects, { name: 'users-ms', root: 'apps/users-ms' }],
  };
  await expect(plan(repository, users, { hotfix: true })).rejects.toMatchObject({
    code: 'not-a-hotfix',
    message: expect.stringContaining('- users-ms: it was never released on this line'),
  });
  await expect(
    plan(repository, SERVICES, { hotfix: true, versions: { 'deals-ms': '1.1.0' } }),
  ).rejects.toMatchObject({
    code: 'not-a-hotfix',
    message: expect.stringContaining('- deals-ms: 1.0.0 → 1.1.0 is minor'),
  });
  repository.commit('fix: urgent', DEALS);
  const raise = { kind: 'raise', bump: 'minor', reason: 'a new field' } as const;
  const check = {
    name: 'contracts',
    judge: ({ name }: { name: string }) => (name === 'deals-ms' ? [raise] : []),
  };
  await expect(plan(repository, SERVICES, { hotfix: true, checks: [check] })).rejects.toMatchObject(
    {
      code: 'not-a-hotfix',
      message: expect.stringContaining('- deals-ms: a new field (contracts)'),
    },
  );
});

test('an application that gets another shape is no hotfix', async () => {
  const repository = await behindTrunk(SUPER_DEALS);
  repository.commit('fix: urgent', DEALS);
  const application = { name: 'super-deals', root: 'apps/super-deals', services: ['deals-ms'] };
  await expect(plan(repository, SUPER_DEALS, { hotfix: true, application })).rejects.toMatchObject({
    code: 'not-a-hotfix',
    message: expect.stringContaining('- super-deals: the service bff-api is removed'),
  });
});

test.each([
  ['1.0.1', [], '1.0.1'],
  ['1.0.1', ['1.0.1', '1.0.2', '1.0.4'], '1.0.3'],
  ['1.0.1-rc.0', ['1.0.1'], '1.0.2-rc.0'],
  ['1.0.1-rc.0', ['1.0.1-rc.0', '1.0.1-rc.1'], '1.0.1-rc.2'],
  ['1.0.1-rc.3', ['1.0.1', '1.0.2-rc.0'], '1.0.2-rc.1'],
])('%s with %j taken is %s', (version, taken, free) => {
  expect(freeVersion(version, (candidate) => taken.includes(candidate))).toBe(free);
});
