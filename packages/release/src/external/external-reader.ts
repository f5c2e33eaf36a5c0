import type { HistoryCommit, Tag } from '../git/git-reader';

/** What was read, or why the repository could not be (git's words, credentials masked). */
export type Answer<T> = { read: T } | { unreachable: string };

/** Which commits {@link ExternalReader.readRange} gives. */
export interface CommitRange {
  /** Tags whose history is wanted. */
  tips: readonly Tag[];
  /** Tags whose common history is left out; the history of each is given beyond that. None leaves nothing out. */
  bases: readonly Tag[];
}

/**
 * Reads other repositories: the port behind the external services of an application.
 * For its lifetime it gives the same answers, so that what is planned twice in one run
 * is planned on the same tags.
 */
export interface ExternalReader {
  /** All tags, annotated ones peeled. */
  readTags(repository: string): Promise<Answer<Tag[]>>;
  /** The commits of some of these tags, each once, in any order. */
  readTagged(repository: string, tags: readonly Tag[]): Promise<Answer<HistoryCommit[]>>;
  /** The commits between tags that {@link readTagged} was asked for, every child before its parents. */
  readRange(repository: string, range: CommitRange): Promise<Answer<HistoryCommit[]>>;
}
