import { environmentAfter } from '../../change/environment-state';
import type { RunningRelease } from '../../change/running-release';
import { DeliveryError } from '../../delivery-error';
import { openCloud } from '../../infrastructure/cloud/open-cloud';
import type { Backup } from '../../migrations/backups/backups';
import { type ItemComparison, tellComparison } from '../../migrations/backups/compare-items';
import { backupFailed } from '../../migrations/migration-errors';
import type { MigrationPlan } from '../../migrations/plan/plan-migrations';
import { backupMade, backupRestored } from '../../migrations/records';
import type { HeldLock } from '../../state/lock/held-lock';
import type { LogRecord } from '../../state/log/record';
import { type StoredReleases, withAssembly } from '../stored-releases';
import {
  type LaidOutRelease,
  migrateRelease,
  type MigrationsOptions,
  openReleaseData,
  planRelease,
} from './migrate-release';
import { tellProgress } from './tell-progress';

/** Whose migrations, and where. */
export interface RunningOptions extends MigrationsOptions, Omit<StoredReleases, 'stores'> {
  service: string;
  /** What it runs there, for who holds an open change. Default: what the records say, and no change may be open. */
  release?: RunningRelease | undefined;
}

/** Data that was brought back. */
export interface Restored {
  backup: Backup;
  comparison: ItemComparison;
  milliseconds: number;
}

/**
 * Says what would be run for the release of a service that an environment runs; nothing is changed.
 *
 * @param records of the environment
 * @returns `null`: it has no migrations
 * @throws DeliveryError `invalid-options` when it runs nothing, or is not done with a change; `access-failed`, those of the stores
 */
export async function planRunning(
  records: readonly LogRecord[],
  options: RunningOptions,
): Promise<MigrationPlan | null> {
  const planned = await withRunning(records, options, undefined, (laidOut) =>
    planRelease(laidOut, { records, phase: 'contract' }, options),
  );
  return planned === 'none' || planned === 'later' ? null : planned;
}

/**
 * Runs all migrations that are due of the release that an environment runs. As {@link planRunning}.
 *
 * @throws also DeliveryError `migration-refused`, `migration-failed`, `backup-failed`; what the lock throws
 */
export async function migrateRunning(
  lock: HeldLock,
  by: string,
  options: RunningOptions,
): Promise<MigrationPlan | null> {
  const migrated = await withRunning(lock.records, options, lock.signal, (laidOut) =>
    migrateRelease(laidOut, { lock, by, phase: 'contract' }, options),
  );
  return migrated === 'none' || migrated === 'later' ? null : migrated.plan;
}

/**
 * Makes the data of a service what a backup holds, puts that on record, and compares item by item. What was written since is gone, and who writes
 * meanwhile is found as a difference.
 *
 * @param id of a backup that is on record in the environment
 * @throws DeliveryError `backup-failed` when there is no such backup, or what is there afterwards is not what it holds; as {@link planRunning};
 *   what the lock throws
 */
export async function restoreBackup(
  lock: HeldLock,
  { id, by }: { id: string; by: string },
  options: RunningOptions,
): Promise<Restored> {
  const { service, environment } = options;
  const { signal } = lock;
  const backup = backupOf(id, service, environment, lock.records);
  const restored = await withRunning(lock.records, options, signal, async (laidOut) => {
    const data = await openReleaseData(laidOut, lock.records, options);
    if (data === 'none' || data === 'later')
      throw backupFailed(service, `there is no data that ${id} could be brought back into`);
    const from = performance.now();
    try {
      const onProgress = tellProgress((line) => options.onMigration?.(service, line));
      const work = { signal, onProgress };
      const comparison = await data.opened.backups(backup.kind).restore(backup, work);
      return { backup, comparison, milliseconds: Math.round(performance.now() - from) };
    } finally {
      data.opened.close();
    }
  });
  const { comparison, milliseconds } = restored;
  if (!comparison.isEqual)
    throw backupFailed(`${service} in ${environment}`, tellComparison(comparison));
  const items = comparison.found;
  await lock.append(backupRestored.entry(by, { service, backup: id, items, milliseconds }));
  return restored;
}

/** The backups of a service that are on record, oldest first. */
export function backupsOf(service: string, records: readonly LogRecord[]): Backup[] {
  return records.flatMap((record) =>
    backupMade.is(record) && record.service === service ? [record.backup] : [],
  );
}

function backupOf(
  id: string,
  service: string,
  environment: string,
  records: readonly LogRecord[],
): Backup {
  const all = backupsOf(service, records);
  const found = all.find((each) => each.id === id);
  if (found !== undefined) return found;
  const names = all.map((each) => each.id).join(', ') || 'none';
  throw new DeliveryError({
    code: 'backup-failed',
    where: `${service} in ${environment}`,
    what: `there is no backup ${JSON.stringify(id)}`,
    fix: `On record are ${names}.`,
  });
}

async function withRunning<Result>(
  records: readonly LogRecord[],
  options: RunningOptions,
  signal: AbortSignal | undefined,
  work: (laidOut: LaidOutRelease) => Promise<Result>,
): Promise<Result> {
  const { service, env } = options;
  const release = options.release ?? runningIn(records, options);
  const { cloud, close } = openCloud(env, signal);
  try {
    return await withAssembly(service, release, options, (root, outDir) =>
      work({ app: { service, root, outDir }, release, cloud }),
    );
  } finally {
    close();
  }
}

function runningIn(
  records: readonly LogRecord[],
  { service, application, environment }: RunningOptions,
): RunningRelease {
  const { services, open } = environmentAfter(records);
  const state = Object.hasOwn(services, service) ? services[service] : undefined;
  const refuse = (what: string, fix: string): DeliveryError =>
    new DeliveryError({
      code: 'invalid-options',
      where: `${service} in ${environment}`,
      what,
      fix,
    });
  const again = `nx run ${application}:promote -c ${environment}`;
  if (open !== null)
    throw refuse(
      `a ${open.kind} has not ended, and it is not known what runs`,
      `Let it end first: ${again}`,
    );
  const running = state?.running?.release;
  if (running === undefined)
    throw refuse('nothing of it was promoted there', `Promote a release: ${again}`);
  return running;
}
