import { type ExecutorContext, logger } from '@nx/devkit';
import { destroy, planDestroy, renderDestroyPlan } from '@org/delivery';
import { renderRemovals } from '../../infrastructure/render-removals';
import { sayProgress } from '../../infrastructure/say-progress';
import { openTarget, openTargetToChange } from '../../infrastructure/open-target';
import { reportErrors, writeJson } from '../report';
import type { DestroyExecutorOptions } from './schema';

/** Removes what is deployed of a service or an application. */
export default async function destroyExecutor(
  { concurrency, plan: planOnly, json }: DestroyExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const { apps, env, environment, dependencies } = planOnly
      ? await openTarget(context)
      : await openTargetToChange(context, 'removed');
    const options = {
      environment,
      env,
      dependencies,
      ...(concurrency !== undefined && { concurrency }),
    };
    if (planOnly) {
      const plan = await planDestroy(apps, options);
      logger.info(renderDestroyPlan(plan).trimEnd());
      await writeJson(json, context.root, { environment, plan });
      return { success: true };
    }
    const result = await destroy(apps, {
      ...options,
      onPlan: (plan) => logger.info(renderDestroyPlan(plan).trimEnd()),
      onProgress: sayProgress,
    });
    for (const line of renderRemovals(result)) (result.ok ? logger.info : logger.error)(line);
    await writeJson(json, context.root, { environment, ...result });
    return { success: result.ok };
  });
}
