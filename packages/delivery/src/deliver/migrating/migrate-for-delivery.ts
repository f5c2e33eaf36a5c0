import type { DeliveryContext } from '../../change/run-change';
import { DeliveryError, type DeliveryErrorCode } from '../../delivery-error';
import type { MigrationResult } from '../../migrations/run/run-migrations';
import { type LaidOutRelease, migrateRelease, type MigrationsOptions } from './migrate-release';

/** What became of the migrations before a release gets requests. */
export type MigratedForDelivery =
  { ok: true; migrated: MigrationResult | 'none' | 'later' } | { ok: false; what: string };

/** What is wrong with the release and the data, and not with the way to them. */
const OF_THE_DATA: ReadonlySet<DeliveryErrorCode> = new Set<DeliveryErrorCode>([
  'migration-refused',
  'migration-failed',
  'backup-failed',
]);

/**
 * Runs what has to be there before a release gets requests. One that the data has no place for any more, since a step removed what it needs, is refused.
 *
 * @throws DeliveryError `access-failed`, `store-failed`, what says that the release cannot be delivered; what the lock throws
 */
export async function migrateForDelivery(
  laidOut: LaidOutRelease,
  { lock, by }: DeliveryContext,
  options: MigrationsOptions,
): Promise<MigratedForDelivery> {
  try {
    const migrated = await migrateRelease(laidOut, { lock, by, phase: 'expand' }, options);
    return { ok: true, migrated };
  } catch (error) {
    lock.signal.throwIfAborted();
    if (error instanceof DeliveryError && OF_THE_DATA.has(error.code))
      return { ok: false, what: error.message };
    throw error;
  }
}
