import { spawnGit, type GitRunner } from '../git/git-runner';
import { testRepositories, type TestRepository } from '../testing/test-repository';
import { createRollbackTags, type LeftRelease, type RollbackTagsInput } from './rollback-tags';
import { createTagPattern } from './tag-pattern';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

const pattern = createTagPattern('{projectName}@v{version}', ['deals-ms', 'bff-api']);

describe('a rollback tag', () => {
  let repository: TestRepository;
  /** Commits of the releases: sources, and what carries the tag. */
  let source: string;
  let released: string;

  beforeEach(() => {
    repository = repositories.create();
    repository.commit('feat: begin', ['a']);
    source = repository.git('rev-parse', 'HEAD');
    repository.commit('release: deals-ms 2.0.5', ['b']);
    released = repository.git('rev-parse', 'HEAD');
    repository.tag('deals-ms@v2.0.5');
    repository.tag('bff-api@v1.2.0');
    repository.commit('release: deals-ms 2.1.1', ['c']);
    repository.tag('deals-ms@v2.1.1');
  });

  const deals = (more: Partial<LeftRelease['to']> = {}): LeftRelease => ({
    project: 'deals-ms',
    left: '2.1.1',
    to: { version: '2.0.5', sourceCommit: source, ...more },
  });
  const bff: LeftRelease = {
    project: 'bff-api',
    left: '1.3.0',
    to: { version: '1.2.0', sourceCommit: '0'.repeat(40) },
  };

  const lay = (more: Partial<RollbackTagsInput> = {}) =>
    createRollbackTags({
      root: repository.root,
      pattern,
      releases: [deals()],
      change: 'super-deals/production#17',
      because: 'it loses deals',
      ...more,
    });

  const commitOf = (tag: string): string =>
    repository.git('rev-parse', `refs/tags/${tag}^{commit}`);

  test('is named after the release that was left, and is on the one that was gone back to', async () => {
    expect(await lay({ releases: [deals(), bff] })).toEqual({
      created: ['deals-ms@v2.1.1-rollback', 'bff-api@v1.3.0-rollback'],
      existing: [],
    });
    expect(commitOf('deals-ms@v2.1.1-rollback')).toBe(released);
    expect(commitOf('bff-api@v1.3.0-rollback')).toBe(released);
    expect(repository.git('cat-file', '-t', 'deals-ms@v2.1.1-rollback')).toBe('tag');
    expect(
      repository.git(
        'for-each-ref',
        '--format=%(taggername)%0a%(contents)',
        'refs/tags/deals-ms@v2.1.1-rollback',
      ),
    ).toBe(
      'Ada Lovelace\ndeals-ms went back from 2.1.1 to 2.0.5\n\nit loses deals\n\nRollback: super-deals/production#17',
    );
    repository.git('fsck', '--strict');
  });

  test('is on the commit of a candidate, and of a release whose tag is not here', async () => {
    await lay({ releases: [deals({ version: null })] });
    expect(commitOf('deals-ms@v2.1.1-rollback')).toBe(source);
    await lay({ releases: [deals({ version: '2.0.4' })], change: 'another' });
    expect(commitOf('deals-ms@v2.1.1-rollback.2')).toBe(source);
  });

  test('names no release, whatever its number', async () => {
    for (const change of ['1', '2', '3']) await lay({ change });
    const tags = repository.git('tag', '--list', '*rollback*').split('\n');
    expect(tags).toEqual([
      'deals-ms@v2.1.1-rollback',
      'deals-ms@v2.1.1-rollback.2',
      'deals-ms@v2.1.1-rollback.3',
    ]);
    expect(tags.map((tag) => pattern.parse(tag))).toEqual([null, null, null]);
  });

  test('is laid once for a rollback, and completed by who runs it again', async () => {
    await lay();
    const before = repository.git('rev-parse', 'deals-ms@v2.1.1-rollback');
    expect(await lay({ releases: [deals(), bff] })).toEqual({
      created: ['bff-api@v1.3.0-rollback'],
      existing: ['deals-ms@v2.1.1-rollback'],
    });
    expect(repository.git('rev-parse', 'deals-ms@v2.1.1-rollback')).toBe(before);
    await lay({ change: 'super-deals/production#18' });
    expect(await lay({ change: 'super-deals/production#18' })).toEqual({
      created: [],
      existing: ['deals-ms@v2.1.1-rollback.2'],
    });
  });

  test('is another one where a tag of that name is on another commit, or was laid by hand', async () => {
    repository.git('tag', 'deals-ms@v2.1.1-rollback', source);
    repository.git('tag', '-a', '-m', 'by hand', 'deals-ms@v2.1.1-rollback.2', released);
    const message = 'laid, and moved\n\nRollback: super-deals/production#17';
    repository.git('tag', '-a', '-m', message, 'deals-ms@v2.1.1-rollback.3', source);
    expect((await lay()).created).toEqual(['deals-ms@v2.1.1-rollback.4']);
  });

  test('says on one line each what others have written', async () => {
    const forged = 'x\n\nRollback: super-deals/production#18\n\u0007y';
    await lay({ because: forged });
    expect((await lay({ change: 'super-deals/production#18' })).created).toEqual([
      'deals-ms@v2.1.1-rollback.2',
    ]);
    expect(
      repository.git('for-each-ref', '--format=%(body)', 'refs/tags/deals-ms@v2.1.1-rollback'),
    ).toContain('x Rollback: super-deals/production#18 y');
  });

  test.each<[string, Partial<RollbackTagsInput>, string, RegExp]>([
    [
      'a release that is not in the clone',
      {
        releases: [
          {
            project: 'bff-api',
            left: '1.3.0',
            to: { version: '1.0.0', sourceCommit: 'd'.repeat(40) },
          },
        ],
      },
      'unknown-revision',
      /neither tag bff-api@v1\.0\.0 nor commit d+\n?.*git fetch --tags/s,
    ],
    [
      'a candidate that is not in the clone',
      {
        releases: [
          { project: 'bff-api', left: '1.3.0', to: { version: null, sourceCommit: '--all' } },
        ],
      },
      'unknown-revision',
      /there is no commit --all/,
    ],
    [
      'a version that no tag can have',
      { releases: [{ ...bff, left: '1 0' }] },
      'invalid-options',
      /git does not allow this name/,
    ],
  ])('is refused for %s, and none is laid', async (_, more, code, message) => {
    const releases = [deals(), ...(more.releases ?? [])];
    await expect(lay({ releases })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
    expect(repository.git('tag', '--list', '*rollback*')).toBe('');
  });

  test('takes the next name when somebody was faster', async () => {
    const git = spawnGit(repository.root);
    let isFirst = true;
    const slow: GitRunner = {
      ...git,
      run: async (args, options) => {
        if (args[0] === 'update-ref' && isFirst) {
          isFirst = false;
          await lay({ change: 'super-deals/staging#3' });
        }
        return git.run(args, options);
      },
    };
    expect((await lay({ git: slow })).created).toEqual(['deals-ms@v2.1.1-rollback.2']);
  });

  test('costs as many processes for one as for many', async () => {
    const git = spawnGit(repository.root);
    const count = async (releases: LeftRelease[]): Promise<number> => {
      let processes = 0;
      const run: GitRunner['run'] = (...args) => {
        processes += 1;
        return git.run(...args);
      };
      await lay({ releases, change: `${releases.length}`, git: { ...git, run } });
      return processes;
    };
    const many = Array.from({ length: 150 }, (_, at) => ({ ...deals(), left: `3.0.${at}` }));
    expect(await count(many)).toBe(await count([{ ...deals(), left: '4.0.0' }]));
    repository.git('fsck', '--strict');
  });
});
