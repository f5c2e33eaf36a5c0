import { checkBranch, hasRemote, readBranch } from '../base/read-branch';
import type { GitRunner } from '../git/git-runner';
import { findCommit } from '../git/read-refs';
import { ReleaseError } from '../release-error';

/** A clone, as far as releasing one of its branches needs to know it. */
export interface Clone {
  branch: string;
  /** `null` when what is released stays in this clone. */
  remote: string | null;
  bare: boolean;
  /** Whether HEAD is on the branch, in a working tree. */
  checkedOut: boolean;
  /** The branch's commit here: HEAD's when HEAD is on it or on no branch; `null` when there is none. */
  local: string | null;
}

/** What {@link readClone} takes. */
export interface CloneOptions {
  /** Default: the one that is checked out, else what the CI system says. */
  branch?: string | undefined;
  /** Default `origin`, when there is such a remote. */
  remote?: string | undefined;
  /** `false`: nothing leaves the clone. */
  push?: boolean | undefined;
  /** Whether a HEAD that is on no branch stands for this one. Default `true`. */
  atHead?: boolean;
  env: Readonly<Record<string, string | undefined>>;
}

/**
 * Finds out which branch of a clone is meant, and where it goes.
 *
 * @throws ReleaseError `no-branch`, `invalid-branch`, `invalid-options` when a remote that was named does not exist
 */
export async function readClone(git: GitRunner, options: CloneOptions): Promise<Clone> {
  const place = await git.run(
    ['rev-parse', '--is-bare-repository', '--symbolic-full-name', 'HEAD'],
    {
      allow: [0, 128],
    },
  );
  const [bareText = '', head = ''] = place.stdout.toString('utf8').split('\n');
  const bare = bareText === 'true';
  const branch = options.branch ?? (await branchOf(git, options.env));
  checkBranch(branch);
  const ref = `refs/heads/${branch}`;
  const onBranch = head === ref;
  return {
    branch,
    remote: options.push === false ? null : await remoteOf(git, options.remote),
    bare,
    checkedOut: onBranch && !bare,
    local: await findCommit(
      git,
      onBranch || (head === 'HEAD' && options.atHead !== false) ? 'HEAD' : ref,
    ),
  };
}

async function branchOf(git: GitRunner, env: CloneOptions['env']): Promise<string> {
  const { name, request } = await readBranch(git, env);
  if (name !== null && !request) return name;
  throw new ReleaseError({
    code: 'no-branch',
    what: request
      ? 'this is the run of a pull request, which is not released'
      : 'HEAD is on no branch, so it is not clear which one is released',
    fix: 'Run it on the branch, or name the branch: `--branch=main`.',
  });
}

async function remoteOf(git: GitRunner, name: string | undefined): Promise<string | null> {
  if (await hasRemote(git, name ?? 'origin')) return name ?? 'origin';
  if (name === undefined) return null;
  throw new ReleaseError({
    code: 'invalid-options',
    what: `there is no remote "${name}"`,
    fix: 'See `git remote -v`; add it with `git remote add`, or leave the option out.',
  });
}

/** Files git tracks that differ from the last commit. */
export async function uncommittedFiles(git: GitRunner): Promise<string[]> {
  const { stdout } = await git.run([
    'status',
    '--porcelain',
    '-z',
    '--no-renames',
    '--untracked-files=no',
    '--ignore-submodules=dirty',
  ]);
  return stdout
    .toString('utf8')
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => line.slice(3));
}

/** @throws ReleaseError `uncommitted-changes` */
export async function checkCommitted(git: GitRunner): Promise<void> {
  const files = await uncommittedFiles(git);
  if (files.length === 0) return;
  const more = files.length > 5 ? `, and ${files.length - 5} more` : '';
  throw new ReleaseError({
    code: 'uncommitted-changes',
    what: `these files are changed and not committed: ${files.slice(0, 5).join(', ')}${more}`,
    fix: 'Commit them, or put them aside with `git stash`; a release holds what is committed.',
  });
}
