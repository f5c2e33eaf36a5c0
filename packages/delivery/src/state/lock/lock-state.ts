import type { LogRecord } from '../log/record';
import { lockAcquired, lockReleased } from './lock-kinds';

/** A lock that is held. */
export interface HeldBy {
  /** The sequence of its `lock-acquired`. */
  token: number;
  holder: string;
  by: string;
  /** ISO 8601, by the holder's clock, as `until`. */
  since: string;
  /** When its lease is over, unless it is renewed: milliseconds since 1970. */
  until: number;
  /** Milliseconds. */
  lease: number;
}

/** What a record makes of a lock: `null` when nobody holds it. */
export function foldLock(held: HeldBy | null, record: LogRecord): HeldBy | null {
  const at = Date.parse(record.at);
  if (lockAcquired.is(record)) {
    const { sequence: token, holder, lease, by, at: since } = record;
    return { token, holder, by, since, until: at + lease, lease };
  }
  if (held === null || record.token !== held.token) return held;
  return lockReleased.is(record) ? null : { ...held, until: at + held.lease };
}

/** Who holds the lock after these records, from the first one on. */
export function lockAfter(records: readonly LogRecord[]): HeldBy | null {
  return records.reduce<HeldBy | null>(foldLock, null);
}

/**
 * Whether somebody else may take a lock. `until` is by another clock than `now`: it is waited for `tolerance` more, so that a holder
 * is not displaced as long as the two differ by less. That one is displaced too early does no harm to the log: its next
 * append finds out.
 *
 * @param tolerance milliseconds
 */
export function isOver({ until }: HeldBy, now: number, tolerance: number): boolean {
  return now > until + tolerance;
}
