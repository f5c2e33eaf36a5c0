import type { GitRunner } from '../git/git-runner';
import type { Clone } from './clone';
import type { RefUpdate } from './ref-update';

/** A release that the clone gets to know. */
export interface CloneUpdate {
  /** The branch's commit. */
  commit: string;
  /** The branch's commit on the remote; without a remote it is not looked at. */
  upstream: string;
  tags: readonly RefUpdate[];
}

/**
 * Brings a clone to where the release is: its branch, its working tree when the branch is
 * checked out, what it knows of the remote, and the tags. A branch that is not checked out
 * follows only when the clone has no remote; else its place on the remote is what counts.
 *
 * @returns why the clone could not follow, `null` when it did
 */
export async function updateClone(
  git: GitRunner,
  clone: Clone,
  { commit, upstream, tags }: CloneUpdate,
): Promise<string | null> {
  const obstacle = clone.checkedOut ? await fastForward(git, clone, commit) : null;
  return (await writeRefs(git, [...branchOf(clone, commit, upstream), ...tags])) ?? obstacle;
}

/** What a merge does not say of where the branch is. */
function branchOf(
  { branch, checkedOut, remote }: Clone,
  commit: string,
  upstream: string,
): RefUpdate[] {
  if (remote !== null) return [{ ref: `refs/remotes/${remote}/${branch}`, object: upstream }];
  return checkedOut ? [] : [{ ref: `refs/heads/${branch}`, object: commit }];
}

async function fastForward(
  git: GitRunner,
  { local }: Clone,
  commit: string,
): Promise<string | null> {
  if (local === commit) return null;
  const { code, stderr } = await git.run(
    ['-c', 'core.hooksPath=/dev/null', '-c', 'gc.auto=0', 'merge', '--ff-only', '--quiet', commit],
    { allow: [0, 1, 2, 128] },
  );
  return code === 0 ? null : stderr.trim();
}

/** All of them or none, whatever was there. */
async function writeRefs(git: GitRunner, refs: readonly RefUpdate[]): Promise<string | null> {
  if (refs.length === 0) return null;
  const commands = refs.map(({ ref, object }) => `update ${ref}\0${object}\0\0`);
  const { code, stderr } = await git.run(['update-ref', '-m', 'release', '-z', '--stdin'], {
    input: commands.join(''),
    allow: [0, 128],
  });
  return code === 0 ? null : stderr.trim();
}
