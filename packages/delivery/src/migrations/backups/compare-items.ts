import { createHash } from 'node:crypto';

/** An item of a table, or a row. */
export interface Item {
  /** Which, for people and once: the table where there are several, and the key. */
  key: string;
  /** All of it, as a text that is the same for the same content. */
  value: string;
}

/** How one set of items differs from another. */
export interface ItemComparison {
  isEqual: boolean;
  /** How many there are of each. */
  expected: number;
  found: number;
  /** How many are only in what was expected, only in what was found, and in both with another content. */
  missing: number;
  extra: number;
  changed: number;
  /** The first few of each, by name. */
  first: { missing: string[]; extra: string[]; changed: string[] };
}

/** How many keys of a kind are named. */
const NAMED = 5;

/**
 * Compares items one by one. Of what is expected a digest for each key is held in memory, so a million items take about 150 MB.
 *
 * @throws Error when one side has a key twice: then they are no items
 */
export async function compareItems(
  expected: AsyncIterable<Item> | Iterable<Item>,
  found: AsyncIterable<Item> | Iterable<Item>,
): Promise<ItemComparison> {
  const left = new Map<string, string>();
  for await (const { key, value } of expected) {
    if (left.has(key)) throw new Error(`${key} is expected twice`);
    left.set(key, digest(value));
  }
  const total = left.size;
  const seen = new Set<string>();
  const extra: string[] = [];
  const changed: string[] = [];
  for await (const { key, value } of found) {
    if (seen.has(key)) throw new Error(`${key} was found twice`);
    seen.add(key);
    const wanted = left.get(key);
    if (wanted === undefined) extra.push(key);
    else if (wanted !== digest(value)) changed.push(key);
    left.delete(key);
  }
  const missing = [...left.keys()];
  return {
    isEqual: missing.length + extra.length + changed.length === 0,
    expected: total,
    found: seen.size,
    missing: missing.length,
    extra: extra.length,
    changed: changed.length,
    first: { missing: few(missing), extra: few(extra), changed: few(changed) },
  };
}

/** A comparison for people, one line. */
export function tellComparison({ first, ...all }: ItemComparison): string {
  if (all.isEqual) return `${all.found} items, each as expected`;
  const kinds = (['missing', 'extra', 'changed'] as const).filter((kind) => all[kind] > 0);
  const told = kinds.map((kind) => {
    const more = all[kind] - first[kind].length;
    const rest = more === 0 ? '' : ` and ${more} more`;
    return `${all[kind]} ${kind} (${first[kind].join(', ')}${rest})`;
  });
  return `${all.found} items instead of ${all.expected}: ${told.join('; ')}`;
}

function few(keys: readonly string[]): string[] {
  return [...keys].sort().slice(0, NAMED);
}

function digest(value: string): string {
  return createHash('sha256').update(value).digest('base64');
}
