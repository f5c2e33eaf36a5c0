import type { MessageParser } from '../commits/message';
import { traceAncestry, type Ancestry } from '../history/ancestry';
import { createProjectTree } from '../history/project-tree';
import { isReleaseFile } from '../history/release-files';
import { openCommitBook, type CommitBook } from '../plan/commit-book';
import type { Item } from '../plan/touched';
import type { PlannedCommit } from '../types';
import { startOf, type ExternalMove } from './external-move';
import type { ExternalRepository } from './read-externals';
import { releasedFolder } from './source-commit';

/** Tells the changes of the services of one repository. */
export interface ExternalChanges {
  /** The releasable changes that a service's new version brings, newest first; none when they cannot be told. */
  of(move: ExternalMove): PlannedCommit[];
}

/**
 * Opens what was read between the tags of a repository: messages, reverts and merges are
 * counted as in the workspace. Changes of libraries there are not known to be any service's.
 *
 * @param moves of all services of the repository
 */
export function openChanges(
  { commits, tagged }: ExternalRepository,
  moves: readonly ExternalMove[],
  parse: MessageParser,
): ExternalChanges {
  const ranges = moves.flatMap((move) => {
    const start = startOf(move, tagged);
    if (!start || !move.to) return [];
    const from = 'tag' in start ? start.tag.commit : start.commit;
    return [{ name: move.service.name, from, isKnown: 'tag' in start, to: move.to.tag }];
  });
  const marks = ranges.flatMap(({ from, to }) => [from, to.commit]);
  const ancestry: Ancestry = traceAncestry(commits, marks);
  const book: CommitBook = openCommitBook(commits, ancestry, parse);
  return {
    of: ({ service }) => {
      const range = ranges.find(({ name }) => name === service.name);
      if (!range || (!range.isKnown && ancestry.indexOf(range.from) === undefined)) return [];
      const root = service.root ?? releasedFolder(service.project, range.to, tagged);
      if (root === undefined) return [];
      const items = itemsIn(root, commits).filter(
        ({ index }) => ancestry.isIn(index, range.to.commit) && !ancestry.isIn(index, range.from),
      );
      return book.changes(items);
    },
  };
}

function itemsIn(root: string, commits: ExternalRepository['commits']): Item[] {
  const tree = createProjectTree([{ name: root, root }]);
  return commits.flatMap(({ files }, index) => {
    const own = files.filter((file) => {
      const found = tree.find(file);
      return found !== null && !isReleaseFile(found.path);
    });
    return own.length > 0 ? [{ index, files: own }] : [];
  });
}
