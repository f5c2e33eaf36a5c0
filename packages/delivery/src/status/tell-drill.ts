import { tellCounts } from '../drills/data/photograph';
import { drillEnded, drillStarted } from '../drills/records';
import type { LogRecord } from '../state/log/record';

/** Tells a record of a drill for people, one line; `undefined`: it is none. */
export function tellDrillRecord(record: LogRecord): string | undefined {
  if (drillStarted.is(record)) return `drill of ${record.emergency} with ${record.service} began`;
  if (!drillEnded.is(record)) return undefined;
  const { emergency, outcome, what, recoveryMilliseconds: recovery, compared } = record;
  const took = recovery === null ? '' : ` in ${(recovery / 1000).toFixed(1)} s`;
  const items = compared === null ? '' : `; items: ${tellCounts(compared)}`;
  const how = outcome === 'recovered' ? `recovered${took}` : `failed: ${what ?? '?'}`;
  return `drill of ${emergency} ${how}${items}`;
}
