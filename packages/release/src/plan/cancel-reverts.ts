import type { ParsedMessage } from '../commits/message';
import type { HistoryCommit } from '../git/git-reader';
import { broughtIn, type Ancestry } from '../history/ancestry';
import type { Item } from './touched';

/** What cancelling needs to know of the history. */
export interface RevertContext {
  commits: readonly HistoryCommit[];
  ancestry: Ancestry;
  message(index: number): ParsedMessage;
  /** Positions of the commits with this header, newest first; pull-request numbers at its end do not matter. */
  withHeader(header: string): readonly number[];
  /** Positions of the commits whose id starts like this, newest first. */
  withHash(prefix: string): readonly number[];
}

/**
 * Takes out of a project's unreleased commits those that were reverted, together
 * with their reverts. The newest is looked at first, so that a revert which was
 * itself reverted takes nothing away.
 *
 * A revert goes when everything it names is among the commits: one of a released
 * commit is news. A revert that reaches the project only through a library
 * leaves changes of the project itself in place. The revert of a merge takes
 * away what the merge had brought in.
 */
export function cancelReverts(items: readonly Item[], context: RevertContext): Item[] {
  const positions = new Map(items.map((item) => [item.index, item]));
  const cancelled = new Set<number>();
  for (const revert of items) {
    if (cancelled.has(revert.index)) continue;
    const canCancel = (index: number): boolean => {
      const target = positions.get(index);
      if (!target || cancelled.has(index) || index <= revert.index) return false;
      return revert.dependency === undefined || target.dependency !== undefined;
    };
    const groups = revertedBy(revert.index, context, canCancel);
    groups.flat().forEach((index) => cancelled.add(index));
    if (groups.length > 0 && groups.every((group) => group.length > 0)) cancelled.add(revert.index);
  }
  return items.filter(({ index }) => !cancelled.has(index));
}

/** For each commit a message says it reverts, the positions it takes away here: none when that is released or unknown. */
function revertedBy(
  revert: number,
  context: RevertContext,
  canCancel: (index: number) => boolean,
): number[][] {
  const named = context.message(revert).revert;
  if (!named) return [];
  if (named.hashes.length === 0) {
    const nearest =
      named.header === null ? undefined : context.withHeader(named.header).find(canCancel);
    return [nearest === undefined ? [] : [nearest]];
  }
  return named.hashes.map((hash) =>
    context
      .withHash(hash)
      .flatMap((index) => [index, ...broughtIn(context.commits, context.ancestry, index)])
      .filter(canCancel),
  );
}
