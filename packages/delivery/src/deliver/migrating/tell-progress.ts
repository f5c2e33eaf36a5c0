import type { StepProgress } from '../../migrations/run/ports';

/** Milliseconds between two lines that only count. */
const BETWEEN = 5_000;

/**
 * Tells progress for people: what is begun at once, and how far it is every five seconds.
 *
 * @param say takes a line
 * @param now milliseconds
 */
export function tellProgress(
  say: (line: string) => void,
  now: () => number = Date.now,
): (progress: StepProgress, step?: string) => void {
  let last = -Infinity;
  return ({ message, done }, step) => {
    const isCount = done !== undefined;
    if (isCount && now() - last < BETWEEN) return;
    if (isCount) last = now();
    say(step === undefined ? message : `${step}: ${message}`);
  };
}
