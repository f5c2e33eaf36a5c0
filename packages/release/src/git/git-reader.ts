/** A tag and the commit it leads to. */
export interface Tag {
  name: string;
  /** Annotated tags are peeled. A tag of a tree or a blob has that id here, which no history contains. */
  commit: string;
}

/** One commit of the history, as git stores it. */
export interface HistoryCommit {
  hash: string;
  /** First parent first; empty for a root commit. */
  parents: string[];
  author: { name: string; email: string };
  /** Committer date, ISO 8601 in UTC. */
  date: string;
  /** The raw message. */
  message: string;
  /** Paths changed against the first parent, relative to the workspace; deleted ones included. */
  files: string[];
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
  readCommits(head: string): AsyncIterable<HistoryCommit>;
  /** Contents of files at a commit, in the order of `paths`; `null` where there is no such file. */
  readFilesAt(commit: string, paths: string[]): Promise<(string | null)[]>;
}
