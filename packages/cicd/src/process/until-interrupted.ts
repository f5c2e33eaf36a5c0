const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Does something that goes on until the user has seen enough: Ctrl+C, or being asked to end, fires
 * the signal instead of ending the process; a second time ends it.
 */
export async function untilInterrupted<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  for (const signal of SIGNALS) process.once(signal, end);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, end);
  }
}
