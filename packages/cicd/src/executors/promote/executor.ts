import { type ExecutorContext, logger } from '@nx/devkit';
import { promoteApplication } from '../../promotion/promote-application';
import { reportErrors, writeJson } from '../report';
import type { PromoteExecutorOptions } from './schema';

/** Promotes something sealed into the environment of the configuration. */
export default async function promoteExecutor(
  { json, ...options }: PromoteExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const promotion = await promoteApplication(options, context, (line) => logger.info(line));
    await writeJson(json, context.root, promotion);
    return { success: ['planned', 'unchanged', 'succeeded'].includes(promotion.outcome) };
  });
}
