import type { ExecutorContext } from '@nx/devkit';
import { type ItemComparison, restoreBackup, tellComparison } from '@org/delivery';
import { openServiceData, withServiceData } from './service-data';

export interface RestoreOptions {
  /** Id of a backup that is on record. */
  backup: string;
  /** Seconds to wait for somebody else who changes the environment. Default 0. */
  wait?: number | undefined;
}

/** What was brought back, for machines. */
export interface RestoredService {
  application: string;
  environment: string;
  service: string;
  backup: string;
  database: string;
  comparison: ItemComparison;
  milliseconds: number;
}

/**
 * Brings the data of a service back from a backup in the environment of the configuration, and compares it item by item.
 *
 * @param say takes lines for people
 * @throws Error for an application; as `openEnvironment`, `restoreBackup`
 */
export async function restoreService(
  { backup: id, wait }: RestoreOptions,
  context: ExecutorContext,
  say: (line: string) => void,
): Promise<RestoredService> {
  const data = await openServiceData(context, say);
  const { service } = data;
  const { application, environment, by } = data.opened;
  say(`${service} in ${environment}: ${id} is brought back. Nobody may write meanwhile.`);
  const { backup, comparison, milliseconds } = await withServiceData(
    data,
    context,
    { wait, say },
    (lock, options) => restoreBackup(lock, { id, by }, options),
  );
  const { database } = backup;
  say(`${database}: ${tellComparison(comparison)}, in ${(milliseconds / 1000).toFixed(1)} s`);
  return { application, environment, service, backup: id, database, comparison, milliseconds };
}
