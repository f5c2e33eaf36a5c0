import { type ExecutorContext, logger } from '@nx/devkit';
import { pruneApplication } from '../../delivery/prune-application';
import { reportErrors, writeJson } from '../report';
import type { PruneExecutorOptions } from './schema';

/** Removes artifacts that are old and that nothing needs. */
export default async function pruneExecutor(
  { json, ...options }: PruneExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const pruned = await pruneApplication(options, context, (line) => logger.info(line));
    await writeJson(json, context.root, pruned);
    return { success: true };
  });
}
