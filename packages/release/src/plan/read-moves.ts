import type { Commit, GitReader, HistoryCommit } from '../git/git-reader';
import { findMoves, strayFolders, topmost, type Move } from './moves';
import type { CheckedRules } from './rules';
import type { Survey } from './survey';

/** Where to look for moves. */
export interface MovesInput {
  head: string;
  /** With the files of those commits that were read. */
  commits: readonly HistoryCommit[];
  /** Positions of the commits that were read. */
  read: readonly number[];
  survey: Survey;
  rules: CheckedRules;
}

/**
 * Finds the folders that projects were moved out of. Git is asked only when a change that may
 * count is in a folder of no project, and about more than the commit to be released only when
 * that folder is gone. A move may be in a commit of any type, and released already: a branch that
 * began before it can bring changes of the old folder later.
 */
export async function readMoves(git: GitReader, input: MovesInput): Promise<Move[]> {
  const { head, commits, read, survey, rules } = input;
  const open = read.filter((index) => survey.isOpen(index));
  const folders = strayFolders(
    open.flatMap((index) => commits[index]?.files ?? []),
    rules,
  );
  if (folders.length === 0) return [];
  const there = await git.existAt(head, folders);
  const gone = folders.filter((_, index) => !there[index]);
  if (gone.length === 0) return [];
  const known = new Set(read);
  const unread = commits.filter((_, index) => !known.has(index));
  const changes = await git.readChanges(unread, topmost(gone));
  const leaving: Commit[] = [
    ...read.flatMap((index) => commits[index] ?? []).filter(({ files }) => isIn(gone, files)),
    ...unread.filter((_, index) => (changes[index] ?? []).length > 0),
  ];
  return findMoves(gone, (await git.readRenames(leaving)).flat(), rules.tree);
}

function isIn(gone: readonly string[], files: readonly string[]): boolean {
  return files.some((file) => gone.some((folder) => file.startsWith(`${folder}/`)));
}
