import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** The clock. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after that many milliseconds, or as soon as the signal fires; never rejects. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** What a state store and a log do not decide by themselves. */
export interface StatePorts extends Clock {
  /** At least 0, less than 1. */
  random(): number;
  /** A text that nobody else comes up with. */
  newId(): string;
}

/** The real ones. */
export const realPorts: StatePorts = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) => {
    await wait(Math.max(0, milliseconds), undefined, signal && { signal }).catch(() => undefined);
  },
  random: () => Math.random(),
  newId: () => randomUUID(),
};

/**
 * How long to wait before another attempt: twice as long each time up to a limit, a random half of it, so that those who
 * met do not meet again.
 *
 * @param attempt the one that failed, 1 for the first
 * @param first and `longest` in milliseconds
 * @returns milliseconds
 */
export function backOff(
  attempt: number,
  random: number,
  { first, longest }: { first: number; longest: number },
): number {
  const whole = Math.min(longest, first * 2 ** Math.min(attempt - 1, 30));
  return whole / 2 + (random * whole) / 2;
}
