import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { memoryRepository } from '../testing/memory-repository';
import { testRepositories } from '../testing/test-repository';
import { plan, planDeals, SERVICES } from '../testing/super-deals';
import { spawnGit, type GitRunner } from './git-runner';
import { filesAt } from './git-reader';
import { openRepository } from './open-repository';
import type { Commit, GitReader, HistoryCommit } from './git-reader';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

async function history(root: string): Promise<HistoryCommit[]> {
  const reader = openRepository(root);
  const commits: Commit[] = [];
  for await (const commit of reader.readCommits('HEAD')) commits.push(commit);
  const changes = await reader.readChanges(commits);
  return commits.map((commit, index) => ({ ...commit, files: changes[index] ?? [] }));
}

test('any bytes in messages, paths and authors are read', async () => {
  const repository = repositories.create();
  const message = 'feat: “quotes” $(touch x) `id` 🎉 \u202eright\n\n\n two\u0001\n\ttab 漢字\n\n';
  const files = [
    'apps/deals-ms/🎉 a\nb"\'$(x).ts',
    '\nleading',
    '\nmore',
    'trailing\n',
    'apps/ü/漢',
    '-dash',
  ];
  repository.git('config', 'user.name', 'Zoë "Q" 🦊');
  repository.commit(message, files);
  repository.commit('chore: empty');
  repository.commit('', ['z']);
  const commits = await history(repository.root);
  expect(commits.map(({ message: text }) => text.trimEnd())).toEqual([
    '',
    'chore: empty',
    message.trimEnd(),
  ]);
  expect([...(commits[2]?.files ?? [])].sort()).toEqual([...files].sort());
  expect(commits.map(({ files: changed }) => changed.length)).toEqual([1, 0, 6]);
  expect(commits[2]?.author).toEqual({ name: 'Zoë "Q" 🦊', email: 'ada@example.com' });
  expect((await planDeals(repository)).nextVersion).toBe('1.0.0');
});

test('bytes that are no UTF-8 do not stop the reading, nor hide the files beside them', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', ['apps/deals-ms/a']);
  repository.tag('deals-ms@v1.0.0');
  writeFileSync(
    Buffer.concat([Buffer.from(`${repository.root}/apps/deals-ms/`), Buffer.from([0xff, 0xfe])]),
    'x',
  );
  const message = join(repositories.folder(), 'message');
  writeFileSync(message, Buffer.concat([Buffer.from('fix: caf'), Buffer.from([0xe9, 0x0a])]));
  repository.git('add', '--all');
  repository.git('-c', 'i18n.commitEncoding=utf-8', 'commit', '--quiet', '-F', message);
  expect(await planDeals(repository)).toMatchObject({
    nextVersion: '1.0.1',
    commits: [{ header: 'fix: café' }],
  });
});

test('settings of the user do not change what is read', async () => {
  const repository = repositories.create();
  const files = ['apps/deals-ms/ä.ts'];
  repository.commit('feat: begin', files);
  repository.git('mv', 'apps/deals-ms/ä.ts', 'apps/deals-ms/b.ts');
  repository.commit('fix: rename');
  for (const [key, value] of [
    ['core.quotepath', 'true'],
    ['log.showSignature', 'true'],
    ['log.showRoot', 'false'],
    ['diff.renames', 'copies'],
    ['color.ui', 'always'],
    ['log.decorate', 'full'],
    ['log.abbrevCommit', 'true'],
    ['diff.relative', 'true'],
    ['log.date', 'relative'],
    ['format.pretty', 'oneline'],
    ['diff.noprefix', 'true'],
    ['log.diffMerges', 'off'],
  ] as const) {
    repository.git('config', key, value);
  }
  const commits = await history(repository.root);
  expect(commits.map(({ files: changed }) => changed)).toEqual([
    ['apps/deals-ms/b.ts', 'apps/deals-ms/ä.ts'],
    files,
  ]);
  expect(commits[1]?.date).toBe('2026-01-05T09:01:00.000Z');
});

test('a workspace below the top of its repository sees its own paths only', async () => {
  const repository = repositories.create();
  repository.commitFiles('feat: begin', {
    'web/apps/deals-ms/a.ts': '1',
    'apps/deals-ms/b.ts': '2',
    'web/apps/super-deals/x.txt': 'here',
  });
  repository.commit('feat: elsewhere', ['apps/deals-ms/b.ts']);
  const root = join(repository.root, 'web');
  expect((await history(root)).map(({ files }) => files)).toEqual([
    [],
    ['apps/deals-ms/a.ts', 'apps/super-deals/x.txt'],
  ]);
  expect(
    await openRepository(root).readFiles(
      filesAt('HEAD', ['apps/super-deals/x.txt', 'nope', 'a\nb', 'apps']),
    ),
  ).toEqual(['here', null, null, null]);
});

test('a bare repository is read like any other', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', ['apps/deals-ms/a.ts']);
  repository.tag('deals-ms@v1.0.0');
  repository.commit('fix: x', ['apps/deals-ms/a.ts']);
  const { services } = await plan({ ...repository, root: repository.addRemote() }, SERVICES);
  expect(services[1]).toMatchObject({ nextVersion: '1.0.1' });
});

test('another commit than HEAD can be planned', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', ['apps/deals-ms/a.ts']);
  repository.tag('deals-ms@v1.0.0');
  const fix = repository.commit('fix: x', ['apps/deals-ms/a.ts']);
  repository.commit('feat: y', ['apps/deals-ms/a.ts']);
  const { head, headDate, services } = await plan(repository, SERVICES, { head: 'HEAD~1' });
  expect([head, headDate, services[1]?.nextVersion]).toEqual([
    fix,
    '2026-01-05T09:02:00.000Z',
    '1.0.1',
  ]);
});

test('a commit of the far future is read, and nothing of a message is run', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', ['apps/deals-ms/a.ts']);
  repository.tag('deals-ms@v1.0.0');
  const ran = join(repositories.folder(), 'ran');
  const file = 'apps/deals-ms/$(touch x);`touch y`';
  writeFileSync(join(repository.root, file), 'x');
  repository.git('add', '--all');
  const message = `fix: $(touch ${ran}) \`touch ${ran}\`; touch ${ran} #1`;
  const { status } = spawnSync('git', ['commit', '--quiet', '-m', message], {
    cwd: repository.root,
    env: { ...process.env, GIT_COMMITTER_DATE: '@9999999999999 +0000' },
  });
  expect(status).toBe(0);
  expect(await planDeals(repository)).toMatchObject({
    nextVersion: '1.0.1',
    commits: [{ header: message, files: [file], date: '+275760-09-13T00:00:00.000Z' }],
  });
  expect([ran, join(repository.root, 'x'), join(repository.root, 'y')].filter(existsSync)).toEqual(
    [],
  );
});

test('the in-memory twin gives what git gives', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', ['apps/deals-ms/a.ts', 'release.json']);
  repository.tag('deals-ms@v1.0.0');
  repository.branch('topic');
  repository.commit('fix: topic', ['apps/deals-ms/b.ts']);
  repository.checkout('main');
  repository.commit('fix: main', ['apps/bff-api/a.ts']);
  repository.merge('topic', 'Merge topic');
  repository.git('mv', 'apps/bff-api', 'apps/b[f]f');
  const moved = repository.commit('chore: move');
  const real = openRepository(repository.root);
  const commits = await history(repository.root);
  const content = (path: string): string => readFileSync(join(repository.root, path), 'utf8');
  const twin = memoryRepository({
    commits: commits.toReversed(),
    tags: await real.readTags(),
    contents: {
      'release.json': content('release.json'),
      'apps/b[f]f/a.ts': content('apps/b[f]f/a.ts'),
    },
    renames: { [moved]: [{ from: 'apps/bff-api/a.ts', to: 'apps/b[f]f/a.ts' }] },
  });
  const answers = async (reader: GitReader): Promise<unknown[]> => {
    const head = await reader.resolveCommit('HEAD');
    const read: Commit[] = [];
    for await (const commit of reader.readCommits(head)) read.push(commit);
    return [
      head,
      await reader.isShallow(),
      await reader.readTags(),
      read.map(({ hash, parents, author, date, message }) => [
        hash,
        parents,
        author,
        date,
        message,
      ]),
      await reader.readChanges(read),
      await reader.readChanges(read, ['apps/b[f]f', 'apps/nope']),
      await reader.readRenames(read),
      await reader.existAt(head, ['release.json', 'apps/b[f]f', 'apps/bff-api', 'nope']),
      await reader.readFiles(filesAt(head, ['release.json', 'nope'])),
    ];
  };
  expect(await answers(twin)).toEqual(await answers(real));
});

test('the changes of very many commits come in order', async () => {
  const { root } = repositories.create();
  const count = 2001;
  const commits = Array.from({ length: count }, (_, index) =>
    [
      'commit refs/heads/main',
      `committer Ada Lovelace <ada@example.com> ${1_767_600_000 + index} +0000`,
      'data 0',
      `M 100644 inline f${index}`,
      'data 0',
      '',
    ].join('\n'),
  );
  const { status } = spawnSync('git', ['fast-import', '--quiet'], {
    cwd: root,
    input: commits.join(''),
  });
  expect(status).toBe(0);
  const files = (await history(root)).map(({ files: changed }) => changed);
  expect(files).toEqual(Array.from({ length: count }, (_, index) => [`f${count - 1 - index}`]));
});

describe('a repository that cannot be planned', () => {
  test('is none at all', async () => {
    await expect(
      plan({ ...repositories.create(), root: repositories.folder() }, SERVICES),
    ).rejects.toMatchObject({ code: 'not-a-repository' });
  });

  test('does not exist', async () => {
    const root = join(repositories.folder(), 'nope');
    await expect(plan({ ...repositories.create(), root }, SERVICES)).rejects.toMatchObject({
      code: 'git-failed',
      where: root,
    });
  });

  test('has no commits', async () => {
    await expect(plan(repositories.create(), SERVICES)).rejects.toMatchObject({
      code: 'no-commits',
    });
  });

  test.each(['nope', '--help', 'HEAD;id', ''])('does not know the revision %j', async (head) => {
    const repository = repositories.create();
    repository.commit('feat: begin');
    await expect(plan(repository, SERVICES, { head })).rejects.toMatchObject({
      code: 'unknown-revision',
    });
  });

  test('is shallow, and the command that deepens makes it work', async () => {
    const repository = repositories.create();
    repository.commit('feat: begin', ['apps/deals-ms/a.ts']);
    repository.tag('deals-ms@v1.0.0');
    repository.commit('fix: x', ['apps/deals-ms/a.ts']);
    repository.addRemote();
    const clone = repository.clone('--depth=1');
    const failure: unknown = await plan(clone, SERVICES).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'shallow-clone',
      fix: expect.stringContaining('`git fetch --unshallow --tags`'),
    });
    clone.git('fetch', '--quiet', '--unshallow', '--tags');
    expect(await planDeals(clone)).toMatchObject({ currentVersion: '1.0.0', nextVersion: '1.0.1' });
  });
});

test('the number of git processes does not depend on services, tags and commits', async () => {
  const repository = repositories.create();
  mkdirSync(join(repository.root, 'apps'));
  const count = async (services: number): Promise<number> => {
    const projects = Array.from({ length: services }, (_, index) => ({
      name: `s${index}`,
      root: `apps/s${index}`,
    }));
    repository.commit(
      'feat: begin',
      projects.map(({ root }) => `${root}/a.ts`),
    );
    repository.tag(...projects.map(({ name }) => `${name}@v${services}.0.0`));
    for (const { root } of projects) repository.commit('fix: more', [`${root}/b.ts`]);
    let processes = 0;
    const real = spawnGit(repository.root);
    const counting: GitRunner = {
      run: (...args) => ((processes += 1), real.run(...args)),
      stream: (...args) => ((processes += 1), real.stream(...args)),
    };
    const application = {
      name: 'all',
      root: 'apps/all',
      services: projects.map(({ name }) => name),
    };
    await plan(
      repository,
      { projects, application },
      { git: openRepository(repository.root, counting) },
    );
    return processes;
  };
  expect(await count(2)).toBe(6);
  expect(await count(30)).toBe(6);
});

test('reading can stop early, and a history that cannot be read is an error', async () => {
  const repository = repositories.create();
  repository.commit('feat: one');
  const two = repository.commit('feat: two');
  const reader = openRepository(repository.root);
  for await (const { hash } of reader.readCommits('HEAD')) {
    expect(hash).toBe(two);
    break;
  }
  const reading = reader
    .readCommits('0123456789012345678901234567890123456789')
    [Symbol.asyncIterator]();
  await expect(reading.next()).rejects.toMatchObject({
    code: 'git-failed',
    where: repository.root,
  });
});

test('changes of a commit that git does not have are an error, not an empty list', async () => {
  const repository = repositories.create();
  const known = repository.commit('feat: one', ['a']);
  const missing = { hash: '0123456789012345678901234567890123456789', parents: [] };
  await expect(
    openRepository(repository.root).readChanges([missing, { hash: known, parents: [] }]),
  ).rejects.toMatchObject({
    code: 'git-failed',
    message: expect.stringContaining(missing.hash),
  });
});
