import type { Digest } from '../digest';
import type { StoredObject } from './artifact-store';

/** What is kept for how long. */
export interface RetentionRules {
  /** How long everything is kept, in days. Default: 30. */
  days?: number;
  /** What is kept however old it is: what environments run, ran last, or may have to go back to. */
  needed: ReadonlySet<Digest>;
  now: Date;
}

export const DEFAULT_RETENTION_DAYS = 30;

const DAY = 24 * 60 * 60 * 1000;

/**
 * Says what a store no longer has to keep.
 *
 * @returns the oldest first
 */
export function planRetention(
  objects: readonly StoredObject[],
  { days = DEFAULT_RETENTION_DAYS, needed, now }: RetentionRules,
): StoredObject[] {
  const limit = now.getTime() - days * DAY;
  return objects
    .filter(({ digest, storedAt }) => storedAt.getTime() < limit && !needed.has(digest))
    .sort((a, b) => a.storedAt.getTime() - b.storedAt.getTime());
}
