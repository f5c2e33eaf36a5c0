import { environmentAfter } from '../change/environment-state';
import { undoStarted } from '../change/records';
import { runChange } from '../change/run-change';
import { DeliveryError } from '../delivery-error';
import { tellComparison } from '../migrations/backups/compare-items';
import { backupMade, backupRestored, migrationEnded } from '../migrations/records';
import { openMigrations } from '../migrations/run/open-migrations';
import type { HeldLock } from '../state/lock/held-lock';
import type { LogRecord } from '../state/log/record';
import { isDrillStep } from './data/drill-step';
import type { OpenDrill } from './drills-after';
import type { DrillContext } from './emergency';
import { isDrillTarget } from './there-and-back';

/**
 * Brings back what a drill left that was cut off or failed: data from its backup, then services to what they ran. To do it again does no harm.
 *
 * @returns what is not as it was, for people; `null`: all is
 * @throws DeliveryError `backup-failed` when other migrations were run since; what `restore`, `deliver` and the lock throw
 */
export async function settleDrill(
  drill: OpenDrill,
  {
    lock,
    by,
    ports,
    say,
    environment,
  }: Pick<DrillContext, 'lock' | 'by' | 'ports' | 'say' | 'environment'>,
): Promise<string | null> {
  const { service } = drill;
  const backup = backupToRestore(lock.records, drill, environment);
  const { services } = environmentAfter(lock.records);
  const release = services[service]?.running?.release;
  if (backup !== null && release !== undefined) {
    say(`${service}: ${backup} is brought back`);
    const found = await ports.restore(lock, { service, release, backup, by });
    say(`${service}: ${tellComparison(found)}`);
  }
  await endSteps(lock, { service, by });
  const { open } = environmentAfter(lock.records);
  if (open === null || !isDrillTarget(open.target)) return null;
  const because = 'the drill was cut off';
  if (open.undoing === null)
    await lock.append(undoStarted.entry(by, { of: open.sequence, because }));
  const change = { ...open, undoing: open.undoing ?? because };
  const { deliver } = ports;
  const onProgress = ({ service: of, message }: { service: string; message: string }): void =>
    say(`${of}: ${message}`);
  const { outcome, what } = await runChange(lock, change, { by, deliver, onProgress });
  return outcome === 'undone' ? null : what;
}

/** The backup that a drill made before it damaged anything, unless it was brought back. */
function backupToRestore(
  records: readonly LogRecord[],
  { sequence, service }: OpenDrill,
  environment: string,
): string | null {
  const since = records.filter((record) => record.sequence > sequence);
  const made = since.find(
    (record) => backupMade.is(record) && record.service === service && isDrillStep(record.before),
  );
  if (made === undefined || !backupMade.is(made)) return null;
  const { id } = made.backup;
  const later = since.filter((record) => record.sequence > made.sequence);
  if (later.some((record) => backupRestored.is(record) && record.backup === id)) return null;
  const other = later.find(
    (record) =>
      migrationEnded.is(record) &&
      record.service === service &&
      record.outcome === 'applied' &&
      !isDrillStep(record.step),
  );
  if (other === undefined || !migrationEnded.is(other)) return id;
  throw new DeliveryError({
    code: 'backup-failed',
    where: `${service} in ${environment}`,
    what: `a drill was cut off and has damaged the data, and ${other.step} was run on it since`,
    fix: `Bring back what was there before the drill, which takes that step back as well, and run it again: nx run ${service}:restore -c ${environment} --backup=${id} && nx run ${service}:migrate -c ${environment}`,
  });
}

/** The drill's step does not stay on record as one that was begun and never ended. */
async function endSteps(
  lock: HeldLock,
  { service, by }: { service: string; by: string },
): Promise<void> {
  const what = 'it was the step of a drill, and was taken back';
  const outcome = 'failed';
  for (const { sequence: of, step } of openMigrations(lock.records, service)) {
    if (!isDrillStep(step)) continue;
    const ended = { of, service, step, outcome, milliseconds: null, what } as const;
    await lock.append(migrationEnded.entry(by, ended));
  }
}
