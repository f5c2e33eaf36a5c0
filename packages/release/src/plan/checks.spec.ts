import { plan, release, SERVICES, SUPER_DEALS } from '../testing/super-deals';
import { testRepositories, type TestRepository } from '../testing/test-repository';
import type { GatherChecks, ReleaseCheck } from '../types';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

function released(message = 'fix: deals'): TestRepository {
  const repository = repositories.create();
  repository.commit('feat: begin', ['apps/deals-ms/a.ts', 'apps/bff-api/a.ts']);
  repository.tag('deals-ms@v1.0.0', 'bff-api@v1.0.0');
  repository.commit(message, ['apps/deals-ms/a.ts']);
  return repository;
}

const raising = (service: string, bump: 'major' | 'minor' | 'patch'): ReleaseCheck => ({
  name: 'contracts',
  judge: ({ name }) =>
    name === service ? [{ kind: 'raise', bump, reason: 'GET /deals is gone' }] : [],
});

test('a check raises a bump, for a reason that is in the plan and moves the application', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', ['apps/deals-ms/a.ts', 'apps/bff-api/a.ts']);
  await release(repository, SUPER_DEALS);
  repository.commit('fix: deals', ['apps/deals-ms/a.ts']);
  const { services, application } = await plan(repository, SUPER_DEALS, {
    checks: [raising('deals-ms', 'major')],
  });
  expect(services[1]).toMatchObject({
    nextVersion: '2.0.0',
    bump: 'major',
    tag: 'deals-ms@v2.0.0',
    raised: [{ check: 'contracts', bump: 'major', reason: 'GET /deals is gone' }],
    commits: [{ bump: 'patch' }],
  });
  expect(application).toMatchObject({ nextVersion: '2.0.0' });
});

test.each([
  ['feat: deals', 'patch', '1.1.0'],
  ['feat: deals', 'minor', '1.1.0'],
] as const)('what %j reaches by itself is not raised to %s', async (message, bump, version) => {
  const { services } = await plan(released(message), SERVICES, {
    checks: [raising('deals-ms', bump)],
  });
  expect(services[1]).toMatchObject({ nextVersion: version });
  expect(services[1]).not.toHaveProperty('raised');
});

test('a check is made of files as they were released and as they are, read in one go', async () => {
  const repository = repositories.create();
  const file = 'apps/deals-ms/openapi.json';
  repository.commitFiles('feat: begin', { [file]: 'old', 'apps/bff-api/a.ts': '1' });
  repository.tag('deals-ms@v1.0.0');
  repository.tag('deals-ms@v1.1.0-rc.0');
  repository.commitFiles('feat: deals', { [file]: 'new' });
  const seen: unknown[] = [];
  const gather: GatherChecks = async ({ head, services, readFiles }) => {
    const [, deals] = services;
    const released = deals?.released ?? '';
    const read = await readFiles([
      { commit: released, path: file },
      { commit: head, path: file },
      { commit: head, path: 'apps/deals-ms/none.json' },
    ]);
    seen.push(
      services.map(({ name, released: of }) => [name, of !== null]),
      read,
    );
    return [raising('deals-ms', 'major')];
  };
  const { services } = await plan(repository, SERVICES, { gather });
  expect(seen).toEqual([
    [
      ['bff-api', false],
      ['deals-ms', true],
    ],
    ['old', 'new', null],
  ]);
  expect(services[1]).toMatchObject({ nextVersion: '2.0.0', raised: [{ check: 'contracts' }] });
});

test('a change that no commit owns up to is released, and one that is not to be released is not', async () => {
  const repository = released('chore: deals');
  const checks = [raising('deals-ms', 'minor')];
  expect((await plan(repository, SERVICES, { checks })).services[1]).toMatchObject({
    nextVersion: '1.1.0',
    commits: [],
    raised: [{ bump: 'minor' }],
  });
  const others = await plan(repository, SERVICES, { checks, only: ['bff-api'] });
  expect(others.services.map(({ nextVersion }) => nextVersion)).toEqual([null, null]);
});

test('a prerelease that was raised is not made again when nothing changed', async () => {
  const repository = released();
  const checks = [raising('deals-ms', 'major')];
  const next = async (): Promise<unknown> =>
    (await plan(repository, SERVICES, { checks, preid: 'rc' })).services[1]?.nextVersion;
  expect(await next()).toBe('2.0.0-rc.0');
  repository.tag('deals-ms@v2.0.0-rc.0');
  expect(await next()).toBeNull();
  repository.commit('fix: more', ['apps/deals-ms/a.ts']);
  expect(await next()).toBe('2.0.0-rc.1');
});

test('checks see what others have raised, until nothing moves', async () => {
  const follow: ReleaseCheck = {
    name: 'consumers',
    judge: ({ name }, services) => {
      const deals = services.find((service) => service.name === 'deals-ms');
      return name === 'bff-api' && deals?.bump === 'major'
        ? [{ kind: 'raise', bump: 'minor', reason: `deals-ms is ${deals.nextVersion}` }]
        : [];
    },
  };
  const { services } = await plan(released(), SERVICES, {
    checks: [follow, raising('deals-ms', 'major')],
  });
  expect(services).toMatchObject([
    { nextVersion: '1.1.0', raised: [{ check: 'consumers', reason: 'deals-ms is 2.0.0' }] },
    { nextVersion: '2.0.0' },
  ]);
});

test('a check that is content with what it got is taken at its first word', async () => {
  const once: ReleaseCheck = {
    name: 'contracts',
    judge: ({ name, bump }) =>
      name === 'deals-ms' && bump === 'patch'
        ? [{ kind: 'raise', bump: 'minor', reason: 'a new field' }]
        : [],
  };
  expect((await plan(released(), SERVICES, { checks: [once] })).services[1]).toMatchObject({
    nextVersion: '1.1.0',
  });
});

test('a veto stops the release, all of them named, and only those that last', async () => {
  const veto = (name: string, from: string): ReleaseCheck => ({
    name,
    judge: (service) =>
      service.nextVersion?.startsWith(from) ? [{ kind: 'veto', reason: `no ${from}` }] : [],
  });
  const repository = released();
  const checks = [
    raising('deals-ms', 'major'),
    veto('one', '1.0.1'),
    veto('two', '2.'),
    veto('three', '2.0'),
  ];
  await expect(plan(repository, SERVICES, { checks })).rejects.toMatchObject({
    code: 'release-vetoed',
    message: expect.stringMatching(/- deals-ms \(two\): no 2\.\n- deals-ms \(three\): no 2\.0/),
  });
  await expect(plan(repository, SERVICES, { checks })).rejects.not.toMatchObject({
    message: expect.stringContaining('(one)'),
  });
});

test('a version that was decided elsewhere has to go as far as the checks ask', async () => {
  const repository = released();
  const checks = [raising('deals-ms', 'major')];
  const versions = (
    version: string,
  ): { checks: ReleaseCheck[]; versions: Record<string, string> } => ({
    checks,
    versions: { 'deals-ms': version },
  });
  await expect(plan(repository, SERVICES, versions('1.1.0'))).rejects.toMatchObject({
    code: 'release-vetoed',
    message: expect.stringContaining('1.1.0 is minor, it has to be major: GET /deals is gone'),
  });
  expect((await plan(repository, SERVICES, versions('2.0.0'))).services[1]).toMatchObject({
    nextVersion: '2.0.0',
    raised: [{ check: 'contracts' }],
  });
});
