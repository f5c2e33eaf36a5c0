import { plan } from '../testing/super-deals';
import { testRepositories } from '../testing/test-repository';
import type { PlanRules, ReleaseProject } from '../types';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

const rules = (...more: Partial<ReleaseProject>[]): PlanRules => ({
  projects: [
    { name: 'bff-api', root: 'apps/bff-api', dependencies: ['http'], ...more[0] },
    { name: 'deals-ms', root: 'apps/deals-ms', ...more[1] },
    { name: 'http', root: 'libs/http', released: false, ...more[2] },
  ],
});

async function versions(root: string, planRules: PlanRules): Promise<unknown[]> {
  const { services } = await plan({ ...repositories.create(), root }, planRules);
  return services.map(({ nextVersion }) => nextVersion);
}

function released(...files: string[]): string {
  const repository = repositories.create();
  repository.commit('feat: begin', ['apps/bff-api/a.ts', 'apps/deals-ms/a.ts', ...files]);
  repository.tag('bff-api@v1.0.0', 'deals-ms@v1.0.0');
  repository.commit('fix: change', files);
  return repository.root;
}

test('a root file counts for nobody, but for who names it', async () => {
  const root = released('package-lock.json', 'tools/x.mjs');
  expect(await versions(root, rules())).toEqual([null, null]);
  expect(await versions(root, rules({}, { files: ['package-lock.json'] }))).toEqual([
    null,
    '1.0.1',
  ]);
  expect(await versions(root, rules({ files: ['tools/**'] }, { files: ['**'] }))).toEqual([
    '1.0.1',
    '1.0.1',
  ]);
  expect(await versions(root, rules({ files: ['package-lock.json.bak', 'tool'] }))).toEqual([
    null,
    null,
  ]);
});

test('a file that a library names counts for the services built from it, as a patch', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', ['apps/bff-api/a.ts', 'apps/deals-ms/a.ts']);
  repository.tag('bff-api@v1.0.0', 'deals-ms@v1.0.0');
  repository.commit('feat: toolchain', ['toolchain.json']);
  const { services } = await plan(repository, rules({}, {}, { files: ['toolchain.json'] }));
  expect(services).toMatchObject([
    { nextVersion: '1.0.1', commits: [{ dependency: 'http', files: ['toolchain.json'] }] },
    { nextVersion: null },
  ]);
});

test('a file in another project counts for both, and one commit only once', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', ['apps/bff-api/a.ts', 'apps/deals-ms/a.ts']);
  repository.tag('bff-api@v1.0.0', 'deals-ms@v1.0.0');
  const files = ['apps/bff-api/a.ts', 'apps/bff-api/openapi.json', 'apps/deals-ms/a.ts'];
  repository.commit('feat: contract', files);
  const planRules = rules({}, { files: ['apps/bff-api/openapi.json', 'apps/bff-api'] });
  const { services } = await plan(repository, planRules);
  expect(services.map(({ nextVersion, commits }) => [nextVersion, commits.length])).toEqual([
    ['1.1.0', 1],
    ['1.1.0', 1],
  ]);
  expect([...(services[1]?.commits[0]?.files ?? [])].sort()).toEqual(files);
});

test('what a release writes counts for nobody, whoever names its folder', async () => {
  const root = released('apps/bff-api/CHANGELOG.md', 'CHANGELOG.md');
  expect(await versions(root, rules({}, { files: ['**'] }))).toEqual([null, null]);
});

test('types of the configuration decide', async () => {
  const root = released('apps/deals-ms/b.ts');
  const types = { fix: { bump: 'none' }, chore: { bump: 'minor' } } as const;
  expect(await versions(root, { ...rules(), types })).toEqual([null, null]);
  const repository = repositories.create();
  repository.commit('feat: begin', ['apps/deals-ms/a.ts']);
  repository.tag('deals-ms@v1.0.0');
  repository.commit('chore: work', ['apps/deals-ms/a.ts']);
  expect(await versions(repository.root, { ...rules(), types })).toEqual([null, '1.1.0']);
});
