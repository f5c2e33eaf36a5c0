import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { HistoryCommit, Tag } from '../git/git-reader';
import { openRepository } from '../git/open-repository';
import { countingGit } from '../testing/counting-git';
import { memoryExternals } from '../testing/memory-externals';
import { ALL, read, readAll, tagNamed, twoReleases } from '../testing/two-releases';
import type { Answer } from './external-reader';
import { openExternals } from './open-externals';

const { payments, workspace, folder, serve, dispose } = twoReleases();
afterEach(() => dispose());

describe('what is read', () => {
  test('are the peeled tags, what the tagged commits changed, and the history between', async () => {
    const { root } = workspace();
    const there = payments();
    const tags = read(await openExternals({ root }).readTags(there.bare));
    expect(tags).toEqual([
      { name: 'v1.0.0', commit: there.git('rev-parse', 'v1.0.0^{commit}') },
      { name: 'v1.1.0', commit: there.git('rev-parse', 'v1.1.0^{commit}') },
    ]);
    expect(await readAll(root, there.bare)).toEqual(ALL);
  });

  test('a path is relative to the workspace, also when it has the name of a remote', async () => {
    const { root, git } = workspace();
    const there = payments();
    git('remote', 'add', 'other', '/nowhere');
    git('clone', '--quiet', '--bare', there.bare, join(root, 'other'));
    expect(await readAll(root, 'other')).toEqual(ALL);
    expect(await readAll(root, `../${basename(there.bare)}`)).toEqual(ALL);
  });

  test('nothing of the workspace is touched, and the cache holds no content of files', async () => {
    const { root, git } = workspace();
    const there = payments();
    there.git('-C', there.bare, 'config', 'uploadpack.allowFilter', 'true');
    const state = (): string[] => [
      git('for-each-ref'),
      git('config', '--local', '--list'),
      git('count-objects', '-v'),
      git('status', '--porcelain'),
    ];
    const before = state();
    await readAll(root, there.bare);
    expect(state()).toEqual(before);
    expect(existsSync(join(root, '.git/FETCH_HEAD'))).toBe(false);
    const folder = join(root, '.git/cicd/external');
    const [cache = ''] = readdirSync(folder);
    const objects = git(
      `--git-dir=${join(folder, cache)}`,
      'cat-file',
      '--batch-all-objects',
      '--batch-check=%(objecttype)',
    );
    expect(new Set(objects.split('\n'))).toEqual(new Set(['commit', 'tree', 'tag']));
  });

  test('a server that knows no filters gives the same', async () => {
    const { root } = workspace();
    const there = payments();
    there.git('-C', there.bare, 'config', 'uploadpack.allowFilter', 'false');
    expect(await readAll(root, (await serve(there.bare)).url)).toEqual(ALL);
    expect(await readAll(root, there.bare)).toEqual(ALL);
  });

  test('a server over http gives the same, with a filter', async () => {
    const { root } = workspace();
    const there = payments();
    there.git('-C', there.bare, 'config', 'uploadpack.allowFilter', 'true');
    expect(await readAll(root, (await serve(there.bare)).url)).toEqual(ALL);
  });

  test('a repository of sha256 ids is kept apart', async () => {
    const { root, git } = workspace();
    const there = folder();
    git('init', '--quiet', '--object-format=sha256', '--initial-branch=main', there);
    const inside = (...args: string[]): string => git('-C', there, ...args);
    inside('-c', 'user.name=Ada', '-c', 'user.email=a@b.c', 'commit', '--allow-empty', '-m', 'a');
    inside('tag', 'v1.0.0');
    const reader = openExternals({ root });
    const tags = read(await reader.readTags(there));
    expect(read(await reader.readTagged(there, tags))[0]?.hash).toHaveLength(64);
  });

  test('a whole history when nothing is left out, and only what bases do not share', async () => {
    const { root } = workspace();
    const there = payments();
    const reader = openExternals({ root });
    const tags = read(await reader.readTags(there.bare));
    const [from, to] = [tagNamed(tags, 'v1.0.0'), tagNamed(tags, 'v1.1.0')];
    read(await reader.readTagged(there.bare, tags));
    const headers = async (bases: Tag[]): Promise<number> =>
      read(await reader.readRange(there.bare, { tips: [to], bases })).length;
    expect([await headers([]), await headers([from]), await headers([from, to])]).toEqual([
      5, 4, 4,
    ]);
  });
});

test('the in-memory twin gives what git gives', async () => {
  const { root } = workspace();
  const there = payments();
  const reader = openRepository(there.root);
  const commits: HistoryCommit[] = [];
  for await (const commit of reader.readCommits('v1.1.0'))
    commits.push({ ...commit, files: (await reader.readChanges([commit])).flat() });
  const real = openExternals({ root });
  const tags = read(await real.readTags(there.bare));
  const twin = memoryExternals({ [there.bare]: { tags, commits } });
  const [from, to] = [tagNamed(tags, 'v1.0.0'), tagNamed(tags, 'v1.1.0')];
  const byHash = (answer: Answer<HistoryCommit[]>): HistoryCommit[] =>
    [...read(answer)].sort((a, b) => (a.hash < b.hash ? -1 : 1));
  for (const wanted of [[from], [to], [from, to]])
    expect(byHash(await twin.readTagged(there.bare, wanted))).toEqual(
      byHash(await real.readTagged(there.bare, wanted)),
    );
  for (const bases of [[], [from], [to], [from, to]])
    expect(byHash(await twin.readRange(there.bare, { tips: [to], bases }))).toEqual(
      byHash(await real.readRange(there.bare, { tips: [to], bases })),
    );
});

describe('git processes', () => {
  test('are one for the tags of a repository, six more when the cache is empty, three when it is full, and two for all', async () => {
    const { root } = workspace();
    const { bare } = payments();
    const git = countingGit(root);
    await readAll(root, bare, { git });
    expect(git.ran).toEqual([
      'ls-remote',
      'rev-parse',
      'init',
      'show-ref',
      'config',
      'fetch',
      'show-ref',
      'log',
      'log',
    ]);
    git.ran.length = 0;
    await readAll(root, bare, { git });
    expect(git.ran).toEqual(['ls-remote', 'rev-parse', 'show-ref', 'log', 'log']);
  });

  test('do not grow with tags, and the tags of one reader are read once', async () => {
    const { root } = workspace();
    const there = payments();
    there.tag(...Array.from({ length: 50 }, (_, index) => `v2.0.${index}`));
    there.git('push', '--quiet', 'origin', '--tags');
    const git = countingGit(root);
    const reader = openExternals({ root, git });
    const tags = read(await reader.readTags(there.bare));
    await reader.readTags(there.bare);
    expect(tags).toHaveLength(52);
    expect(read(await reader.readTagged(there.bare, tags))).toHaveLength(2);
    read(await reader.readRange(there.bare, { tips: tags, bases: tags }));
    expect(git.ran).toHaveLength(10);
  });
});

describe('the cache', () => {
  test('goes where it is told, and only what is new is fetched', async () => {
    const { root } = workspace();
    const there = payments();
    const cacheFolder = join(folder(), 'a', 'b');
    await readAll(root, there.bare, { cacheFolder });
    expect(existsSync(join(root, '.git/cicd'))).toBe(false);
    expect(readdirSync(cacheFolder)).toHaveLength(1);
    there.commit('fix: more', ['src/more.ts']);
    there.tag('v1.1.1');
    there.git('push', '--quiet', 'origin', 'main', '--tags');
    const reader = openExternals({ root, cacheFolder });
    const tags = read(await reader.readTags(there.bare));
    expect(read(await reader.readTagged(there.bare, tags))).toHaveLength(3);
  });

  test('follows a tag that was moved', async () => {
    const { root } = workspace();
    const there = payments();
    await readAll(root, there.bare);
    const moved = there.commit('fix: more', ['src/more.ts']);
    there.git('push', '--quiet', '--force', 'origin', 'main', 'HEAD:refs/tags/v1.1.0');
    const reader = openExternals({ root });
    const tags = read(await reader.readTags(there.bare));
    const [commit] = read(await reader.readTagged(there.bare, [tagNamed(tags, 'v1.1.0')]));
    expect(commit).toMatchObject({ hash: moved, files: ['src/more.ts'] });
  });

  test('can be filled by several at once', async () => {
    const { root } = workspace();
    const { bare } = payments();
    const cacheFolder = folder();
    const all = await Promise.all(
      Array.from({ length: 6 }, () => readAll(root, bare, { cacheFolder })),
    );
    expect(all).toEqual(Array.from({ length: 6 }, () => ALL));
    expect(readdirSync(cacheFolder)).toHaveLength(1);
  });

  test('that is broken is named', async () => {
    const { root } = workspace();
    const { bare } = payments();
    const cacheFolder = folder();
    await readAll(root, bare, { cacheFolder });
    const [cache = ''] = readdirSync(cacheFolder);
    const objects = join(cacheFolder, cache, 'objects');
    rmSync(objects, { recursive: true });
    mkdirSync(objects);
    await expect(readAll(root, bare, { cacheFolder })).rejects.toMatchObject({
      where: join(cacheFolder, cache),
      fix: expect.stringContaining('Delete'),
    });
  });
});
