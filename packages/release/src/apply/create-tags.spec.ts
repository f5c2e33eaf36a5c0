import { spawnGit, type GitRunner } from '../git/git-runner';
import { testRepositories, type TestRepository } from '../testing/test-repository';
import { createTags } from './create-tags';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

function begun(): TestRepository {
  const repository = repositories.create();
  repository.commit('feat: begin', ['a']);
  return repository;
}

const named = (...names: string[]): { name: string; message: string }[] =>
  names.map((name) => ({ name, message: `${name}\n\nwords 🎉\n` }));

test('annotated tags are made on the target, with the identity of git', async () => {
  const repository = begun();
  const target = repository.git('rev-parse', 'HEAD');
  repository.commit('fix: later', ['a']);
  const done = await createTags({
    root: repository.root,
    tags: named('deals-ms@v1.0.0', 'a/b'),
    target: 'HEAD~1',
  });
  expect(done).toEqual({ created: ['deals-ms@v1.0.0', 'a/b'], existing: [] });
  expect(repository.git('cat-file', '-t', 'deals-ms@v1.0.0')).toBe('tag');
  expect(repository.git('rev-parse', 'deals-ms@v1.0.0^{commit}', 'a/b^{commit}')).toBe(
    `${target}\n${target}`,
  );
  expect(
    repository.git(
      'for-each-ref',
      '--format=%(taggername) %(taggeremail)%0a%(contents)',
      'refs/tags/deals-ms@v1.0.0',
    ),
  ).toBe('Ada Lovelace <ada@example.com>\ndeals-ms@v1.0.0\n\nwords 🎉');
  repository.git('fsck', '--strict');
});

test('tags that are at the target already are fine, and are not made anew', async () => {
  const repository = begun();
  repository.tag('one', 'lightweight-not');
  repository.git('tag', 'light');
  const before = repository.git('rev-parse', 'one');
  const input = { root: repository.root, tags: named('one', 'light', 'two'), target: 'HEAD' };
  expect(await createTags(input)).toEqual({ created: ['two'], existing: ['one', 'light'] });
  expect(await createTags(input)).toEqual({ created: [], existing: ['one', 'light', 'two'] });
  expect(repository.git('rev-parse', 'one')).toBe(before);
});

test('a tag at another commit stops everything before anything is written', async () => {
  const repository = begun();
  repository.tag('two');
  repository.commit('fix: later', ['a']);
  const input = { root: repository.root, tags: named('one', 'two'), target: 'HEAD' };
  await expect(createTags(input)).rejects.toMatchObject({
    code: 'tag-conflict',
    message: expect.stringContaining('two'),
  });
  expect(repository.git('tag')).toBe('two');
});

test('when git refuses one of them, none is made', async () => {
  const repository = begun();
  repository.tag('one');
  await expect(
    createTags({ root: repository.root, tags: named('two', 'one/more'), target: 'HEAD' }),
  ).rejects.toMatchObject({ code: 'git-failed' });
  expect(repository.git('tag')).toBe('one');
});

test('another process that makes the same tags meanwhile does no harm', async () => {
  const repository = begun();
  const real = spawnGit(repository.root);
  const racing: GitRunner = {
    ...real,
    run: (args, options) => {
      if (args[0] === 'update-ref') repository.tag('one');
      return real.run(args, options);
    },
  };
  await createTags({ root: repository.root, tags: named('one'), target: 'HEAD', git: racing });
  expect(repository.git('rev-parse', 'one^{commit}')).toBe(repository.git('rev-parse', 'HEAD'));
});

test.each(['-d', 'a b', 'a..b', 'x.lock', 'a~1', ''])('the name %j is refused', async (name) => {
  await expect(
    createTags({ root: begun().root, tags: named(name), target: 'HEAD' }),
  ).rejects.toMatchObject({ code: 'invalid-options' });
});

test('an unknown target is an error', async () => {
  await expect(
    createTags({ root: begun().root, tags: named('one'), target: 'nope' }),
  ).rejects.toMatchObject({ code: 'unknown-revision' });
});

test('hundreds of tags, and long messages, take as many processes as one', async () => {
  const repository = begun();
  const real = spawnGit(repository.root);
  const count = async (tags: { name: string; message: string }[]): Promise<number> => {
    let processes = 0;
    await createTags({
      root: repository.root,
      tags,
      target: 'HEAD',
      git: { ...real, run: (...args) => ((processes += 1), real.run(...args)) },
    });
    return processes;
  };
  const many = Array.from({ length: 300 }, (_, index) => ({
    name: `s${index}@v1.0.0`,
    message: 'm'.repeat(index * 40 + 1),
  }));
  expect(await count(many)).toBe(await count(named('alone')));
  expect(repository.git('tag').split('\n')).toHaveLength(301);
  repository.git('fsck', '--strict');
});

test('a repository of sha256 ids is tagged as well', async () => {
  const repository = begun();
  const root = repositories.folder();
  repository.git('init', '--quiet', '--object-format=sha256', root);
  const at = (...args: string[]): string =>
    repository.git('-C', root, '-c', 'user.name=A', '-c', 'user.email=a@b', ...args);
  at('commit', '--quiet', '--allow-empty', '-m', 'feat: x');
  at('config', 'user.name', 'A');
  at('config', 'user.email', 'a@b');
  await createTags({ root, tags: named('one'), target: 'HEAD' });
  expect(at('rev-parse', 'one^{commit}')).toBe(at('rev-parse', 'HEAD'));
});
