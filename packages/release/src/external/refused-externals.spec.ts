import { rmSync } from 'node:fs';
import { parseManifest } from '../manifest/parse-manifest';
import {
  alone,
  DEALS,
  otherRepositories,
  planApp,
  withExternals,
  type Other,
} from '../testing/other-repositories';
import { plan, release } from '../testing/super-deals';
import type { TestRepository } from '../testing/test-repository';
import type { PlanRules } from '../types';
import { openExternals } from './open-externals';

const { workspace, payments, other, folder, startServer, dispose } = otherRepositories();
afterEach(() => dispose());

describe('a repository that is out of reach', () => {
  const gone = async (): Promise<{ here: TestRepository; single: Other; rules: PlanRules }> => {
    const [here, single] = [workspace(), payments()];
    const rules = withExternals(alone(single));
    await release(here, rules);
    rmSync(single.bare, { recursive: true });
    return { here, single, rules };
  };

  test('stops a release that is due, by name, with the reason of git and what to do', async () => {
    const { here, single, rules } = await gone();
    here.commit('fix: sort', [DEALS]);
    await expect(plan(here, rules)).rejects.toMatchObject({
      code: 'repository-unreachable',
      where: `payments-ms (${single.bare})`,
      message: expect.stringContaining('does not appear to be a git repository'),
      fix: expect.stringContaining(`git ls-remote --tags -- ${single.bare}`),
    });
  });

  test('stops nothing when nothing is due, and is in the plan', async () => {
    const { here, rules } = await gone();
    const application = await planApp(here, rules);
    expect(application).toMatchObject({
      nextVersion: null,
      moves: [],
      externals: [
        {
          name: 'payments-ms',
          state: 'unreachable',
          reason: expect.stringContaining('does not appear'),
          version: '1.0.0',
        },
      ],
    });
  });

  test('stays as it is pinned when planned offline, and the plan says so', async () => {
    const { here, rules } = await gone();
    const before = here.git('show', 'HEAD:apps/super-deals/release.json');
    here.commit('fix: sort', [DEALS]);
    const application = await planApp(here, rules, { offline: true });
    expect(application).toMatchObject({
      nextVersion: '1.0.1',
      externals: [{ name: 'payments-ms', state: 'kept', version: '1.0.0', commits: [] }],
    });
    expect(application.manifest?.services['payments-ms']).toEqual(
      parseManifest(before, 'release.json').services['payments-ms'],
    );
  });

  test('cannot be composed for the first time, offline or not', async () => {
    const here = workspace();
    const nowhere = { ...alone(payments()), repository: '../nowhere' };
    await expect(plan(here, withExternals(nowhere))).rejects.toMatchObject({
      code: 'repository-unreachable',
      where: 'payments-ms (../nowhere)',
    });
    await expect(plan(here, withExternals(nowhere), { offline: true })).rejects.toMatchObject({
      code: 'never-released',
      message: expect.stringContaining('offline'),
    });
  });

  test('is given up after the time limit', async () => {
    const here = workspace();
    const server = await startServer(folder(), { silent: true });
    const rules = withExternals({ ...alone(payments()), repository: `${server.url}/x` });
    const externals = openExternals({ root: here.root, timeout: 700 });
    await expect(plan(here, rules, { externals })).rejects.toMatchObject({
      code: 'repository-unreachable',
      message: expect.stringContaining('no answer within 0.7 seconds'),
    });
  });
});

test('a service that has no release there stops a release that is due', async () => {
  const here = workspace();
  const empty = other(['feat: begin', ['src/main.ts']]);
  await expect(plan(here, withExternals(alone(empty)))).rejects.toMatchObject({
    code: 'never-released',
    where: `payments-ms (${empty.bare})`,
  });
});

test('a tag that was moved there after it was pinned is an error that names both commits', async () => {
  const [here, single] = [workspace(), payments()];
  const rules = withExternals(alone(single));
  await release(here, rules);
  const pinned = single.git('rev-parse', 'v1.0.0^{commit}');
  const moved = single.commit('fix: secretly', ['src/main.ts']);
  single.git('push', '--quiet', '--force', 'origin', 'main', 'HEAD:refs/tags/v1.0.0');
  const failed: unknown = await plan(here, rules).catch((error: unknown) => error);
  expect(failed).toMatchObject({ code: 'tag-moved', where: `payments-ms (${single.bare})` });
  expect(String(failed)).toContain(pinned);
  expect(String(failed)).toContain(moved);
  expect(await planApp(here, rules, { offline: true })).toMatchObject({ nextVersion: null });
});

test('a version is not taken back because its tag was deleted there, unless that is asked for', async () => {
  const [here, single] = [workspace(), payments()];
  single.commit('fix: round', ['src/main.ts']);
  single.publish('v1.0.1');
  await release(here, withExternals(alone(single)));
  single.git('push', '--quiet', 'origin', ':refs/tags/v1.0.1');
  await expect(plan(here, withExternals(alone(single)))).rejects.toMatchObject({
    code: 'tags-missing',
    message: expect.stringContaining('v1.0.1'),
  });
  const back = { versions: { 'payments-ms': '1.0.0' } };
  expect(await planApp(here, withExternals(alone(single)), back)).toMatchObject({
    nextVersion: '1.0.1',
    moves: [{ name: 'payments-ms', from: '1.0.1', to: '1.0.0', bump: 'patch' }],
  });
});
