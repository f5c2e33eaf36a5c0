import {
  backupMade,
  backupRestored,
  migrationEnded,
  migrationStarted,
} from '../migrations/records';
import type { LogRecord } from '../state/log/record';

/**
 * Tells a record of migrations for people, one line.
 *
 * @returns `undefined`: it is no such record, or says what another one says as well
 */
export function tellMigration(
  record: LogRecord,
  bySequence: ReadonlyMap<number, LogRecord>,
): string | undefined {
  if (migrationEnded.is(record)) {
    const { service, step, outcome, what } = record;
    const started = bySequence.get(record.of);
    const release = started !== undefined && migrationStarted.is(started) ? started.release : '?';
    const how = outcome === 'applied' ? 'applied' : `failed: ${what ?? ''}`;
    return `migration ${step} of ${service} ${release} ${how}`;
  }
  if (backupMade.is(record)) {
    const { service, before, backup } = record;
    return `backup of ${service} made before ${before}: ${backup.id}`;
  }
  if (backupRestored.is(record)) {
    const { service, backup, items } = record;
    return `data of ${service} brought back from ${backup}, ${items} items as expected`;
  }
  return undefined;
}
