/** What is done to an item: it loses all but its key, or is gone. */
export type Damage = 'emptied' | 'removed';

/** A bad migration is not to take hours. */
const MOST = 1_000;

const EVERY = 3;

/**
 * Chooses the items that a bad migration damages: every third by name, at most 1,000, in turn emptied and removed. The same for the same items.
 *
 * @param keys of all items; at least one is chosen when there is one
 */
export function victimsAmong(keys: readonly string[]): ReadonlyMap<string, Damage> {
  const chosen = [...keys].sort().filter((_, index) => index % EVERY === 0);
  return new Map(
    chosen.slice(0, MOST).map((key, index) => [key, index % 2 === 0 ? 'emptied' : 'removed']),
  );
}
