import { type ExecutorContext, logger } from '@nx/devkit';
import { restoreService } from '../../promotion/restore-service';
import { reportErrors, writeJson } from '../report';
import type { RestoreExecutorOptions } from './schema';

/** Brings the data of a service back from a backup, and compares it item by item. */
export default async function restoreExecutor(
  { json, ...options }: RestoreExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const restored = await restoreService(options, context, (line) => logger.info(line));
    await writeJson(json, context.root, restored);
    return { success: true };
  });
}
