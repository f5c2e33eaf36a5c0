import { spawnGit, type GitRunner } from '../git/git-runner';
import { findCommit, findMergeBase } from '../git/read-refs';
import { ReleaseError } from '../release-error';
import { checkBranch, greenRef, hasRemote } from './read-branch';

/** What {@link markGreen} takes. */
export interface MarkGreenOptions {
  /** Absolute path of the repository. */
  root: string;
  branch: string;
  /** The commit whose run succeeded, any revision. */
  commit: string;
  /** Default `origin`. */
  remote?: string;
  /** Whether the remote keeps it too. Default: when there is such a remote. */
  push?: boolean;
  git?: GitRunner;
}

/** What {@link markGreen} did. */
export interface GreenMark {
  ref: string;
  /** Where the ref is now. */
  commit: string;
  moved: boolean;
  /** One sentence for people. */
  reason: string;
}

const ATTEMPTS = 5;

/**
 * Remembers that the run of a commit succeeded, in `refs/cicd/green/<branch>`.
 * The mark never goes back: it stays when it is at a later commit already, also
 * when that was marked by another run at the same moment.
 *
 * @throws ReleaseError `invalid-branch`, `unknown-revision`, `git-failed` when the remote refuses
 */
export async function markGreen(options: MarkGreenOptions): Promise<GreenMark> {
  const { root, branch, remote = 'origin', git = spawnGit(root) } = options;
  checkBranch(branch);
  const commit = await findCommit(git, options.commit);
  if (commit === null) {
    throw new ReleaseError({
      code: 'unknown-revision',
      what: `there is no commit "${options.commit}" to mark`,
      where: root,
    });
  }
  const ref = greenRef(branch);
  const push = options.push ?? (await hasRemote(git, remote));
  for (let attempt = 1; ; attempt += 1) {
    if (push)
      await git.run([
        'fetch',
        '--quiet',
        '--no-tags',
        '--no-write-fetch-head',
        '--',
        remote,
        '+refs/cicd/green/*:refs/cicd/green/*',
      ]);
    const before = await findCommit(git, ref);
    if (before !== null && (await findMergeBase(git, commit, before)) === commit) {
      return { ref, commit: before, moved: false, reason: stays(branch, commit, before) };
    }
    if (!push || (await pushMark(git, remote, ref, commit, before, attempt === ATTEMPTS))) {
      await git.run(['update-ref', '-m', 'green', ref, commit]);
      return {
        ref,
        commit,
        moved: true,
        reason: `${commit.slice(0, 7)} is the last green commit of ${branch} now.`,
      };
    }
  }
}

function stays(branch: string, commit: string, before: string): string {
  if (commit === before) return `${commit.slice(0, 7)} was marked for ${branch} already.`;
  return `${before.slice(0, 7)}, a later commit of ${branch}, was marked already.`;
}

/** @returns `false` when another run was faster and there are attempts left */
async function pushMark(
  git: GitRunner,
  remote: string,
  ref: string,
  commit: string,
  before: string | null,
  isLast: boolean,
): Promise<boolean> {
  const lease = `--force-with-lease=${ref}:${before ?? ''}`;
  const args = ['push', '--quiet', '--no-verify', lease, '--', remote, `${commit}:${ref}`];
  const { code } = await git.run(args, {
    allow: isLast ? [0] : [0, 1],
    env: { GIT_TERMINAL_PROMPT: '0' },
  });
  return code === 0;
}
