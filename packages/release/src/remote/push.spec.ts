import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { spawnGit, type GitRunner } from '../git/git-runner';
import { gitServers } from '../testing/git-server';
import { testRepositories, type TestRepository } from '../testing/test-repository';
import { pushAtomically } from './push';
import type { RefUpdate } from './ref-update';

const repositories = testRepositories();
const servers = gitServers();
afterEach(async () => {
  await servers.closeAll();
  repositories.dispose();
});

function withRemote(): { repository: TestRepository; remote: string } {
  const repository = repositories.create();
  repository.commit('feat: begin', ['a']);
  const remote = repository.addRemote();
  repository.git('config', '--unset-all', 'remote.origin.url');
  return { repository, remote };
}

/** A new commit and a tag at it, neither of which a ref leads to. */
function written(repository: TestRepository): RefUpdate[] {
  const { git } = repository;
  const commit = git('commit-tree', 'HEAD^{tree}', '-p', 'HEAD', '-m', 'chore: release');
  git('tag', '-a', '-m', 'v1', 'v1', commit);
  const tag = git('rev-parse', 'v1');
  git('tag', '-d', 'v1');
  return [
    { ref: 'refs/heads/main', object: commit },
    { ref: 'refs/tags/v1', object: tag },
  ];
}

/** The refs of a bare repository, as updates. */
function refsIn(remote: string, repository: TestRepository): RefUpdate[] {
  const lines = repository.git('ls-remote', '--quiet', '--refs', remote).split('\n');
  return lines.map((line) => {
    const [object = '', ref = ''] = line.split('\t');
    return { ref, object };
  });
}

const pushed = { pushed: true };

describe('pushAtomically', () => {
  it('pushes these refs and no others, whatever the clone has and is told to push', async () => {
    const { repository, remote } = withRemote();
    repository.git('config', 'remote.origin.url', remote);
    repository.git('config', 'push.followTags', 'true');
    repository.git('config', '--add', 'remote.origin.push', 'refs/tags/*');
    const updates = written(repository);
    repository.tag('a-note-of-mine');
    repository.git('branch', 'feature/mine');
    expect(await pushAtomically(spawnGit(repository.root), 'origin', updates)).toEqual(pushed);
    expect(refsIn(remote, repository)).toEqual(updates);
  });

  it.each(['sha1', 'sha256'])('works in a repository of %s, with one ref too', async (format) => {
    const root = repositories.folder();
    const git = spawnGit(root);
    await git.run(['init', '--quiet', `--object-format=${format}`, '--initial-branch=main']);
    await git.run(['init', '--quiet', '--bare', `--object-format=${format}`, 'remote.git']);
    await git.run(['config', 'remote.origin.url', './remote.git']);
    const who = ['-c', 'user.name=Ada Lovelace', '-c', 'user.email=ada@example.com'];
    await git.run([...who, 'commit', '--quiet', '--allow-empty', '-m', 'feat: begin']);
    const object = (await git.run(['rev-parse', 'HEAD'])).stdout.toString('utf8').trim();
    const update = { ref: 'refs/tags/v1', object };
    expect(await pushAtomically(git, 'origin', [update])).toEqual(pushed);
    const { stdout } = await git.run(['ls-remote', '--quiet', 'origin']);
    expect(stdout.toString('utf8')).toBe(`${object}\trefs/tags/v1\n`);
  });

  it('counts a relative address from the top of the clone, as git does', async () => {
    const { repository, remote } = withRemote();
    repository.git('config', 'remote.origin.url', relative(repository.root, remote));
    const below = join(repository.root, 'workspaces/one');
    mkdirSync(below, { recursive: true });
    expect(await pushAtomically(spawnGit(below), 'origin', written(repository))).toEqual(pushed);
  });

  it('goes where an included file and pushInsteadOf say', async () => {
    const { repository, remote } = withRemote();
    const included = join(repositories.folder(), 'of this clone');
    writeFileSync(included, `[url "${dirname(remote)}/"]\n\tpushInsteadOf = team:\n`);
    repository.git('config', `includeIf.gitdir:${repository.root}/.path`, included);
    repository.git('config', 'remote.origin.url', `team:${basename(remote)}`);
    const updates = written(repository);
    expect(await pushAtomically(spawnGit(repository.root), 'origin', updates)).toEqual(pushed);
    expect(refsIn(remote, repository)).toEqual(updates);
  });

  it.each(['clone', 'call', 'environment'] as const)(
    'sends the credentials of the %s, once',
    async (from) => {
      const { repository, remote } = withRemote();
      repository.git('-C', remote, 'config', 'http.receivepack', 'true');
      const { url } = await servers.start(dirname(remote), { credentials: 'ada:s3cret' });
      repository.git('config', 'remote.origin.url', `${url}/${basename(remote)}`);
      const key = `http.${url}/.extraHeader`;
      const header = `Authorization: Basic ${Buffer.from('ada:s3cret').toString('base64')}`;
      if (from === 'clone') repository.git('config', key, header);
      const environment = {
        clone: {},
        call: { GIT_CONFIG_PARAMETERS: `'${key}=${header}'` },
        environment: { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: key, GIT_CONFIG_VALUE_0: header },
      }[from];
      const git = spawnGit(repository.root);
      const given: GitRunner = {
        ...git,
        run: (args, options) =>
          git.run(args, { ...options, env: { ...environment, ...options?.env } }),
      };
      const updates = written(repository);
      expect(await pushAtomically(given, 'origin', updates)).toEqual(pushed);
      expect(refsIn(remote, repository)).toEqual(updates);
    },
  );

  it('pushes from a linked working tree, a bare clone, and one that borrows its objects', async () => {
    const { repository, remote } = withRemote();
    repository.git('config', 'remote.origin.url', remote);
    const [, tag] = written(repository);
    const linked = join(repositories.folder(), 'linked');
    repository.git('worktree', 'add', '--quiet', '--detach', linked);
    const bare = join(repositories.folder(), 'bare.git');
    repository.git('clone', '--quiet', '--bare', '--shared', repository.root, bare);
    repository.git('-C', bare, 'config', 'remote.origin.url', remote);
    for (const [index, root] of [repository.root, linked, bare].entries()) {
      const update = { ref: `refs/tags/v${index}`, object: tag?.object ?? '' };
      expect(await pushAtomically(spawnGit(root), 'origin', [update])).toEqual(pushed);
    }
    expect(refsIn(remote, repository).map(({ ref }) => ref)).toEqual([
      'refs/heads/main',
      'refs/tags/v0',
      'refs/tags/v1',
      'refs/tags/v2',
    ]);
  });

  it('pushes from a partial clone without fetching what it left out', async () => {
    const { repository, remote } = withRemote();
    repository.git('-C', remote, 'config', 'uploadpack.allowFilter', 'true');
    repository.git('config', 'remote.origin.url', remote);
    const clone = repository.clone('--filter=blob:none', '--no-checkout');
    const missing = (): string => clone.git('rev-list', '--objects', '--missing=print', 'HEAD');
    const before = missing();
    expect(before).toContain('?');
    const updates = written(clone);
    expect(await pushAtomically(spawnGit(clone.root), 'origin', updates)).toEqual(pushed);
    expect(refsIn(remote, repository)).toEqual(updates);
    expect(missing()).toBe(before);
  });

  it('takes back nothing: all or none, and why', async () => {
    const { repository, remote } = withRemote();
    repository.git('config', 'remote.origin.url', remote);
    const updates = written(repository);
    repository.git('push', '--quiet', 'origin', `HEAD:refs/tags/v1`);
    const before = refsIn(remote, repository);
    const result = await pushAtomically(spawnGit(repository.root), 'origin', updates);
    expect(result).toEqual({
      pushed: false,
      reasons: [expect.stringMatching(/^refs\/tags\/v1 .*already exists/)],
    });
    expect(refsIn(remote, repository)).toEqual(before);
  });

  it('leaves no folder behind, when it fails too', async () => {
    const { repository } = withRemote();
    const folders = (): string[] =>
      readdirSync(tmpdir()).filter((name) => name.startsWith('release-push-'));
    const before = folders();
    const updates = written(repository);
    repository.git('config', 'remote.origin.url', join(repository.root, 'nowhere'));
    await expect(pushAtomically(spawnGit(repository.root), 'origin', updates)).rejects.toThrow(
      'nowhere',
    );
    expect(folders().filter((name) => !before.includes(name))).toEqual([]);
  });
});
