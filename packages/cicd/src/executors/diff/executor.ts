import { type ExecutorContext, logger } from '@nx/devkit';
import { diff, renderDiff } from '@org/delivery';
import { sayProgress } from '../../infrastructure/say-progress';
import { openTarget } from '../../infrastructure/open-target';
import { reportErrors, writeJson } from '../report';
import type { DiffExecutorOptions } from './schema';

/** Shows what a deployment would change. */
export default async function diffExecutor(
  { json }: DiffExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const { apps, env, environment } = await openTarget(context);
    const stacks = await diff(apps, { environment, env, onProgress: sayProgress });
    logger.info(renderDiff(stacks).trimEnd());
    await writeJson(json, context.root, { environment, stacks });
    return { success: true };
  });
}
