export interface CachedOptions {
  /** Milliseconds that a value counts as fresh. */
  ttl: number;
  /** Milliseconds until another try after a refresh that failed. */
  retryAfter: number;
  /** Milliseconds for the first read, and for one that was asked for. */
  timeout: number;
  /** Milliseconds for a read while there is a value that can be served instead. */
  refreshTimeout: number;
  /** A refresh failed, so the value read `age` milliseconds ago is served on. */
  onStale: (error: unknown, age: number) => void;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** From 0 up to 1. */
  random: () => number;
}

export interface Cached<T> {
  get(): Promise<T>;
  refresh(options?: { olderThan?: number }): Promise<T>;
}

interface Held<T> {
  value: T;
  readAt: number;
  freshUntil: number;
}

/**
 * Keeps what was read for a time to live. Callers at the same time share one read. A value stays until
 * a newer one is there: nobody loses it because a refresh failed.
 *
 * The time to live is up to a tenth shorter, by chance, since functions that started together would
 * otherwise come back together.
 */
export function cached<T>(
  read: (timeout: number) => Promise<T>,
  { ttl, retryAfter, timeout, refreshTimeout, onStale, now, random }: CachedOptions,
): Cached<T> {
  let held: Held<T> | undefined;
  let running: Promise<T> | undefined;

  const load = async (patience: number): Promise<T> => {
    try {
      const value = await read(patience);
      const readAt = now();
      held = { value, readAt, freshUntil: readAt + ttl * (1 - 0.1 * random()) };
      return value;
    } catch (error) {
      if (held) {
        const failedAt = now();
        const age = Math.max(0, failedAt - held.readAt);
        held = { ...held, freshUntil: failedAt + retryAfter };
        onStale(error, age);
      }
      throw error;
    }
  };

  const share = (patience: number): Promise<T> =>
    (running ??= load(patience).finally(() => {
      running = undefined;
    }));

  /** A clock that was set back makes a value stale, not fresh for longer. */
  const isFresh = ({ readAt, freshUntil }: Held<T>): boolean =>
    now() >= readAt && now() < freshUntil;

  return {
    async get() {
      if (held && isFresh(held)) return held.value;
      try {
        return await share(held ? refreshTimeout : timeout);
      } catch (error) {
        if (held) return held.value;
        throw error;
      }
    },
    async refresh({ olderThan = 0 } = {}) {
      if (held && now() >= held.readAt && now() - held.readAt < olderThan) return held.value;
      return share(timeout);
    },
  };
}
