import { type ExecutorContext, logger } from '@nx/devkit';
import { rolloutOfService } from '../../promotion/rollout-of-service';
import { simulateRollout } from '../../promotion/simulate-rollout';
import { reportErrors, writeJson, writeText } from '../report';
import type { RolloutExecutorOptions } from './schema';

/** Tells of the last rollout of a service, asks something of it, or tries its policy out. */
export default async function rolloutExecutor(
  { json, svg, simulate, ...options }: RolloutExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const told = await (simulate ? simulateRollout : rolloutOfService)(options, context);
    logger.info(told.lines.join('\n'));
    await writeJson(json, context.root, told.timeline);
    if (told.timeline !== null) await writeText(svg, context.root, told.picture());
    return { success: true };
  });
}
