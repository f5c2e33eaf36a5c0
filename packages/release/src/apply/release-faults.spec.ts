import { spawnGit, type GitRunner } from '../git/git-runner';
import { releasedSuperDeals, remoteRefs, runRelease, stateOf } from '../testing/releasing';
import { testRepositories, type TestRepository } from '../testing/test-repository';
import type { ReleaseStep } from './release-outcome';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

class Killed extends Error {}

/** Super-deals with an unpushed feature, and what it is after a release that nobody interrupted. */
async function dueForRelease(): Promise<TestRepository> {
  const repository = await releasedSuperDeals(repositories);
  repository.commit('feat: offers', ['apps/deals-ms/a', 'libs/core/a']);
  return repository;
}

const everything = (repository: TestRepository): unknown => [
  stateOf(repository),
  remoteRefs(repository),
];

async function uninterrupted(): Promise<unknown> {
  const repository = await dueForRelease();
  await runRelease(repository);
  return everything(repository);
}

test.each<ReleaseStep>(['fetch', 'plan', 'write', 'push', 'update'])(
  'stopped before the step "%s" and run again, it ends where an uninterrupted one does',
  async (last) => {
    const repository = await dueForRelease();
    const steps: ReleaseStep[] = [];
    const onStep = (step: ReleaseStep): void => {
      steps.push(step);
      if (step === last) throw new Killed();
    };
    await expect(runRelease(repository, { onStep })).rejects.toThrow(Killed);
    expect(steps.at(-1)).toBe(last);
    await runRelease(repository);
    expect(everything(repository)).toEqual(await uninterrupted());
  },
);

/** git that dies with its caller at the n-th process: before it starts, or when it has done its work. */
function dyingGit(
  root: string,
  at: number,
  when: 'before' | 'after',
): GitRunner & { count: number } {
  const real = spawnGit(root);
  const runner = {
    count: 0,
    run: async (...args: Parameters<GitRunner['run']>) => {
      runner.count += 1;
      const dies = runner.count === at;
      if (dies && when === 'before') throw new Killed();
      const result = await real.run(...args);
      if (dies) throw new Killed();
      return result;
    },
    stream: (...args: Parameters<GitRunner['stream']>) => {
      runner.count += 1;
      if (runner.count === at) throw new Killed();
      return real.stream(...args);
    },
  };
  return runner;
}

test.each(['before', 'after'] as const)(
  'stopped %s any of its git processes and run again, it ends where an uninterrupted one does',
  async (when) => {
    const due = await dueForRelease();
    const done = due.copy();
    const count = dyingGit(done.root, -1, when);
    await runRelease(done, { git: count });
    const expected = everything(done);
    expect(count.count).toBeGreaterThan(15);
    for (let at = 1; at <= count.count; at += 1) {
      const repository = due.copy();
      const git = dyingGit(repository.root, at, when);
      await expect(runRelease(repository, { git })).rejects.toThrow(Killed);
      await runRelease(repository);
      expect([at, everything(repository)]).toEqual([at, expected]);
    }
  },
  120_000,
);

describe('a release that another tool committed without its tags', () => {
  async function untagged(pushed: boolean): Promise<TestRepository> {
    const repository = await dueForRelease();
    await runRelease(repository, { push: false });
    repository.git('tag', '--delete', 'deals-ms@v1.1.0', 'bff-api@v1.0.1', 'super-deals@v1.1.0');
    if (pushed) repository.git('push', '--quiet', 'origin', 'main');
    return repository;
  }

  test.each([false, true])(
    'is completed before a new one is planned (pushed: %s)',
    async (pushed) => {
      const repository = await untagged(pushed);
      repository.commit('fix: rounding', ['apps/deals-ms/a']);
      const outcome = await runRelease(repository);
      expect(outcome).toMatchObject({
        status: 'released',
        tags: ['deals-ms@v1.1.1', 'super-deals@v1.1.1'],
        resumed: ['bff-api@v1.0.1', 'deals-ms@v1.1.0', 'super-deals@v1.1.0'],
      });
      expect(repository.git('log', '--format=%s', '-1', 'deals-ms@v1.1.0')).toBe(
        'chore(release): super-deals@v1.1.0',
      );
      expect(remoteRefs(repository).filter((ref) => ref.includes('@v1.1.0'))).toHaveLength(4);
    },
  );
});

test('whoever makes the same release gets the same ids', async () => {
  const first = await dueForRelease();
  const second = await dueForRelease();
  const ids = await Promise.all([first, second].map((repository) => runRelease(repository)));
  expect(ids[0]?.commit).toBe(ids[1]?.commit);
  expect(remoteRefs(first)).toEqual(remoteRefs(second));
});
