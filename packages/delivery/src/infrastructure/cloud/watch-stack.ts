import { setTimeout as sleep } from 'node:timers/promises';
import { isMoving } from '../deploy/stack-status';
import type { StackAddress } from '../types';
import type { Cloud, DeployedStack, StackEvent } from './cloud';

export interface WatchOptions {
  /** Milliseconds between two looks. */
  interval: number;
  onEvent: (event: StackEvent) => void;
}

/**
 * Waits until nothing goes on in a stack, whoever has begun it.
 *
 * @returns The stack as it is then, without its template; `null` when it is gone.
 */
export async function watchStack(
  cloud: Cloud,
  stack: StackAddress,
  { interval, onEvent }: WatchOptions,
): Promise<DeployedStack | null> {
  for (;;) {
    const found = await cloud.readStack(stack, { template: false });
    if (found === null) return null;
    // Between the two calls the stack may go away, and its events with it.
    const events = await cloud.operationEvents(stack).catch(() => []);
    for (const event of events) onEvent(event);
    if (!isMoving(found.status)) return found;
    await sleep(interval);
  }
}
