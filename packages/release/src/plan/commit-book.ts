import type { MessageParser, ParsedMessage } from '../commits/message';
import type { Commit } from '../git/git-reader';
import type { Ancestry } from '../history/ancestry';
import type { PlannedCommit } from '../types';
import { cancelReverts } from './cancel-reverts';
import { findReverts, type RevertFinder } from './named-reverts';
import type { Item } from './touched';

/** Reads each message at most once and turns commits into planned changes. */
export interface CommitBook {
  /** The releasable changes of a project's unreleased commits, newest first, reverted ones left out. */
  changes(items: readonly Item[]): PlannedCommit[];
}

export function openCommitBook(
  commits: readonly Commit[],
  ancestry: Ancestry,
  parse: MessageParser,
  revertsOf: RevertFinder = findReverts(commits, ancestry),
): CommitBook {
  const messages = new Map<number, ParsedMessage>();
  const read = (index: number, message: string): ParsedMessage => {
    let parsed = messages.get(index);
    if (!parsed) messages.set(index, (parsed = parse(message)));
    return parsed;
  };
  const throughLibraries = new Map<string, PlannedCommit[]>();
  const plan = (item: Item): PlannedCommit[] => {
    const commit = commits[item.index];
    return commit ? plannedCommits(commit, read(item.index, commit.message), item) : [];
  };
  /** A change of a library is the same for all services that are built from it. */
  const planOnce = (item: Item, dependency: string): PlannedCommit[] => {
    const key = `${item.index} ${dependency}`;
    let planned = throughLibraries.get(key);
    if (!planned) throughLibraries.set(key, (planned = plan(item)));
    return planned;
  };
  return {
    changes: (items) =>
      cancelReverts(items, revertsOf).flatMap((item) =>
        item.dependency === undefined ? plan(item) : planOnce(item, item.dependency),
      ),
  };
}

/**
 * A merge lists all files of its branch, whose commits are counted themselves;
 * so it counts only when its own header is conventional, and through a library
 * nothing counts for more than a patch.
 */
function plannedCommits(commit: Commit, message: ParsedMessage, item: Item): PlannedCommit[] {
  if (commit.parents.length > 1 && !message.conventional) return [];
  return message.changes
    .filter(({ bump }) => bump !== 'none')
    .map((change) => ({
      hash: commit.hash,
      shortHash: commit.hash.slice(0, 7),
      date: commit.date,
      author: commit.author,
      ...change,
      bump: item.dependency === undefined ? change.bump : 'patch',
      files: item.files,
      ...(item.dependency === undefined ? {} : { dependency: item.dependency }),
    }));
}
