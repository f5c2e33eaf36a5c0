/** A tag and the commit it leads to. */
export interface Tag {
  name: string;
  /** Annotated tags are peeled. A tag of a tree or a blob has that id here, which no history contains. */
  commit: string;
}

/** A commit as git stores it: all that can be read without comparing trees. */
export interface Commit {
  hash: string;
  /** First parent first; empty for a root commit. */
  parents: string[];
  author: { name: string; email: string };
  /** Committer date, ISO 8601 in UTC. */
  date: string;
  /** The raw message. */
  message: string;
}

/** A commit with what it changed. */
export interface HistoryCommit extends Commit {
  /** Paths changed against the first parent, relative to the workspace; deleted ones included. */
  files: string[];
}

/** A file that a commit moved, told by its content. */
export interface Rename {
  from: string;
  to: string;
}

/** Everything planning reads from a repository: the port behind `planRelease`. */
export interface GitReader {
  /** Full id of the commit a revision names. Throws a ReleaseError when there is none. */
  resolveCommit(revision: string): Promise<string>;
  /** Whether the clone is shallow, so that history may be hidden. */
  isShallow(): Promise<boolean>;
  /** All tags of the clone, reachable or not, in any order. */
  readTags(): Promise<Tag[]>;
  /** All ancestors of a commit and itself, every child before its parents. */
  readCommits(head: string): AsyncIterable<Commit>;
  /**
   * The paths each commit changed against its first parent, deleted ones included,
   * relative to the workspace; in the order of `commits`. This is what costs: git
   * compares two trees for each of them.
   *
   * @param under only paths in these folders; default all
   */
  readChanges(
    commits: readonly Pick<Commit, 'hash' | 'parents'>[],
    under?: readonly string[],
  ): Promise<string[][]>;
  /** The files each commit moved against its first parent, in the order of `commits`. */
  readRenames(commits: readonly Pick<Commit, 'hash' | 'parents'>[]): Promise<Rename[][]>;
  /** Whether a commit has these files or folders, in the order of `paths`. */
  existAt(commit: string, paths: readonly string[]): Promise<boolean[]>;
  /** Contents of files at commits, in their order; `null` where there is no such file. One git process for all. */
  readFiles(files: readonly FileAt[]): Promise<(string | null)[]>;
}

/** A file as a commit has it. */
export interface FileAt {
  commit: string;
  /** Relative to the workspace. */
  path: string;
}

/** Files of one commit. */
export function filesAt(commit: string, paths: readonly string[]): FileAt[] {
  return paths.map((path) => ({ commit, path }));
}
