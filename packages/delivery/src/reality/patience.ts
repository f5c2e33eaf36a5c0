/** Milliseconds that looking at an environment may take. */
export const PATIENCE = 30_000;

/** Why something could not be seen, for people. @param patience milliseconds, after which the signal fires */
export function whyNot(error: unknown, signal: AbortSignal, patience: number): string {
  if (signal.aborted) return `it did not answer within ${patience / 1000} seconds`;
  return error instanceof Error ? error.message : String(error);
}
