import type { RevertFinder } from './named-reverts';
import type { Item } from './touched';

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
export function cancelReverts(items: readonly Item[], revertsOf: RevertFinder): Item[] {
  const positions = new Map(items.map((item) => [item.index, item]));
  const cancelled = new Set<number>();
  for (const revert of items) {
    if (cancelled.has(revert.index)) continue;
    const named = revertsOf(revert.index);
    if (!named) continue;
    const canCancel = (index: number): boolean => {
      const target = positions.get(index);
      if (!target || cancelled.has(index) || index <= revert.index) return false;
      return revert.dependency === undefined || target.dependency !== undefined;
    };
    const groups = named.groups.map((group) => {
      const found = group.filter(canCancel);
      return named.by === 'header' ? found.slice(0, 1) : found;
    });
    groups.flat().forEach((index) => cancelled.add(index));
    if (groups.length > 0 && groups.every((group) => group.length > 0)) cancelled.add(revert.index);
  }
  return items.filter(({ index }) => !cancelled.has(index));
}
