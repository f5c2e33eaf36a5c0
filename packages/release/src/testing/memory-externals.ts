import type { ExternalReader } from '../external/external-reader';
import type { HistoryCommit, Tag } from '../git/git-reader';

/** A repository that is only data; a text is why it cannot be reached. */
export type MemoryRepository = { tags: Tag[]; commits: HistoryCommit[] } | string;

/** The in-memory twin of `openExternals`. */
export function memoryExternals(
  repositories: Readonly<Record<string, MemoryRepository>>,
): ExternalReader {
  const find = (
    repository: string,
  ): Exclude<MemoryRepository, string> | { unreachable: string } => {
    const found = repositories[repository] ?? 'there is no such repository';
    return typeof found === 'string' ? { unreachable: found } : found;
  };
  return {
    readTags: async (repository) => {
      const found = find(repository);
      return 'unreachable' in found ? found : { read: found.tags };
    },
    readTagged: async (repository, tags) => {
      const found = find(repository);
      if ('unreachable' in found) return found;
      const wanted = new Set(tags.map(({ commit }) => commit));
      return { read: found.commits.filter(({ hash }) => wanted.has(hash)) };
    },
    readRange: async (repository, { tips, bases }) => {
      const found = find(repository);
      if ('unreachable' in found) return found;
      const histories = bases.map(({ commit }) => historyOf(found.commits, [commit]));
      const wanted = historyOf(
        found.commits,
        tips.map(({ commit }) => commit),
      );
      const isLeftOut = (hash: string): boolean =>
        histories.length > 0 && histories.every((history) => history.has(hash));
      return {
        read: found.commits.filter(({ hash }) => wanted.has(hash) && !isLeftOut(hash)),
      };
    },
  };
}

function historyOf(commits: readonly HistoryCommit[], tips: readonly string[]): Set<string> {
  const history = new Set(tips);
  for (const { hash, parents } of commits) {
    if (history.has(hash)) parents.forEach((parent) => history.add(parent));
  }
  return history;
}
