import type { MessageParser, ParsedMessage } from '../commits/message';
import type { HistoryCommit } from '../git/git-reader';
import type { Ancestry } from '../history/ancestry';
import type { PlannedCommit } from '../types';
import { cancelReverts, type RevertContext } from './cancel-reverts';
import type { Item } from './touched';

/** Reads each message at most once and turns commits into planned changes. */
export interface CommitBook {
  /** The releasable changes of a project's unreleased commits, newest first, reverted ones left out. */
  changes(items: readonly Item[]): PlannedCommit[];
}

const PULL_REQUEST = /(?: \([#!]\d+\))+$/;

export function openCommitBook(
  commits: readonly HistoryCommit[],
  ancestry: Ancestry,
  parse: MessageParser,
): CommitBook {
  const messages = new Map<number, ParsedMessage>();
  const message = (index: number): ParsedMessage => {
    let parsed = messages.get(index);
    if (!parsed) messages.set(index, (parsed = parse(commits[index]?.message ?? '')));
    return parsed;
  };
  let headers: Map<string, number[]> | undefined;
  const context: RevertContext = {
    commits,
    ancestry,
    message,
    withHeader: (header) =>
      (headers ??= indexHeaders(commits)).get(header.replace(PULL_REQUEST, '')) ?? [],
    withHash: (prefix) => withHash(commits, ancestry, prefix),
  };
  return {
    changes: (items) =>
      cancelReverts(items, context).flatMap((item) => {
        const commit = commits[item.index];
        return commit ? plannedCommits(commit, message(item.index), item) : [];
      }),
  };
}

function indexHeaders(commits: readonly HistoryCommit[]): Map<string, number[]> {
  const headers = new Map<string, number[]>();
  commits.forEach(({ message }, index) => {
    const header = (/^\s*(.*)/.exec(message)?.[1] ?? '').replace(PULL_REQUEST, '');
    const positions = headers.get(header) ?? [];
    positions.push(index);
    headers.set(header, positions);
  });
  return headers;
}

function withHash(commits: readonly HistoryCommit[], ancestry: Ancestry, prefix: string): number[] {
  const exact = ancestry.indexOf(prefix);
  if (exact !== undefined) return [exact];
  return commits.flatMap(({ hash }, index) => (hash.startsWith(prefix) ? [index] : []));
}

/**
 * A merge lists all files of its branch, whose commits are counted themselves;
 * so it counts only when its own header is conventional, and through a library
 * nothing counts for more than a patch.
 */
function plannedCommits(
  commit: HistoryCommit,
  message: ParsedMessage,
  item: Item,
): PlannedCommit[] {
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
