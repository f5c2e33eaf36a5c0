import type { Clock } from '../../state/ports';

/** Shares out a number of items per second, and finds out how many a database can take. */
export interface Pacer {
  /** Resolves when the next item may be touched. */
  turn(signal: AbortSignal): Promise<void>;
  /** The database could not keep up. */
  slower(): void;
  /** An item was taken. */
  taken(): void;
  /** Items per second, now. */
  rate(): number;
}

const LEAST = 0.5;
/** Milliseconds in which many complaints are one. */
const ONE_COMPLAINT = 1_000;
const FASTER = 1.1;

/**
 * Halves the rate on a complaint, at most once a second since those who work at the same time complain together, and raises it by a tenth for every second's
 * worth of items that were taken, up to the limit.
 *
 * @param itemsPerSecond the limit, and where it begins
 */
export function pace(itemsPerSecond: number, clock: Clock): Pacer {
  const least = Math.min(LEAST, itemsPerSecond);
  let rate = itemsPerSecond;
  let next = -Infinity;
  let complained = -Infinity;
  let taken = 0;
  return {
    async turn(signal) {
      const at = Math.max(next, clock.now());
      next = at + 1000 / rate;
      const pause = at - clock.now();
      if (pause > 0) await clock.sleep(pause, signal);
      signal.throwIfAborted();
    },
    slower() {
      taken = 0;
      if (clock.now() - complained < ONE_COMPLAINT) return;
      complained = clock.now();
      rate = Math.max(least, rate / 2);
    },
    taken() {
      taken += 1;
      if (taken < rate) return;
      taken = 0;
      rate = Math.min(itemsPerSecond, rate * FASTER);
    },
    rate: () => rate,
  };
}
