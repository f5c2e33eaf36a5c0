import type { Commit, GitReader, HistoryCommit, Rename, Tag } from '../git/git-reader';

/** A repository that is only data. */
export interface MemoryRepository {
  /** Every parent before its children; the last one is `HEAD`. */
  commits: readonly HistoryCommit[];
  tags: readonly Tag[];
  /** Contents at every commit, by path. */
  contents?: Readonly<Record<string, string>>;
  /** What commits moved, by their ids. */
  renames?: Readonly<Record<string, Rename[]>>;
}

/** The in-memory twin of `openRepository`. */
export function memoryRepository({
  commits,
  tags,
  contents = {},
  renames = {},
}: MemoryRepository): GitReader {
  const byHash = new Map(commits.map((commit) => [commit.hash, commit]));
  const find = (hash: string): HistoryCommit => {
    const commit = byHash.get(hash);
    if (!commit) throw new Error(`there is no commit ${hash}`);
    return commit;
  };
  return {
    resolveCommit: async (revision) => {
      const head = commits.at(-1);
      return revision === 'HEAD' && head ? head.hash : find(revision).hash;
    },
    isShallow: async () => false,
    readTags: async () => [...tags],
    async *readCommits(head): AsyncGenerator<Commit> {
      const reached = new Set([head]);
      for (const commit of commits.toReversed()) {
        if (!reached.has(commit.hash)) continue;
        commit.parents.forEach((parent) => reached.add(parent));
        yield commit;
      }
    },
    readChanges: async (asked, under = []) =>
      asked.map(({ hash }) =>
        find(hash).files.filter(
          (file) => under.length === 0 || under.some((folder) => file.startsWith(`${folder}/`)),
        ),
      ),
    readRenames: async (asked) => asked.map(({ hash }) => renames[find(hash).hash] ?? []),
    existAt: async (_, paths) =>
      paths.map((path) =>
        Object.keys(contents).some((file) => file === path || file.startsWith(`${path}/`)),
      ),
    readFiles: async (files) => files.map(({ path }) => contents[path] ?? null),
  };
}
