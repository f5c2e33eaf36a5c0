import type { Commit } from './git-reader';
import { readRecords } from './records';

/**
 * The `git diff-tree` arguments whose output {@link parseChanges} reads: a record for
 * each commit it is given, also when that changed nothing.
 */
export function changesArguments(relative: boolean): string[] {
  return [
    'diff-tree',
    '--stdin',
    '-z',
    '-r',
    '--root',
    '--always',
    '--no-renames',
    '--name-only',
    relative ? '--relative' : '--no-relative',
    '--format=%x00%H',
  ];
}

/** What `diff-tree --stdin` is given: a commit and what to compare it with, the empty tree when it has no parent. */
export function changesInput(commits: readonly Pick<Commit, 'hash' | 'parents'>[]): string {
  return commits
    .map(({ hash, parents: [first = ''] }) => `${hash} ${first}`.trim() + '\n')
    .join('');
}

/** What one commit changed. */
export interface CommitChanges {
  hash: string;
  files: string[];
}

/** Turns the chunks of {@link changesArguments}' output into changes, in order, a batch for a chunk. */
export async function* parseChanges(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<CommitChanges[]> {
  for await (const records of readRecords(chunks, 1)) {
    yield records.map(({ fields: [hash = ''], paths }) => ({ hash, files: paths }));
  }
}
