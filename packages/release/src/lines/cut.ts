import { identityAt } from '../git/identity';
import { mergeTrees } from '../git/merge-trees';
import { commitObject, hashOf, objectId, writeObjects } from '../git/objects';
import { findCommit, readCommitDate } from '../git/read-refs';
import { release, type ReleaseOptions } from '../apply/release';
import type { LineContext, ReleaseLine } from '../apply/release-line';
import type { ReleaseOutcome } from '../apply/release-outcome';
import { greenRef } from '../base/read-branch';
import { ReleaseError } from '../release-error';
import { isAncestor, newestOf } from '../remote/sync';

/** What {@link cut} takes. */
export interface CutOptions extends Omit<ReleaseOptions, 'line' | 'branch'> {
  /** The branch that is cut from. */
  trunk: string;
  /** The branch that is released; it is made by the first cut. */
  branch: string;
  /** Also cuts a trunk whose last commit no run has marked as green. Default `false`. */
  allowNotGreen?: boolean;
}

/**
 * A version cut: merges trunk into the release branch with a merge commit, releases the
 * result there, and pushes branch and tags at once. Trunk gets nothing: changelogs and
 * `release.json` change on the release branch alone, so the next cut merges cleanly.
 *
 * @throws ReleaseError before anything is written, as {@link release} does, and: `behind` when trunk
 *   here is not what it is on the remote, `not-green`, `merge-conflict`
 */
export async function cut(options: CutOptions): Promise<ReleaseOutcome> {
  const { trunk, allowNotGreen = false, ...rest } = options;
  if (trunk === options.branch) {
    throw new ReleaseError({
      code: 'invalid-options',
      what: 'trunk and the release branch are the same',
      where: trunk,
      fix: 'A branch that is released from itself needs no cut: use `release`.',
    });
  }
  return release({ ...rest, line: cutLine(trunk, allowNotGreen) });
}

/** Takes the commit to release from a merge of trunk into the released branch. */
export function cutLine(trunk: string, allowNotGreen: boolean): ReleaseLine {
  return {
    branches: [trunk],
    atHead: false,
    async head(context) {
      const { git, clone, upstream } = context;
      const source = await trunkHead(context, trunk);
      if (!allowNotGreen) await checkGreen(context, trunk, source);
      const there = upstream.get(clone.branch) ?? null;
      const here = clone.checkedOut || clone.remote === null ? clone.local : null;
      if (there === null && here === null) return source;
      const target = await newestOf(git, { ...clone, local: here }, there);
      if (await isAncestor(git, source, target)) return target;
      return mergeCommit(context, trunk, source, target);
    },
  };
}

async function trunkHead({ git, clone, upstream }: LineContext, trunk: string): Promise<string> {
  const here = await findCommit(git, `refs/heads/${trunk}`);
  const there = upstream.get(trunk) ?? null;
  if (there === null && here === null) {
    throw new ReleaseError({
      code: 'unknown-revision',
      what: 'there is no such branch to cut from, here or on the remote',
      where: trunk,
    });
  }
  if (there === null || here === null || here === there) return there ?? here ?? '';
  const isBehind = await isAncestor(git, here, there);
  throw new ReleaseError({
    code: 'behind',
    what: isBehind
      ? `it lacks commits that ${clone.remote ?? ''} has`
      : `it has commits that ${clone.remote ?? ''} lacks`,
    where: trunk,
    fix: isBehind
      ? `Run \`git pull --ff-only ${clone.remote ?? ''} ${trunk}\`, look at what came in, and cut again.`
      : `Push it, let its checks run, and cut again: \`git push ${clone.remote ?? ''} ${trunk}\`.`,
  });
}

async function checkGreen(
  { git, clone }: LineContext,
  trunk: string,
  source: string,
): Promise<void> {
  const ref = greenRef(trunk);
  const green =
    clone.remote === null
      ? await findCommit(git, ref)
      : (
          await git.run(['ls-remote', '--quiet', '--', clone.remote, ref], {
            env: { GIT_TERMINAL_PROMPT: '0' },
          })
        ).stdout
          .toString('utf8')
          .split('\t')[0] || null;
  if (green === source) return;
  throw new ReleaseError({
    code: 'not-green',
    what:
      green === null
        ? 'no run of it was ever marked as green'
        : `its last green commit is ${green.slice(0, 7)}, and not its newest, ${source.slice(0, 7)}`,
    where: trunk,
    fix: 'Wait for the run of the newest commit and cut again; the run marks it with `affected --markGreen`.',
  });
}

/** A merge commit that no ref leads to, the same for the same two commits. */
async function mergeCommit(
  { git, clone, identity }: LineContext,
  trunk: string,
  source: string,
  target: string,
): Promise<string> {
  const tree = await mergeTrees(git, target, source, { from: trunk, into: clone.branch });
  const who = identityAt(identity, await readCommitDate(git, source));
  const merge = commitObject({
    tree,
    parents: [target, source],
    author: who,
    committer: who,
    message: `Merge branch '${trunk}' into ${clone.branch}\n`,
  });
  await writeObjects(git, [merge], hashOf(source));
  return objectId(merge, hashOf(source));
}
