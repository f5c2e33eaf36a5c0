import { release, type ReleaseOptions } from '../apply/release';
import { branchLine } from '../apply/release-line';
import type { ReleaseOutcome } from '../apply/release-outcome';
import { spawnGit, type GitRunner } from '../git/git-runner';
import type { PlannedCommit, ReleasePlan } from '../types';

/** What {@link hotfix} takes. */
export interface HotfixOptions extends ReleaseOptions {
  /** The branch that the fix has to reach in the end. */
  trunk: string;
}

/** What a hotfix came to. */
export interface HotfixOutcome extends ReleaseOutcome {
  /** Changes of the release that trunk does not have, not even as other commits of the same content; newest first. */
  missingFromTrunk: Pick<PlannedCommit, 'hash' | 'header'>[];
}

/**
 * Releases a fix at patch level: from trunk, or from a branch off an older release while
 * trunk is ahead. Versions that are taken elsewhere are passed over.
 *
 * @throws ReleaseError as {@link release} does, and `not-a-hotfix` when there is more than fixes to release
 */
export async function hotfix({ trunk, ...options }: HotfixOptions): Promise<HotfixOutcome> {
  const { git = spawnGit(options.root) } = options;
  const line = options.line ?? { ...branchLine, branches: [trunk] };
  const rules = { ...options.rules, hotfix: true };
  const outcome = await release({ ...options, rules, line, git });
  const missing = await missingFrom(git, outcome, trunk);
  return { ...outcome, missingFromTrunk: missing };
}

async function missingFrom(
  git: GitRunner,
  { plan, branch, remote }: ReleaseOutcome,
  trunk: string,
): Promise<HotfixOutcome['missingFromTrunk']> {
  if (branch === trunk) return [];
  const ref = remote === null ? `refs/heads/${trunk}` : `refs/remotes/${remote}/${trunk}`;
  const { code, stdout } = await git.run(
    ['rev-list', '--cherry-pick', '--right-only', '--no-merges', `${ref}...${plan.head}`],
    { allow: [0, 128] },
  );
  const changes = releasedChanges(plan);
  if (code !== 0) return changes;
  const hashes = new Set(stdout.toString('utf8').split('\n'));
  return changes.filter(({ hash }) => hashes.has(hash));
}

function releasedChanges({
  services,
  application,
}: ReleasePlan): HotfixOutcome['missingFromTrunk'] {
  const released = [...services, ...(application ? [application] : [])];
  const commits = released.flatMap((project) =>
    project.nextVersion === null ? [] : project.commits,
  );
  return [...new Map(commits.map(({ hash, header }) => [hash, { hash, header }])).values()];
}
