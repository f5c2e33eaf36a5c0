import type { RunningRelease } from '../../change/running-release';
import { openReleaseData } from '../../deliver/migrating/migrate-release';
import { restoreBackup, type RunningOptions } from '../../deliver/migrating/running-migrations';
import { withAssembly } from '../../deliver/stored-releases';
import { DeliveryError } from '../../delivery-error';
import { openCloud } from '../../infrastructure/cloud/open-cloud';
import type { ItemComparison } from '../../migrations/backups/compare-items';
import type { DynamoStepContext } from '../../migrations/dynamo/dynamo-database';
import type { OpenedPlace } from '../../migrations/place/open-place';
import type { SqlStepContext } from '../../migrations/postgres/postgres-database';
import type { StepCode } from '../../migrations/run/ports';
import type { HeldLock } from '../../state/lock/held-lock';
import { damageItems } from './damage-items';
import { damageRows } from './damage-rows';
import type { Damage } from './victims';

/** The data of a service, for who damages it on purpose. */
export interface DrillData extends Pick<OpenedPlace, 'database' | 'backups'> {
  /** The code of a bad migration. */
  damage(victims: ReadonlyMap<string, Damage>): StepCode;
}

/** Whose data, as which release knows where it is. */
export interface DataOf {
  service: string;
  release: RunningRelease;
}

/** Brings drills to the data of services. */
export interface DataPort {
  /** @throws DeliveryError `invalid-options` for a service without data; as `openReleaseData` */
  withData<Result>(
    lock: HeldLock,
    of: DataOf,
    work: (data: DrillData) => Promise<Result>,
  ): Promise<Result>;
  /** Brings back what a backup holds, puts that on record, and tells how what is there differs. @throws as `restoreBackup` */
  restore(lock: HeldLock, of: DataOf & { backup: string; by: string }): Promise<ItemComparison>;
}

/** A service without migrations has its table in its stack. */
const IN_THE_STACK = { database: 'dynamodb' } as const;

/** The data of services as they are deployed. */
export function deployedData(common: Omit<RunningOptions, 'service' | 'release'>): DataPort {
  const options = { ...common, place: IN_THE_STACK };
  return {
    async withData(lock, { service, release }, work) {
      const { cloud, close } = openCloud(options.env, lock.signal);
      try {
        return await withAssembly(service, release, options, async (root, outDir) => {
          const laidOut = { app: { service, root, outDir }, release, cloud };
          const data = await openReleaseData(laidOut, lock.records, options);
          if (data === 'none' || data === 'later') throw noData(service, options.environment);
          const { database, backups, close: closeData } = data.opened;
          try {
            return await work({ database, backups, damage: damageOf });
          } finally {
            closeData();
          }
        });
      } finally {
        close();
      }
    },
    async restore(lock, { service, release, backup: id, by }) {
      const restored = await restoreBackup(lock, { id, by }, { ...options, service, release });
      return restored.comparison;
    },
  };
}

function damageOf(victims: ReadonlyMap<string, Damage>): StepCode {
  return (context: SqlStepContext | DynamoStepContext) =>
    'sql' in context ? damageRows(context) : damageItems(context, victims);
}

function noData(service: string, environment: string): DeliveryError {
  return new DeliveryError({
    code: 'invalid-options',
    where: `${service} in ${environment}`,
    what: 'it has no data there that a migration could damage',
    fix: 'Name a service with a table: --service=<name>.',
  });
}
