import { testRepositories, type TestRepository } from '../testing/test-repository';
import { findBase, type FindBaseOptions } from './find-base';
import { markGreen } from './mark-green';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

function begun(): TestRepository {
  const repository = repositories.create();
  repository.commit('feat: begin', ['a']);
  return repository;
}

const base = (
  repository: TestRepository,
  options: Partial<FindBaseOptions> = {},
): ReturnType<typeof findBase> =>
  findBase({ root: repository.root, defaultBranch: 'main', env: {}, ...options });

const green = (
  repository: TestRepository,
  commit = 'HEAD',
  branch = 'main',
): ReturnType<typeof markGreen> => markGreen({ root: repository.root, branch, commit });

describe('on the default branch', () => {
  test('the first run takes everything', async () => {
    const repository = begun();
    const found = await base(repository, { application: 'super-deals', services: ['deals-ms'] });
    expect(found).toMatchObject({
      kind: 'first-run',
      branch: 'main',
      head: repository.git('rev-parse', 'HEAD'),
    });
    expect(repository.git('diff', '--name-only', found.base, 'HEAD')).toBe('a');
  });

  test('the last release of the application is next, else the newest of any service', async () => {
    const repository = begun();
    repository.tag('super-deals@v1.9.0', 'super-deals@v1.10.0', 'super-deals@v8.0.0-rollback');
    const released = repository.git('rev-parse', 'HEAD');
    const later = repository.commit('fix: x', ['a']);
    repository.tag('deals-ms@v1.0.0');
    repository.commit('fix: y', ['a']);
    const options = { application: 'super-deals', services: ['deals-ms'] };
    expect(await base(repository, options)).toMatchObject({
      kind: 'last-release',
      base: released,
      reason: expect.stringContaining('super-deals@v1.10.0'),
    });
    expect(await base(repository, { ...options, application: 'other' })).toMatchObject({
      kind: 'last-release',
      base: later,
    });
  });

  test('the last green commit is it, and failed runs after it lose nothing', async () => {
    const repository = begun();
    repository.tag('super-deals@v1.0.0');
    const first = repository.git('rev-parse', 'HEAD');
    await green(repository);
    repository.commit('fix: its run fails', ['a']);
    repository.commit('fix: its run is now', ['b']);
    expect(await base(repository, { application: 'super-deals' })).toMatchObject({
      kind: 'last-green',
      base: first,
    });
  });

  test('a green commit that was rewritten away gives what it has in common with the branch', async () => {
    const repository = begun();
    const common = repository.git('rev-parse', 'HEAD');
    repository.commit('fix: amended later', ['a']);
    await green(repository);
    repository.git('reset', '--quiet', '--hard', common);
    repository.commit('fix: amended', ['b']);
    expect(await base(repository)).toMatchObject({
      kind: 'last-green',
      base: common,
      reason: expect.stringContaining('rewritten'),
    });
  });

  test('an older commit that runs again is covered by a later green one', async () => {
    const repository = begun();
    repository.commit('fix: x', ['a']);
    await green(repository);
    repository.git('checkout', '--quiet', '--detach', 'HEAD~1');
    expect(await base(repository, { branch: 'main' })).toMatchObject({
      kind: 'last-green',
      base: repository.git('rev-parse', 'HEAD'),
    });
  });

  test('each long-lived branch has its own, slashes and all', async () => {
    const repository = begun();
    repository.branch('release/2.x');
    const first = repository.commit('fix: x', ['a']);
    await green(repository, 'HEAD', 'release/2.x');
    repository.commit('fix: y', ['a']);
    expect(await base(repository, { longLivedBranches: ['release/2.x'] })).toMatchObject({
      kind: 'last-green',
      base: first,
    });
    expect(await base(repository)).toMatchObject({ kind: 'merge-base' });
  });
});

describe('on another branch', () => {
  test('it is where the branch left the default one, as the remote has it', async () => {
    const repository = begun();
    repository.branch('topic');
    const fork = repository.git('rev-parse', 'HEAD');
    repository.commit('feat: x', ['b']);
    repository.checkout('main');
    repository.commit('fix: ahead', ['a']);
    repository.addRemote();
    const clone = repository.clone('--branch', 'topic', '--single-branch');
    expect(await base(clone)).toMatchObject({
      kind: 'merge-base',
      base: fork,
      branch: 'topic',
      reason: expect.stringContaining('origin/main'),
    });
  });

  test('it is that of the local default branch without a remote', async () => {
    const repository = begun();
    const fork = repository.git('rev-parse', 'HEAD');
    repository.branch('topic');
    repository.commit('feat: x', ['b']);
    expect(await base(repository)).toMatchObject({ kind: 'merge-base', base: fork });
  });

  test('without anything in common everything counts', async () => {
    const repository = begun();
    repository.git('checkout', '--quiet', '--orphan', 'island');
    repository.commit('feat: alone', ['b']);
    expect(await base(repository)).toMatchObject({ kind: 'first-run' });
  });

  test('without the default branch the command that brings it is told', async () => {
    const repository = begun();
    repository.git('branch', '-m', 'topic');
    await expect(base(repository)).rejects.toMatchObject({
      code: 'no-base',
      fix: expect.stringContaining('git fetch origin main'),
    });
  });
});

describe('a detached HEAD, as CI systems leave it', () => {
  const detached = (): TestRepository => {
    const repository = begun();
    repository.commit('fix: x', ['a']);
    repository.git('checkout', '--quiet', '--detach');
    return repository;
  };

  test.each([
    [{ GITHUB_REF_TYPE: 'branch', GITHUB_REF_NAME: 'main' }, 'main'],
    [{ CI_COMMIT_BRANCH: 'main' }, 'main'],
    [{ CODEBUILD_WEBHOOK_HEAD_REF: 'refs/heads/main' }, 'main'],
    [{ BRANCH_NAME: 'main' }, 'main'],
    [{}, null],
    [{ GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'deals-ms@v1.0.0' }, null],
  ])('%j is the default branch', async (env, branch) => {
    const repository = detached();
    await green(repository, 'HEAD~1');
    expect(await base(repository, { env })).toMatchObject({
      kind: 'last-green',
      branch,
      base: repository.git('rev-parse', 'HEAD~1'),
    });
  });

  test('of a pull request is never the default branch, even if it comes from one of that name', async () => {
    const repository = detached();
    await green(repository, 'HEAD~1');
    repository.commit('feat: pull', ['b']);
    expect(await base(repository, { env: { GITHUB_HEAD_REF: 'main' } })).toMatchObject({
      kind: 'merge-base',
      base: repository.git('rev-parse', 'main'),
    });
  });
});

test('a base that was given wins, by option before environment', async () => {
  const repository = begun();
  const first = repository.git('rev-parse', 'HEAD');
  repository.commit('fix: x', ['a']);
  expect(await base(repository, { env: { NX_BASE: 'HEAD~1' } })).toMatchObject({
    kind: 'given',
    base: first,
  });
  expect(await base(repository, { explicit: first, env: { NX_BASE: 'nope' } })).toMatchObject({
    kind: 'given',
    base: first,
  });
  await expect(base(repository, { explicit: '--all' })).rejects.toMatchObject({
    code: 'unknown-revision',
  });
});

test('a shallow clone is refused with the command that deepens, unless a base is given that it has', async () => {
  const repository = begun();
  repository.commit('fix: x', ['a']);
  repository.commit('fix: y', ['a']);
  repository.addRemote();
  const clone = repository.clone('--depth=2');
  await expect(base(clone)).rejects.toMatchObject({
    code: 'shallow-clone',
    fix: expect.stringContaining('git fetch --unshallow --tags'),
  });
  await expect(
    base(clone, { explicit: repository.git('rev-parse', 'HEAD~2') }),
  ).rejects.toMatchObject({ code: 'shallow-clone' });
  expect(await base(clone, { explicit: 'HEAD~1' })).toMatchObject({ kind: 'given' });
});

test('a remote that does not answer is told, and the clone is used', async () => {
  const repository = begun();
  repository.git('remote', 'add', 'origin', `${repository.root}/nowhere`);
  expect(await base(repository)).toMatchObject({
    kind: 'first-run',
    reason: expect.stringContaining('origin could not be asked'),
  });
  expect((await base(repository, { fetch: false })).reason).not.toContain('origin');
});

test.each(['a..b', '-x', '', 'a b', '$(id)~'])('the branch %j is refused', async (branch) => {
  await expect(base(begun(), { branch })).rejects.toMatchObject({ code: 'invalid-branch' });
});

test('a repository without commits is an error', async () => {
  await expect(base(repositories.create())).rejects.toMatchObject({ code: 'no-commits' });
});
