import { type ExecutorContext, logger } from '@nx/devkit';
import { migrateService } from '../../promotion/migrate-service';
import { reportErrors, writeJson } from '../report';
import type { MigrateExecutorOptions } from './schema';

/** Runs the migrations that are due of what a service runs in the environment of the configuration, or says which these are. */
export default async function migrateExecutor(
  { json, ...options }: MigrateExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const migrated = await migrateService(options, context, (line) => logger.info(line));
    await writeJson(json, context.root, migrated);
    return { success: migrated.outcome !== 'refused' };
  });
}
