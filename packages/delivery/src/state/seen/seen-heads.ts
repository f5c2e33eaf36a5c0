import { corrupt } from '../state-errors';
import type { LogHead, RecordDigest } from '../log/record';

/** Remembers how far logs were seen, so that a store which serves an older one is found out. */
export interface SeenHeads {
  /** @param store its address; `log` as {@link Log.name} */
  of(store: string, log: string): SeenLog;
}

/** How far one log was seen. What cannot be remembered is forgotten: neither call rejects. */
export interface SeenLog {
  /** For people: what to remove when a store was put back on purpose. */
  readonly where: string;
  /**
   * Heads that were seen; the furthest one is among them, however many add at the same time.
   */
  read(): Promise<readonly LogHead[]>;
  add(head: LogHead): Promise<void>;
}

/** A log as it was read now. */
export interface ReadLog {
  /** {@link Log.name} */
  log: string;
  /** Of the records that were read, by their sequences, and of the one before them, which was held against this before. */
  digests: ReadonlyMap<number, RecordDigest>;
  head: LogHead | null;
}

/**
 * Holds a log against what was seen of it.
 *
 * @param seen what was remembered before the log was listed
 * @param where it is remembered, for the error
 * @throws DeliveryError `state-corrupt` when the log ends before a head that was seen, or has another record there
 */
export function checkSeen(
  seen: readonly LogHead[],
  { log, digests, head }: ReadLog,
  where: string,
): void {
  for (const { sequence, digest } of seen) {
    const isThere = sequence <= (head?.sequence ?? 0);
    const there = digests.get(sequence);
    if (isThere && (there === undefined || there === digest)) continue;
    const served = isThere
      ? `its record ${sequence} is ${there}`
      : head === null
        ? 'it has no records'
        : `it ends with record ${head.sequence}, ${head.digest}`;
    throw corrupt(
      log,
      `the store serves ${isThere ? 'another' : 'an older'} log than was seen from here: ${served}, and record ${sequence} was ${digest}`,
      `Nothing was written. Find out why, and put the newer records back: without them, what they say never happened. Where an older store was put back on purpose, remove ${where} and run the command again.`,
    );
  }
}
