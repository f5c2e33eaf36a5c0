import type { DeliveryError } from '../../delivery-error';
import type { LogView } from '../log/follow-log';
import type { LogEntry, LogRecord } from '../log/record';
import { takeTurns } from '../parallel';
import { lockEnded, lockLost } from './lock-errors';
import { lockReleased, lockRenewed } from './lock-kinds';
import type { LockSettings } from './lock-options';
import { lockAfter, type HeldBy } from './lock-state';

/** A lock, for who holds it. */
export interface HeldLock {
  /** Who holds a lock later has a higher one. */
  readonly token: number;
  /** Everything that is in the log as far as it is known: all up to the lock, and what was appended since. */
  readonly records: readonly LogRecord[];
  /** Fires when the lock is lost, with a DeliveryError `lock-lost`, or the caller's signal does. */
  readonly signal: AbortSignal;
  /**
   * Appends a record under the lock, one after the other. What others append without a lock may come before it.
   *
   * @returns the record
   * @throws DeliveryError `lock-lost`: it is not in the log; `state-unsure` and what else {@link Log.append} throws
   */
  append(entry: LogEntry): Promise<LogRecord>;
}

/** {@link HeldLock}, for who acquired it. */
export interface LockSession {
  lock: HeldLock;
  /** How it was lost, if it was. */
  lost(): DeliveryError | undefined;
  /** Renews the lease in time, and ends the lock when that fails, until {@link stop}. */
  keep(): Promise<void>;
  /** Ends {@link keep}. */
  stop(): void;
  /** Frees the lock. Does nothing when it is lost. */
  release(): Promise<void>;
}

/** Of a lease, after which it is renewed, and after which a renewal that failed is tried again. */
const RENEW = 1 / 3;
const AGAIN = 1 / 12;

export function holdLock(view: LogView, held: HeldBy, options: LockSettings): LockSession {
  const { by, lease, ports, signal: outer } = options;
  const { token } = held;
  const { name } = view.log;
  const inTurn = takeTurns();
  const ending = new AbortController();
  const losing = new AbortController();
  let until = held.until;
  let lost: DeliveryError | undefined;
  let isClosed = false;

  const lose = (to: HeldBy | null): DeliveryError => {
    lost ??= lockLost(name, token, to);
    losing.abort(lost);
    return lost;
  };

  const append = async (entry: LogEntry): Promise<LogRecord> => {
    for (;;) {
      if (lost !== undefined) throw lost;
      if (isClosed) throw lockEnded(name, token);
      if (ports.now() >= until) throw lose(null);
      const result = await view.append({ ...entry, token });
      if (result.appended) {
        until = Date.parse(result.record.at) + lease;
        return result.record;
      }
      await view.refresh();
      const holder = lockAfter(view.records);
      if (holder?.token !== token) throw lose(holder);
      until = holder.until;
    }
  };

  const renew = async (): Promise<void> => {
    let pause = until - lease + lease * RENEW - ports.now();
    while (!ending.signal.aborted && lost === undefined) {
      await ports.sleep(pause, ending.signal);
      pause = until - lease + lease * RENEW - ports.now();
      if (pause > 0 || ending.signal.aborted) continue;
      pause = await inTurn(() => append({ by, kind: lockRenewed.kind })).then(
        () => lease * RENEW,
        () => lease * AGAIN,
      );
    }
  };

  const watch = async (): Promise<void> => {
    while (!ending.signal.aborted && lost === undefined) {
      await ports.sleep(until - ports.now(), ending.signal);
      if (!ending.signal.aborted && ports.now() >= until) lose(null);
    }
  };

  return {
    lock: {
      token,
      records: view.records,
      signal: AbortSignal.any([losing.signal, ...(outer === undefined ? [] : [outer])]),
      append: (entry) => inTurn(() => append(entry)),
    },
    lost: () => lost,
    keep: async () => {
      await Promise.all([renew(), watch()]);
    },
    stop: () => ending.abort(),
    release: () =>
      inTurn(async () => {
        try {
          if (lost === undefined) await append({ by, kind: lockReleased.kind });
        } finally {
          isClosed = true;
        }
      }),
  };
}
