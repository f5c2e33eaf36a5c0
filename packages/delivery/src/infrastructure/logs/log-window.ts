import type { LogEvent } from '../cloud/cloud';

/** One line of what a function logged. */
export interface LogLine {
  service: string;
  function: string;
  /** Milliseconds since 1970. */
  time: number;
  message: string;
}

/** What is told of one log group since a moment, each event once although it is read again and again. */
export interface LogWindow {
  /** Where to read from next, in milliseconds since 1970. */
  since(): number;
  /** Those of the events that were not known. */
  take(events: readonly LogEvent[]): LogEvent[];
}

/** CloudWatch shows events up to some seconds late, and not in their order. */
const OVERLAP = 10_000;

export function openWindow(since: number): LogWindow {
  let newest = since;
  const known = new Map<string, number>();
  return {
    since: () => Math.max(since, newest - OVERLAP),
    take(events) {
      const fresh: LogEvent[] = [];
      for (const event of events) {
        if (event.time < since || known.has(event.id)) continue;
        known.set(event.id, event.time);
        newest = Math.max(newest, event.time);
        fresh.push(event);
      }
      for (const [id, time] of known) if (time < newest - 2 * OVERLAP) known.delete(id);
      return fresh;
    },
  };
}

/** Lines of several functions in the order of time; those of one moment stay as they are. */
export function mergeByTime(groups: readonly (readonly LogLine[])[]): LogLine[] {
  return groups.flat().sort((a, b) => a.time - b.time);
}
