import type { LogRecord } from '../state/log/record';
import { drillEnded, type DrillOutcome, drillStarted } from './records';

/** A drill that has ended. */
export interface EndedDrill extends DrillOutcome {
  /** When it ended: ISO 8601, UTC. */
  at: string;
  by: string;
}

/** A drill that was cut off: what it damaged may be damaged still. */
export interface OpenDrill {
  /** Of its `drill-started`. */
  sequence: number;
  emergency: string;
  service: string;
  by: string;
  since: string;
}

/** What the records of an environment say of drills. */
export interface Drills {
  /** Newest first. */
  ended: readonly EndedDrill[];
  open: OpenDrill | null;
}

/** @param records of the environment, from the first one on */
export function drillsAfter(records: readonly LogRecord[]): Drills {
  const ended: EndedDrill[] = [];
  let open: OpenDrill | null = null;
  for (const record of records) {
    if (drillStarted.is(record)) {
      const { sequence, emergency, service, by, at: since } = record;
      open = { sequence, emergency, service, by, since };
    }
    if (!drillEnded.is(record)) continue;
    const { emergency, service, services, outcome, what, seen, by, at } = record;
    const { recoveryMilliseconds, damaged, compared } = record;
    ended.unshift({
      ...{ emergency, service, services, outcome, what, seen, by, at },
      ...{ recoveryMilliseconds, damaged, compared },
    });
    if (record.of === open?.sequence) open = null;
  }
  return { ended, open };
}
