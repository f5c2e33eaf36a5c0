import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plan, release, SUPER_DEALS } from '../testing/super-deals';
import { testRepositories, type TestRepository } from '../testing/test-repository';
import { createTags } from './create-tags';
import { findPendingRelease } from './pending-release';
import { planFiles } from './plan-files';
import { planTags } from './plan-tags';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

const DEALS = 'apps/deals-ms/main.ts';
const BFF = 'apps/bff-api/main.ts';
const APPLICATION = {
  name: 'super-deals',
  root: 'apps/super-deals',
  services: ['bff-api', 'deals-ms'],
};

const readFrom =
  (repository: TestRepository) =>
  (path: string): string | null => {
    const file = join(repository.root, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  };

test('a release writes the changelogs of what is released, release.json and its copy', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', [DEALS, BFF]);
  await release(repository, SUPER_DEALS);
  repository.commit('fix: sort', [DEALS]);
  const planned = await plan(repository, SUPER_DEALS);
  const files = await planFiles(planned, { readFile: readFrom(repository) });
  expect(files.map(({ path }) => path)).toEqual([
    'apps/deals-ms/CHANGELOG.md',
    'apps/super-deals/CHANGELOG.md',
    'apps/super-deals/release.json',
    'apps/super-deals/releases/1.0.1.json',
  ]);
  const [service, application, manifest, copy] = files.map(({ content }) => content);
  expect(service).toMatch(
    /^# deals-ms\n\n## 1\.0\.1 \(2026-01-05\)\n\n### Bug Fixes\n\n\* sort [0-9a-f]{7}\n\nThanks to Ada Lovelace\.\n\n## 1\.0\.0 /,
  );
  expect(application).toMatch(
    /^# super-deals\n\n## 1\.0\.1 \(2026-01-05\)\n\n\| service[\s\S]+The other service is unchanged\.\n\nThanks to Ada Lovelace\.\n\n## 1\.0\.0 /,
  );
  expect(copy).toBe(manifest);
  expect(JSON.parse(manifest ?? '')).toEqual(planned.application?.manifest);
});

test('writing the same release again changes nothing', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', [DEALS, BFF]);
  const planned = await plan(repository, SUPER_DEALS);
  const files = await planFiles(planned, { readFile: () => null });
  const written = new Map(files.map(({ path, content }) => [path, content]));
  expect(
    await planFiles(planned, { readFile: (path) => Promise.resolve(written.get(path) ?? null) }),
  ).toEqual(files);
});

test('nothing to release is nothing to write and nothing to tag', async () => {
  const repository = repositories.create();
  repository.commit('chore: begin', [DEALS, BFF]);
  const planned = await plan(repository, SUPER_DEALS);
  expect([await planFiles(planned, { readFile: () => null }), planTags(planned)]).toEqual([[], []]);
});

test('a project at the top of the workspace keeps its files there', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', ['main.ts']);
  const planned = await plan(repository, { projects: [{ name: 'all', root: '.' }] });
  expect((await planFiles(planned, { readFile: () => null })).map(({ path }) => path)).toEqual([
    'CHANGELOG.md',
  ]);
  expect(planTags(planned)).toEqual([{ name: 'all@v1.0.0', message: 'all 1.0.0\n' }]);
});

test('the tag of the application tells the whole composition', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', [DEALS, BFF]);
  await release(repository, SUPER_DEALS);
  repository.commit('fix: sort', [DEALS]);
  expect(planTags(await plan(repository, SUPER_DEALS))).toEqual([
    { name: 'deals-ms@v1.0.1', message: 'deals-ms 1.0.1\n' },
    { name: 'super-deals@v1.0.1', message: 'super-deals 1.0.1\n\nbff-api 1.0.0\ndeals-ms 1.0.1\n' },
  ]);
});

test('after a release the source of each service is the first parent of its tag', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', [DEALS, BFF]);
  await release(repository, SUPER_DEALS);
  repository.commit('fix: sort', [DEALS]);
  await release(repository, SUPER_DEALS);
  const { services } = JSON.parse(
    readFileSync(join(repository.root, 'apps/super-deals/release.json'), 'utf8'),
  ) as {
    services: Record<string, { tag: string; sourceCommit: string }>;
  };
  for (const { tag, sourceCommit } of Object.values(services))
    expect(repository.git('rev-parse', `${tag}^{commit}^1`)).toBe(sourceCommit);
  expect(Object.values(services).map(({ tag }) => tag)).toEqual([
    'bff-api@v1.0.0',
    'deals-ms@v1.0.1',
  ]);
});

describe('a release that was committed and not tagged', () => {
  test('is found with its commit, and is done when its tags are made', async () => {
    const repository = repositories.create();
    repository.commit('feat: begin', [DEALS, BFF]);
    await release(repository, SUPER_DEALS);
    repository.commit('fix: sort', [DEALS]);
    await release(repository, SUPER_DEALS);
    const releaseCommit = repository.git('rev-parse', 'HEAD');
    repository.git('tag', '-d', 'deals-ms@v1.0.1', 'super-deals@v1.0.1');
    repository.commit('fix: later', [BFF]);
    const input = { root: repository.root, application: APPLICATION };
    const pending = await findPendingRelease(input);
    expect(pending).toMatchObject({ commit: releaseCommit, manifest: { version: '1.0.1' } });
    expect(pending?.tags.map(({ name }) => name)).toEqual([
      'deals-ms@v1.0.1',
      'super-deals@v1.0.1',
    ]);
    await createTags({
      root: repository.root,
      tags: pending?.tags ?? [],
      target: pending?.commit ?? '',
    });
    expect(await findPendingRelease(input)).toBeNull();
    expect((await plan(repository, SUPER_DEALS)).application).toMatchObject({
      currentVersion: '1.0.1',
      nextVersion: '1.0.2',
    });
  });

  test('is none when there is no release.json', async () => {
    const repository = repositories.create();
    repository.commit('feat: begin', [DEALS]);
    expect(
      await findPendingRelease({ root: repository.root, application: APPLICATION }),
    ).toBeNull();
  });
});
