/** Starts a piece of work when fewer than the limit are running, in the order they came. */
export type Limit = <T>(work: () => Promise<T>) => Promise<T>;

/** @param limit how many pieces of work run at the same time */
export function limitTo(limit: number): Limit {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
