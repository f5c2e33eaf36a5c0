import type { ArrayShape } from '../schema/shape';
import { compareCounts } from './compare-scalars';
import { found, type Found, type Walk } from './found';

/** Elements, how many there are, and whether they differ. */
export function compareArrays(before: ArrayShape, after: ArrayShape, walk: Walk): Found[] {
  const named = Math.max(before.prefix.length, after.prefix.length);
  const first = Array.from({ length: named }, (_, at) =>
    walk.inside(before.prefix[at] ?? before.items, after.prefix[at] ?? after.items, `[${at}]`),
  ).flat();
  const what = after.unique
    ? 'its elements have to differ now'
    : 'its elements may be the same now';
  return [
    ...first,
    ...walk.inside(before.items, after.items, '[]'),
    ...compareCounts(before, after, 'items', 'elements', walk.side),
    ...(before.unique === after.unique
      ? []
      : [
          found(walk.side, 'unique-items', what, {
            narrows: after.unique,
            widens: before.unique,
          }),
        ]),
  ];
}
