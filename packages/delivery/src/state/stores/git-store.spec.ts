import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ReleaseError, spawnGit, type GitRunner } from '@org/release';
import { testFolders } from '../../infrastructure/testing/folders';
import { openStateStore } from '../open-state-store';
import { realPorts } from '../ports';
import type { StateStore } from '../state-store';
import {
  makeClone,
  makeRemote,
  runGit,
  startGitServer,
  type GitMischief,
  type GitServer,
} from '../testing/git-remotes';
import { gitKind } from './git-kind';
import { gitStateStore } from './git-store';

const folders = testFolders();
const servers: GitServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));
afterAll(() => folders.dispose());

const REF = 'refs/cicd/state';
const ports = { ...realPorts, sleep: async () => undefined };
const key = (number: number): string =>
  `shop/staging/records/${String(number).padStart(10, '0')}.json`;

const open = (root: string, address = 'git:origin'): StateStore =>
  openStateStore(address, { root, env: {}, ports });

/** The same store with another git. */
function openWith(git: GitRunner): StateStore {
  return gitStateStore({
    git,
    place: { remote: 'origin', ref: REF, tracking: 'refs/cicd/followed/x' },
    ports,
  });
}

const errorOf = (work: Promise<unknown>): Promise<{ code: string; message: string }> =>
  work.then(
    () => ({ code: 'none', message: '' }),
    (error: { code: string; message: string }) => error,
  );

/** A git that says what it is asked, and may meddle. */
function meddling(
  root: string,
  meddle: (
    command: string,
    run: () => ReturnType<GitRunner['run']>,
  ) => ReturnType<GitRunner['run']>,
): { git: GitRunner; commands: string[] } {
  const real = spawnGit(root);
  const commands: string[] = [];
  const git: GitRunner = {
    run: (args, options) => {
      const command =
        args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '-c') ?? '';
      commands.push(command);
      return meddle(command, () => real.run(args, options));
    },
    stream: (args, options) => real.stream(args, options),
  };
  return { git, commands };
}

const lost = (): never => {
  throw new ReleaseError({ code: 'git-timeout', what: 'git gave no answer within 60 seconds' });
};

function origin(...options: string[]): { remote: string; clone: string } {
  const remote = makeRemote(folders, ...options);
  return { remote, clone: makeClone(folders, `file://${remote}`) };
}

const history = (remote: string): string[] => runGit(remote, 'log', '--format=%s', REF).split('\n');

test('each document is a commit, in one line, that says which; branches, tags and what is checked out stay as they are', async () => {
  const { remote, clone } = origin();
  writeFileSync(join(clone, 'mine'), 'staged');
  runGit(clone, 'add', 'mine');
  const state = () => [
    runGit(clone, 'status', '--porcelain', '--branch'),
    readFileSync(join(clone, '.git/index')),
    runGit(clone, 'for-each-ref', 'refs/heads', 'refs/tags', 'refs/remotes'),
    runGit(remote, 'for-each-ref', 'refs/heads', 'refs/tags'),
  ];
  const before = state();
  for (const number of [1, 2, 3]) await open(clone).create(key(number), `{ "a": ${number} }\n`);
  expect(state()).toEqual(before);
  expect(history(remote)).toEqual([key(3), key(2), key(1)]);
  expect(runGit(remote, 'rev-list', '--min-parents=2', REF)).toBe('');
  expect(runGit(remote, 'log', '-1', '--format=%an <%ae>', REF)).toBe(
    'Ada Lovelace <ada@example.com>',
  );
  expect(runGit(remote, 'show', `${REF}:shop/staging/records/00000000/0000000002.json`)).toBe(
    '{ "a": 2 }',
  );
  runGit(remote, 'fsck', '--strict');
  expect(runGit(clone, 'for-each-ref', '--format=%(refname)', 'refs/cicd')).toMatch(
    /^refs\/cicd\/followed\/[0-9a-f]{16}$/,
  );
});

test('any number of documents is read with three processes, of which one speaks to the remote', async () => {
  const { clone } = origin();
  const store = open(clone);
  const keys = Array.from({ length: 12 }, (_, index) => key(95 + index));
  for (const each of keys) await store.create(each, each);
  const { git, commands } = meddling(
    makeClone(folders, runGit(clone, 'remote', 'get-url', 'origin')),
    (_command, run) => run(),
  );
  const other = openWith(git);
  const listed = await other.list('shop/');
  expect(listed).toEqual(keys);
  expect(commands).toEqual(['fetch', 'rev-parse', 'ls-tree']);
  commands.length = 0;
  expect([...(await other.readMany(listed)).values()]).toEqual(keys);
  expect(commands).toEqual(['rev-parse', 'cat-file']);
});

test('a push whose answer is lost is found out: done, once', async () => {
  const { remote, clone } = origin();
  let pushes = 0;
  const { git } = meddling(clone, async (command, run) => {
    const result = await run();
    return command === 'push' && (pushes += 1) === 1 ? lost() : result;
  });
  expect(await openWith(git).create(key(1), 'text')).toBe(true);
  expect(pushes).toBe(1);
  expect(history(remote)).toEqual([key(1)]);
});

test('a push that is lost on its way is made again', async () => {
  const { remote, clone } = origin();
  let pushes = 0;
  const { git } = meddling(clone, (command, run) =>
    command === 'push' && (pushes += 1) <= 2 ? lost() : run(),
  );
  expect(await openWith(git).create(key(1), 'text')).toBe(true);
  expect(pushes).toBe(3);
  expect(history(remote)).toEqual([key(1)]);
});

test('a lost answer and somebody faster: whose document it is is told by the commit, not by the text', async () => {
  const { remote, clone } = origin();
  const other = open(makeClone(folders, `file://${remote}`));
  const { git } = meddling(clone, async (command, run) => {
    if (command !== 'push') return run();
    await other.create(key(1), 'same');
    return lost();
  });
  expect(await openWith(git).create(key(1), 'same')).toBe(false);
  expect(history(remote)).toEqual([key(1)]);
});

test('a remote that goes silent: before the push nothing is stored, after it that is not known', async () => {
  const { clone } = origin();
  const silent = meddling(clone, (command, run) => (command === 'fetch' ? lost() : run()));
  expect(await errorOf(openWith(silent.git).create(key(1), 'x'))).toMatchObject({
    code: 'state-unreachable',
    message: expect.stringContaining('no answer within 60 seconds'),
  });
  expect(silent.commands.filter((command) => command === 'push')).toEqual([]);
  let pushed = false;
  const later = meddling(clone, (command, run) => {
    pushed ||= command === 'push';
    return pushed && ['push', 'fetch'].includes(command) ? lost() : run();
  });
  expect(await errorOf(openWith(later.git).create(key(1), 'x'))).toMatchObject({
    code: 'state-unsure',
  });
});

test('a remote that refuses is named with its reason, and not asked again', async () => {
  const { remote, clone } = origin();
  const hook = join(remote, 'hooks/pre-receive');
  writeFileSync(hook, '#!/bin/sh\necho refs/cicd is not for you >&2\nexit 1\n');
  chmodSync(hook, 0o755);
  const { git, commands } = meddling(clone, (_command, run) => run());
  expect(await errorOf(openWith(git).create(key(1), 'x'))).toMatchObject({
    code: 'state-unreachable',
    message: expect.stringMatching(/pre-receive hook declined.*refs\/cicd is not for you/),
  });
  expect(commands.filter((command) => command === 'push')).toHaveLength(1);
});

test.each<[GitMischief, string]>([
  ['lose-answer', 'git-receive-pack'],
  ['lose-request', 'git-receive-pack'],
  ['fail', 'git-receive-pack'],
  ['lose-answer', 'git-upload-pack'],
  ['fail', 'git-upload-pack'],
])('a web server that does %s to %s: stored once', async (mischief, request) => {
  const { remote, clone } = origin();
  let met = 0;
  // A connection that broke is tried once more by git itself.
  const server = await startGitServer(dirname(remote), (path) =>
    path.endsWith(`/${request}`) && (met += 1) <= 2 ? mischief : undefined,
  );
  servers.push(server);
  runGit(clone, 'remote', 'set-url', 'origin', server.urlOf(remote));
  expect(await open(clone).create(key(1), 'text')).toBe(true);
  expect(await open(clone).list('')).toEqual([key(1)]);
  expect(met).toBeGreaterThan(1);
  expect(history(remote)).toEqual([key(1)]);
});

test('a remote that is not there is named', async () => {
  const { clone } = origin();
  for (const remote of ['upstream', '/no/where', 'http://127.0.0.1:1/x.git'])
    expect(await errorOf(open(clone, `git:${remote}`).list(''))).toMatchObject({
      code: 'state-unreachable',
      message: expect.stringContaining(`git:${remote}#${REF}`),
    });
});

describe('a ref that lost what was seen of it', () => {
  test.each<[string, (remote: string) => void]>([
    ['went back', (remote) => runGit(remote, 'update-ref', REF, `${REF}~1`)],
    [
      'was rewritten',
      (remote) => {
        const tree = runGit(remote, 'rev-parse', `${REF}^{tree}`);
        const identity = ['-c', 'user.name=x', '-c', 'user.email=x@example.com'];
        runGit(
          remote,
          'update-ref',
          REF,
          runGit(remote, ...identity, 'commit-tree', tree, '-m', 'x'),
        );
      },
    ],
    ['is gone', (remote) => runGit(remote, 'update-ref', '-d', REF)],
  ])('since it %s, is refused for reading and writing', async (_name, tamper) => {
    const { remote, clone } = origin();
    for (const number of [1, 2]) await open(clone).create(key(number), 'text');
    tamper(remote);
    const after = runGit(remote, 'for-each-ref');
    expect(await errorOf(open(clone).list(''))).toMatchObject({ code: 'state-corrupt' });
    expect(await errorOf(open(clone).create(key(3), 'text'))).toMatchObject({
      code: 'state-corrupt',
    });
    expect(runGit(remote, 'for-each-ref')).toBe(after);
    expect(await open(clone).read(key(2))).toBe('text');
  });
});

test.each([
  ['shallow', ['--depth=1'], []],
  ['partial', ['--filter=blob:none'], []],
  ['bare', ['--bare'], []],
  ['of one branch', ['--single-branch'], []],
  ['with SHA-256', [], ['--object-format=sha256']],
])('a clone that is %s', async (_name, options, format) => {
  const { remote, clone } = origin(...format);
  await open(clone).create(key(1), 'one');
  const other = makeClone(folders, `file://${remote}`, ...options);
  const { git, commands } = meddling(other, (_command, run) => run());
  const store = openWith(git);
  expect(await store.list('')).toEqual([key(1)]);
  runGit(other, 'config', 'remote.origin.url', '/no/where');
  expect(await store.read(key(1))).toBe('one');
  runGit(other, 'config', 'remote.origin.url', `file://${remote}`);
  expect(commands.filter((command) => command === 'fetch')).toHaveLength(1);
  expect(await store.create(key(2), 'two')).toBe(true);
  expect(history(remote)).toEqual([key(2), key(1)]);
});

test('settings and hooks of the clone change nothing of it', async () => {
  const { remote, clone } = origin();
  const hook = join(clone, '.git/hooks/pre-push');
  writeFileSync(hook, '#!/bin/sh\nexit 1\n');
  chmodSync(hook, 0o755);
  for (const [name, value] of [
    ['push.followTags', 'true'],
    ['push.default', 'matching'],
    ['fetch.prune', 'true'],
    ['fetch.pruneTags', 'true'],
    ['remote.origin.tagOpt', '--tags'],
    ['remote.origin.push', 'refs/tags/*'],
    ['transfer.fsckObjects', 'true'],
    ['fastimport.unpackLimit', '1'],
  ] as const)
    runGit(clone, 'config', name, value);
  runGit(clone, 'tag', '-a', 'mine', '-m', 'mine');
  for (const number of [1, 2]) expect(await open(clone).create(key(number), 'text')).toBe(true);
  expect(runGit(remote, 'for-each-ref', '--format=%(refname)')).toBe(`${REF}\nrefs/heads/main`);
  expect(runGit(clone, 'tag')).toBe('mine');
});

test('where nobody is known to git, a document is stored all the same', async () => {
  const { remote, clone } = origin();
  runGit(clone, 'config', '--unset', 'user.name');
  runGit(clone, 'config', '--unset', 'user.email');
  runGit(clone, 'config', 'user.useConfigOnly', 'true');
  const environment = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const real = spawnGit(clone);
  const git: GitRunner = {
    ...real,
    run: (args, options) =>
      real.run(args, { ...options, env: { ...environment, ...options?.env } }),
  };
  expect(await openWith(git).create(key(1), 'text')).toBe(true);
  expect(runGit(remote, 'log', '-1', '--format=%an', REF)).toBe('delivery');
});

test('another ref, and another repository, are kept apart', async () => {
  const { clone } = origin();
  const elsewhere = makeRemote(folders);
  const addresses = [
    'git:origin',
    'git:origin#refs/cicd/other',
    `git:file://${elsewhere}`,
    'git:.',
  ];
  for (const address of addresses)
    expect(await open(clone, address).create(key(1), address)).toBe(true);
  for (const address of addresses) expect(await open(clone, address).read(key(1))).toBe(address);
  expect(runGit(elsewhere, 'rev-list', '--count', REF)).toBe('1');
});

test.each([
  ['', /names no remote/],
  ['#refs/cicd/x', /names no remote/],
  ['origin#state', /full name of a ref/],
  ['origin#', /full name of a ref/],
  ['origin#refs/heads/main', /outside of branches/],
  ['origin#refs/cicd/a..b', /full name of a ref/],
  ['origin#refs/cicd/a.lock', /full name of a ref/],
  ['ext::sh -c x', /not allowed/],
  ['--upload-pack=x', /option/],
  ['https://ada:secret@example.com/x.git', /credentials/],
])('git:%s is refused', (rest, problem) => {
  expect(gitKind.open(rest, { root: '/', env: {}, ports })).toEqual({
    problem: expect.stringMatching(problem),
  });
});
