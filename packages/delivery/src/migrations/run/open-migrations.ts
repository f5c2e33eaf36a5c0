import type { LogRecord } from '../../state/log/record';
import { migrationEnded, migrationStarted } from '../records';

/** The last record of each step of a service that says that it was begun, when none says how it ended. */
export function openMigrations(
  records: readonly LogRecord[],
  service: string,
): { sequence: number; step: string }[] {
  const open = new Map<string, number>();
  for (const record of records) {
    if (migrationStarted.is(record) && record.service === service)
      open.set(record.step, record.sequence);
    if (migrationEnded.is(record) && open.get(record.step) === record.of) open.delete(record.step);
  }
  return [...open].map(([step, sequence]) => ({ step, sequence }));
}
