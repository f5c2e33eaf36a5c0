import type { StackEvent } from '../cloud/cloud';
import { isStackItself } from './root-cause';

export interface ResourceProgress {
  done: number;
  total: number;
}

/** Counts the resources of one operation while it runs. */
export interface ProgressCounter {
  /** Takes an event once, however often it is told of; `null` for one that was known or is about the stack itself. */
  take(event: StackEvent): ResourceProgress | null;
}

/** @param expected How many resources take part, as far as it is known; it grows when more appear. */
export function countResources(expected: number): ProgressCounter {
  const known = new Set<string>();
  const newest = new Map<string, { time: string; finished: boolean }>();
  return {
    take(event) {
      if (known.has(event.id)) return null;
      known.add(event.id);
      if (isStackItself(event)) return null;
      const finished = !event.status.endsWith('_IN_PROGRESS');
      const before = newest.get(event.logicalId);
      // Events are not always told in their order, and several have the same time.
      if (
        before === undefined ||
        before.time < event.time ||
        (before.time === event.time && finished)
      ) {
        newest.set(event.logicalId, { time: event.time, finished });
      }
      const done = [...newest.values()].filter((one) => one.finished).length;
      return { done, total: Math.max(expected, newest.size) };
    },
  };
}
