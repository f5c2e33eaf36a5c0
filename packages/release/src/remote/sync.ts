import type { GitRunner } from '../git/git-runner';
import { findCommit, readTags } from '../git/read-refs';
import { ReleaseError } from '../release-error';
import type { Clone } from './clone';

/** What a remote has now. */
export interface RemoteRefs {
  /** Commits of the branches asked for; those it does not have are not in it. */
  branches: ReadonlyMap<string, string>;
  /** Commits by tag name, annotated tags peeled. */
  tags: ReadonlyMap<string, string>;
}

/** Asks a remote for branches and all tags, in one connection. */
export async function readRemote(
  git: GitRunner,
  remote: string,
  branches: readonly string[],
): Promise<RemoteRefs> {
  const { stdout } = await git.run(
    [
      'ls-remote',
      '--quiet',
      '--',
      remote,
      ...branches.map((name) => `refs/heads/${name}`),
      'refs/tags/*',
    ],
    { env: { GIT_TERMINAL_PROMPT: '0' } },
  );
  const heads = new Map<string, string>();
  const tags = new Map<string, string>();
  for (const line of stdout.toString('utf8').split('\n')) {
    const [id = '', ref = ''] = line.split('\t');
    if (ref.startsWith('refs/heads/')) heads.set(ref.slice('refs/heads/'.length), id);
    else if (ref.startsWith('refs/tags/'))
      tags.set(ref.slice('refs/tags/'.length).replace(/\^\{\}$/, ''), id);
  }
  return { branches: heads, tags };
}

/**
 * Fetches what a remote has and the clone has not: the given branches, and every tag whose
 * name is free here. A tag the clone has already is never moved.
 *
 * @returns what was found on the remote
 */
export async function fetchMissing(
  git: GitRunner,
  remote: string,
  branches: readonly string[],
): Promise<RemoteRefs> {
  const refs = await readRemote(git, remote, branches);
  const known = new Set((await readTags(git)).map(({ name }) => name));
  const tags = [...refs.tags.keys()].filter((name) => !known.has(name));
  const moved: string[] = [];
  for (const [name, commit] of refs.branches) {
    if ((await findCommit(git, `refs/remotes/${remote}/${name}`)) !== commit) moved.push(name);
  }
  if (tags.length > 0 || moved.length > 0) {
    const refspecs = [
      ...moved.map((name) => `+refs/heads/${name}:refs/remotes/${remote}/${name}`),
      ...tags.map((name) => `refs/tags/${name}:refs/tags/${name}`),
    ];
    await git.run(
      [
        '-c',
        'gc.auto=0',
        'fetch',
        '--quiet',
        '--no-tags',
        '--no-write-fetch-head',
        '--stdin',
        '--',
        remote,
      ],
      { input: `${refspecs.join('\n')}\n`, env: { GIT_TERMINAL_PROMPT: '0' } },
    );
  }
  return refs;
}

/**
 * The newest commit of a branch, here or on the remote.
 *
 * @param upstream its commit on the remote, which the clone has
 * @throws ReleaseError `diverged` when each side has commits that the other lacks; `unknown-revision`
 *   when neither has the branch
 */
export async function newestOf(
  git: GitRunner,
  { branch, local, remote }: Clone,
  upstream: string | null,
): Promise<string> {
  if (upstream === null || local === upstream) {
    if (local !== null) return local;
    throw new ReleaseError({
      code: 'unknown-revision',
      what: 'there is no such branch, here or on the remote',
      where: branch,
    });
  }
  if (local === null || (await isAncestor(git, local, upstream))) return upstream;
  if (await isAncestor(git, upstream, local)) return local;
  throw new ReleaseError({
    code: 'diverged',
    what: `the branch here and on ${remote ?? 'the remote'} have different commits`,
    where: branch,
    fix: `Bring them together first: \`git pull --rebase ${remote ?? ''} ${branch}\`.`,
  });
}

/** Whether a commit is another one's ancestor, or that one itself. */
export async function isAncestor(git: GitRunner, commit: string, of: string): Promise<boolean> {
  const { code } = await git.run(['merge-base', '--is-ancestor', commit, of], { allow: [0, 1] });
  return code === 0;
}

/** Fetches the history that a shallow clone hides. Nothing happens in a full one. */
export async function unshallow(git: GitRunner, remote: string): Promise<void> {
  const { stdout } = await git.run(['rev-parse', '--is-shallow-repository']);
  if (stdout.toString('utf8').trim() !== 'true') return;
  await git.run(
    ['fetch', '--quiet', '--unshallow', '--tags', '--no-write-fetch-head', '--', remote],
    {
      env: { GIT_TERMINAL_PROMPT: '0' },
    },
  );
}
