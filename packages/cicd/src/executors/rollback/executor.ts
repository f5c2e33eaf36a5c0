import { type ExecutorContext, logger } from '@nx/devkit';
import { rollBackProject } from '../../promotion/roll-back-application';
import { reportErrors, writeJson } from '../report';
import type { RollbackExecutorOptions } from './schema';

/** Takes a service or an application back in the environment of the configuration. */
export default async function rollbackExecutor(
  { json, ...options }: RollbackExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const rollback = await rollBackProject(options, context, (line) => logger.info(line));
    await writeJson(json, context.root, rollback);
    const isBad = rollback.checks.some(({ possible }) => possible === 'impossible');
    return { success: !isBad && !['impossible', 'undone', 'failed'].includes(rollback.outcome) };
  });
}
