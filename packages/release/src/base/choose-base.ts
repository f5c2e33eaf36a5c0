/** Where a base comes from. */
export type BaseKind = 'given' | 'last-green' | 'merge-base' | 'last-release' | 'first-run';

/** The commit that "affected" compares with, and why it is that one. */
export interface BaseChoice {
  /** A commit, or the id of the empty tree for a first run. */
  base: string;
  kind: BaseKind;
  /** One sentence for people. */
  reason: string;
  /** `null` when HEAD is detached and nothing tells the branch. */
  branch: string | null;
  head: string;
}

/** The facts {@link chooseBase} decides on. */
export interface BaseFacts {
  head: string;
  branch: string | null;
  /** Whether the branch keeps a last green commit: the default branch, a release branch. */
  longLived: boolean;
  /** A base somebody asked for. */
  given: { revision: string; commit: string } | null;
  /** The last commit whose run succeeded, and its best common ancestor with head. */
  green: { ref: string; commit: string; mergeBase: string | null } | null;
  /** The newest release in head's history. */
  release: { tag: string; commit: string } | null;
  /** The default branch, and head's best common ancestor with it. */
  fork: { ref: string; mergeBase: string | null } | null;
  /** Id of the empty tree in this repository. */
  emptyTree: string;
}

/**
 * Chooses the base for "affected". A base that was asked for wins. On a
 * long-lived branch it is the last green commit, so that what failed runs did
 * not check is checked by the next one; before the first green run the newest
 * release, and before that everything. On any other branch it is where the
 * branch left the default one. Pure.
 */
export function chooseBase(facts: BaseFacts): BaseChoice {
  const choose = (base: string, kind: BaseKind, reason: string): BaseChoice => ({
    base,
    kind,
    reason,
    branch: facts.branch,
    head: facts.head,
  });
  const { given, fork, longLived } = facts;
  if (given) return choose(given.commit, 'given', `${given.revision} was given.`);
  if (longLived) {
    const green = greenBase(facts);
    if (green) return choose(green.base, 'last-green', green.reason);
    const { release } = facts;
    if (release)
      return choose(
        release.commit,
        'last-release',
        `No run of ${name(facts)} succeeded yet; ${release.tag} is the newest release in its history.`,
      );
    return choose(
      facts.emptyTree,
      'first-run',
      `No run of ${name(facts)} succeeded yet and nothing was released: everything counts as changed.`,
    );
  }
  if (fork?.mergeBase)
    return choose(
      fork.mergeBase,
      'merge-base',
      `${name(facts)} left ${fork.ref} at ${short(fork.mergeBase)}.`,
    );
  return choose(
    facts.emptyTree,
    'first-run',
    `${name(facts)} has no commit in common with ${fork?.ref ?? 'any other branch'}: everything counts as changed.`,
  );
}

function greenBase({ green, head }: BaseFacts): { base: string; reason: string } | null {
  if (!green || green.mergeBase === null) return null;
  const { ref, commit, mergeBase } = green;
  if (mergeBase === commit)
    return {
      base: commit,
      reason: `${short(commit)} is the last commit whose run succeeded (${ref}).`,
    };
  if (mergeBase === head) {
    return {
      base: head,
      reason: `The run of the later commit ${short(commit)} succeeded already (${ref}), which covers this one.`,
    };
  }
  return {
    base: mergeBase,
    reason: `${short(commit)} (${ref}) is no longer in the history, which was rewritten; ${short(mergeBase)} is what it has in common with it.`,
  };
}

function name({ branch }: BaseFacts): string {
  return branch ?? 'the detached HEAD';
}

function short(commit: string): string {
  return commit.slice(0, 7);
}
