import { createHash } from 'node:crypto';
import type { Item, ItemComparison } from '../../migrations/backups/compare-items';

/** How many items are as they were, and how many are not. It is JSON, and on record. */
export type ItemCounts = { equal: number; missing: number; changed: number; extra: number };

/**
 * Keeps what items were: each key, and a digest of its value. A million items take about 200 MB.
 *
 * @param items of a service, one by one
 */
export async function photograph(items: AsyncIterable<Item>): Promise<Item[]> {
  const kept: Item[] = [];
  for await (const item of digested(items)) kept.push(item);
  return kept;
}

/** Items as a photograph has them, so that they can be compared with it. */
export async function* digested(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  for await (const { key, value } of items)
    yield { key, value: createHash('sha256').update(value).digest('base64') };
}

export function countsOf({ expected, missing, changed, extra }: ItemComparison): ItemCounts {
  return { equal: expected - missing - changed, missing, changed, extra };
}

/** Counts for people: `30 equal, 0 missing, 0 changed, 0 extra`. */
export function tellCounts({ equal, missing, changed, extra }: ItemCounts): string {
  return `${equal} equal, ${missing} missing, ${changed} changed, ${extra} extra`;
}
