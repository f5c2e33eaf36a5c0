const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** A terminal tells every process of a group, and Nx tells its children once more. Milliseconds. */
const SAME = 1000;

/**
 * Does something that goes on until the user has seen enough: Ctrl+C, or being asked to end, fires
 * the signal instead of ending the process; doing it again, a second later or more, ends it.
 */
export async function untilInterrupted<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  let first: number | null = null;
  const end = (name: NodeJS.Signals): void => {
    first ??= performance.now();
    if (performance.now() - first > SAME) {
      ignore();
      process.kill(process.pid, name);
    }
    controller.abort();
  };
  const ignore = (): void => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  try {
    return await work(controller.signal);
  } finally {
    ignore();
  }
}
