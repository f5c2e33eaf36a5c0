import type { StatePorts } from '../ports';
import type { HeldBy } from './lock-state';

/** What {@link withLock} takes. */
export interface LockOptions {
  /** Who, as records name it. */
  by: string;
  /** Which run, for those who find it locked: `run 4711 on ci`. */
  holder: string;
  /** Milliseconds after which others take the lock of a holder that is not heard of any more. Default 60,000. */
  lease?: number;
  /** Milliseconds to wait for a lock that another one holds. Default 0: fail at once. */
  wait?: number;
  /** Milliseconds by which clocks may differ before a holder that lives can be displaced. Default 10,000. */
  tolerance?: number;
  /** Ends waiting, and fires the signal that the work is given. */
  signal?: AbortSignal;
  /** The lock is held now. */
  onHeld?(held: HeldBy): void;
  /** Another one holds it, and is waited for. Told for each holder. */
  onWaiting?(held: HeldBy): void;
  /** The work succeeded and the lock could not be released: others have to wait until the lease is over. */
  onUnreleased?(error: unknown): void;
  ports?: Pick<StatePorts, 'now' | 'sleep' | 'random'>;
}

/** With all that may be left out. */
export type LockSettings = LockOptions &
  Required<Pick<LockOptions, 'lease' | 'wait' | 'tolerance' | 'ports'>>;
