import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markGreen } from '../base/mark-green';
import { remoteRefs, releaseOptions, stateOf } from '../testing/releasing';
import { testRepositories, type TestRepository } from '../testing/test-repository';
import { cut, type CutOptions } from './cut';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

/** A clone with a bare remote whose trunk, `main`, was never cut. */
function begun(): TestRepository {
  const repository = repositories.create();
  repository.commit('feat: begin', ['apps/deals-ms/a', 'apps/bff-api/a']);
  repository.addRemote();
  return repository;
}

function push(repository: TestRepository, message: string, ...files: string[]): string {
  const commit = repository.commit(message, files);
  repository.git('push', '--quiet', 'origin', 'main');
  return commit;
}

const runCut = (
  repository: TestRepository,
  options: Partial<CutOptions> = {},
): ReturnType<typeof cut> =>
  cut({
    ...releaseOptions(repository),
    trunk: 'main',
    branch: 'release',
    allowNotGreen: true,
    ...options,
  });

describe('a version cut', () => {
  it('merges trunk into the release branch, tags the release there, and leaves trunk alone', async () => {
    const repository = begun();
    const trunk = repository.git('rev-parse', 'main');
    const first = await runCut(repository);
    expect(first).toMatchObject({ status: 'released', branch: 'release' });
    expect(repository.git('rev-parse', 'origin/release^')).toBe(trunk);

    const next = push(repository, 'feat: offers', 'apps/deals-ms/b');
    const second = await runCut(repository);
    expect(second.tags).toEqual(['deals-ms@v1.1.0', 'super-deals@v1.1.0']);
    const merge = repository.git('rev-parse', 'origin/release^');
    expect(repository.git('rev-parse', `${merge}^1`, `${merge}^2`)).toBe(
      `${first.commit}\n${next}`,
    );
    expect(repository.git('show', '--no-patch', '--format=%s', merge)).toBe(
      "Merge branch 'main' into release",
    );
    expect(second.plan.application?.manifest).toMatchObject({
      sourceCommit: merge,
      previous: '1.0.0',
    });
    expect(repository.git('rev-parse', 'origin/main', 'HEAD')).toBe(`${next}\n${next}`);
    expect(repository.git('cat-file', '-t', 'super-deals@v1.1.0')).toBe('tag');
    repository.git('fsck', '--strict');
  });

  it('after several merges cleanly, whatever happened on trunk', async () => {
    const repository = begun();
    await runCut(repository);
    for (const round of ['1', '2', '3']) {
      push(repository, `feat: ${round}`, 'apps/deals-ms/a', `apps/bff-api/${round}`);
      await runCut(repository);
    }
    expect(
      repository.git('log', '--merges', '--oneline', 'origin/release').split('\n'),
    ).toHaveLength(3);
    expect(
      repository.git('diff', '--name-only', 'origin/release', 'main').split('\n').sort(),
    ).toEqual([
      'apps/bff-api/CHANGELOG.md',
      'apps/deals-ms/CHANGELOG.md',
      'apps/super-deals/CHANGELOG.md',
      'apps/super-deals/release.json',
      ...['1.0.0', '1.1.0', '1.2.0', '1.3.0'].map(
        (version) => `apps/super-deals/releases/${version}.json`,
      ),
    ]);
  });

  it('of a trunk that brings nothing new is no release', async () => {
    const repository = begun();
    await runCut(repository);
    const before = [stateOf(repository), remoteRefs(repository)];
    expect(await runCut(repository)).toMatchObject({ status: 'nothing' });
    push(repository, 'docs: words', 'README.md');
    expect(await runCut(repository)).toMatchObject({ status: 'nothing' });
    expect(remoteRefs(repository).find((ref) => ref.endsWith('release'))).toBe(
      (before[1] as string[]).find((ref) => ref.endsWith('release')),
    );
  });

  it('runs from a detached HEAD, as in CI', async () => {
    const repository = begun();
    await runCut(repository);
    push(repository, 'fix: rounding', 'apps/deals-ms/b');
    const runner = repository.clone();
    runner.git('checkout', '--quiet', '--detach');
    expect((await runCut(runner)).tags).toEqual(['deals-ms@v1.0.1', 'super-deals@v1.0.1']);
  });

  it('by eight at once is one cut', async () => {
    const repository = begun();
    await runCut(repository);
    push(repository, 'fix: rounding', 'apps/deals-ms/b');
    const clones = Array.from({ length: 8 }, (_, index) => {
      const clone = repository.clone();
      clone.git('config', 'user.name', `Releaser ${index}`);
      return clone;
    });
    const outcomes = await Promise.all(clones.map((clone) => runCut(clone)));
    expect(outcomes.filter(({ status }) => status === 'released')).toHaveLength(1);
    repository.git('fetch', '--quiet');
    expect(
      repository.git('log', '--merges', '--oneline', 'origin/release').split('\n'),
    ).toHaveLength(1);
  }, 60_000);

  it('needs the newest commit of trunk to be green', async () => {
    const repository = begun();
    const { root } = repository;
    const green = { allowNotGreen: false };
    await expect(runCut(repository, green)).rejects.toMatchObject({ code: 'not-green' });
    await markGreen({ root, branch: 'main', commit: 'HEAD' });
    expect(await runCut(repository, green)).toMatchObject({ status: 'released' });
    push(repository, 'feat: offers', 'apps/deals-ms/b');
    await expect(runCut(repository, green)).rejects.toMatchObject({
      code: 'not-green',
      message: expect.stringContaining('and not its newest'),
    });
  });
});

describe('a cut is refused, with nothing written,', () => {
  async function refused(repository: TestRepository, code: string): Promise<void> {
    const before = [stateOf(repository), remoteRefs(repository)];
    await expect(runCut(repository)).rejects.toMatchObject({ code });
    expect([stateOf(repository), remoteRefs(repository)]).toEqual(before);
  }

  it('when trunk is behind', async () => {
    const repository = begun();
    const other = repository.clone();
    other.commit('feat: theirs', ['apps/deals-ms/b']);
    other.git('push', '--quiet');
    repository.git('fetch', '--quiet');
    await refused(repository, 'behind');
  });

  it('when trunk was not pushed', async () => {
    const repository = begun();
    repository.commit('feat: mine', ['apps/deals-ms/b']);
    await refused(repository, 'behind');
  });

  it('when something is not committed', async () => {
    const repository = begun();
    writeFileSync(join(repository.root, 'apps/deals-ms/a'), 'changed');
    await refused(repository, 'uncommitted-changes');
  });

  it('when somebody edited the release branch where trunk went on', async () => {
    const repository = begun();
    await runCut(repository);
    repository.branch('edit', 'origin/release');
    repository.commitFiles('fix: by hand', { 'apps/deals-ms/a': 'by hand' });
    repository.git('push', '--quiet', 'origin', 'HEAD:release');
    repository.checkout('main');
    push(repository, 'feat: on trunk', 'apps/deals-ms/a');
    repository.git('fetch', '--quiet');
    await refused(repository, 'merge-conflict');
  });
});
