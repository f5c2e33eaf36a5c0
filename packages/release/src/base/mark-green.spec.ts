import { spawnGit, type GitRunner } from '../git/git-runner';
import { testRepositories, type TestRepository } from '../testing/test-repository';
import { findBase } from './find-base';
import { markGreen } from './mark-green';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

const REF = 'refs/cicd/green/main';

function begun(): TestRepository {
  const repository = repositories.create();
  repository.commit('feat: one', ['a']);
  repository.commit('feat: two', ['a']);
  return repository;
}

test('the mark moves on and never back', async () => {
  const repository = begun();
  const mark = (commit: string): ReturnType<typeof markGreen> =>
    markGreen({ root: repository.root, branch: 'main', commit });
  const [one, two] = [repository.git('rev-parse', 'HEAD~1'), repository.git('rev-parse', 'HEAD')];
  expect(await mark('HEAD~1')).toMatchObject({ ref: REF, commit: one, moved: true });
  expect(await mark('HEAD')).toMatchObject({ commit: two, moved: true });
  expect(await mark('HEAD')).toMatchObject({ commit: two, moved: false });
  expect(await mark('HEAD~1')).toMatchObject({ commit: two, moved: false });
  expect(repository.git('rev-parse', REF)).toBe(two);
});

test('the mark follows a branch that was rewritten', async () => {
  const repository = begun();
  await markGreen({ root: repository.root, branch: 'main', commit: 'HEAD' });
  repository.git('reset', '--quiet', '--hard', 'HEAD~1');
  const other = repository.commit('feat: instead', ['b']);
  expect(await markGreen({ root: repository.root, branch: 'main', commit: 'HEAD' })).toMatchObject({
    commit: other,
    moved: true,
  });
});

test('other clones see the mark through the remote', async () => {
  const repository = begun();
  const remote = repository.addRemote();
  const clone = repository.clone();
  await markGreen({ root: repository.root, branch: 'main', commit: 'HEAD~1' });
  const one = repository.git('rev-parse', 'HEAD~1');
  expect(repository.git('-C', remote, 'rev-parse', REF)).toBe(one);
  expect(await findBase({ root: clone.root, defaultBranch: 'main', env: {} })).toMatchObject({
    kind: 'last-green',
    base: one,
  });
});

test('a mark that is not pushed stays in the clone', async () => {
  const repository = begun();
  const remote = repository.addRemote();
  await markGreen({ root: repository.root, branch: 'main', commit: 'HEAD', push: false });
  expect(repository.git('-C', remote, 'for-each-ref', 'refs/cicd')).toBe('');
  expect(repository.git('rev-parse', REF)).toBe(repository.git('rev-parse', 'HEAD'));
});

test('a later run that marks at the same moment is not undone', async () => {
  const repository = begun();
  const remote = repository.addRemote();
  const real = spawnGit(repository.root);
  let raced = false;
  const racing: GitRunner = {
    ...real,
    run: async (args, options) => {
      if (args[0] === 'push' && !raced) {
        raced = true;
        repository.git('push', '--quiet', 'origin', `HEAD:${REF}`);
      }
      return real.run(args, options);
    },
  };
  const done = await markGreen({
    root: repository.root,
    branch: 'main',
    commit: 'HEAD~1',
    git: racing,
  });
  expect(done).toMatchObject({ moved: false, commit: repository.git('rev-parse', 'HEAD') });
  expect(repository.git('-C', remote, 'rev-parse', REF)).toBe(repository.git('rev-parse', 'HEAD'));
});

test('an unknown commit, a wrong branch and a dead remote are errors', async () => {
  const repository = begun();
  const mark = (branch: string, commit: string): ReturnType<typeof markGreen> =>
    markGreen({ root: repository.root, branch, commit });
  await expect(mark('main', 'nope')).rejects.toMatchObject({ code: 'unknown-revision' });
  await expect(mark('../main', 'HEAD')).rejects.toMatchObject({ code: 'invalid-branch' });
  repository.git('remote', 'add', 'origin', `${repository.root}/nowhere`);
  await expect(mark('main', 'HEAD')).rejects.toMatchObject({ code: 'git-failed' });
});
