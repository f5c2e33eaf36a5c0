import { mapParallel } from '../state/parallel';

/**
 * Does something with each item, so many at the same time, and waits for all of them also when some fail: nothing goes on
 * behind the back of who cleans up.
 *
 * @returns results in the order of the items
 * @throws what the first of those that failed has thrown, in the order of the items
 */
export async function mapSettled<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const ends = await mapParallel(items, limit, async (item) => {
    const [end] = await Promise.allSettled([work(item)]);
    return end;
  });
  return ends.map((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
}
