import type { Commit, Rename } from './git-reader';
import { readRecords } from './records';

const DIFF_TREE = ['diff-tree', '--stdin', '-z', '-r', '--root', '--always', '--format=%x00%H'];

/** Whether paths are told from the folder that git is started in, and others left out. */
function relativeTo(folder: boolean): string {
  return folder ? '--relative' : '--no-relative';
}

/**
 * The `git diff-tree` arguments whose output {@link parseChanges} reads: a record for
 * each commit it is given, also when that changed nothing.
 *
 * @param under only paths in these folders, which are taken literally; none for all
 */
export function changesArguments(relative: boolean, under: readonly string[] = []): string[] {
  return [
    '--literal-pathspecs',
    ...DIFF_TREE,
    '--no-renames',
    '--name-only',
    relativeTo(relative),
    '--',
    ...under,
  ];
}

/** The same for {@link parseRenames}: only what was moved. */
export function renamesArguments(relative: boolean): string[] {
  return [
    ...DIFF_TREE,
    '--find-renames',
    '--diff-filter=R',
    '--name-status',
    relativeTo(relative),
    '--',
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

/** What one commit moved. */
export interface CommitRenames {
  hash: string;
  renames: Rename[];
}

/** As {@link parseChanges}: a status, the path before and the path after for each file. */
export async function* parseRenames(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<CommitRenames[]> {
  for await (const batch of parseChanges(chunks)) {
    yield batch.map(({ hash, files }) => ({
      hash,
      renames: files.flatMap((from, index) =>
        index % 3 === 1 ? [{ from, to: files[index + 1] ?? '' }] : [],
      ),
    }));
  }
}
