/** Time that passes when everybody waits: nothing of it takes any. */
export interface VirtualTime {
  now(): number;
  /** Resolves when that moment has come. Milliseconds since 1970. */
  until(moment: number, signal?: AbortSignal): Promise<void>;
  /** Lets time pass until nobody waits for anything. */
  run(): Promise<void>;
}

interface Timer {
  moment: number;
  fire(): void;
}

export function virtualTime(start: number): VirtualTime {
  const timers = new Set<Timer>();
  let now = start;
  const next = (): Timer | undefined => {
    let first: Timer | undefined;
    // Among equals the oldest: a Set keeps their order.
    for (const timer of timers)
      if (first === undefined || timer.moment < first.moment) first = timer;
    return first;
  };
  return {
    now: () => now,
    until: (moment, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const timer: Timer = {
          moment: Math.max(moment, now),
          fire() {
            timers.delete(timer);
            signal?.removeEventListener('abort', timer.fire);
            resolve();
          },
        };
        timers.add(timer);
        signal?.addEventListener('abort', timer.fire, { once: true });
      }),
    async run() {
      for (;;) {
        await settled();
        const timer = next();
        if (timer === undefined) return;
        now = timer.moment;
        timer.fire();
      }
    },
  };
}

/** Everything that waits for no timer has gone on as far as it can. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
