import { identityAt } from '../git/identity';
import type { GitRunner } from '../git/git-runner';
import { readTagObjects } from '../git/read-refs';
import type { RefUpdate } from '../remote/ref-update';
import type { PendingRelease } from './pending-release';
import { writeTags } from './write-release';

/**
 * The missing tags of an interrupted release, as objects: those the clone has, and the others
 * written now, dated like the release commit.
 */
export async function pendingTags(
  git: GitRunner,
  pending: PendingRelease,
  identity: string,
): Promise<RefUpdate[]> {
  const known = await readTagObjects(git);
  const missing = pending.tags.filter(({ name }) => !known.has(name));
  const written = await writeTags(git, missing, pending.commit, identityAt(identity, pending.date));
  const objects = new Map(written.map(({ ref, object }) => [ref, object]));
  return pending.tags.map(({ name }) => {
    const ref = `refs/tags/${name}`;
    return { ref, object: known.get(name) ?? objects.get(ref) ?? '' };
  });
}
