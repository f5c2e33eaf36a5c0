import { type ExecutorContext, logger } from '@nx/devkit';
import { destroy, planDestroy } from '@org/delivery';
import { assertLocal, environmentOf, environmentVariables } from '../../infrastructure/environment';
import { renderDestroyPlan, renderRemovals } from '../../infrastructure/render-destroy';
import { sayProgress } from '../../infrastructure/say-progress';
import { serviceApps } from '../../infrastructure/service-apps';
import { projectOf } from '../project-of';
import { reportErrors, writeJson } from '../report';
import type { DestroyExecutorOptions } from './schema';

/** Removes what is deployed of a service or an application. */
export default async function destroyExecutor(
  { concurrency, plan: planOnly, json }: DestroyExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const environment = environmentOf(context);
    assertLocal(environment, projectOf(context).name, 'removed');
    const { apps, application, dependencies } = await serviceApps(context, environment);
    const env = await environmentVariables({
      environment,
      workspaceRoot: context.root,
      applicationRoot: application.root,
      onProgress: ({ message }) => logger.info(message),
    });
    const options = {
      environment,
      env,
      dependencies,
      ...(concurrency !== undefined && { concurrency }),
    };
    if (planOnly) {
      const plan = await planDestroy(apps, options);
      logger.info(renderDestroyPlan(plan).join('\n'));
      await writeJson(json, context.root, { environment, plan });
      return { success: true };
    }
    const result = await destroy(apps, {
      ...options,
      onPlan: (plan) => logger.info(renderDestroyPlan(plan).join('\n')),
      onProgress: sayProgress,
    });
    for (const line of renderRemovals(result)) (result.ok ? logger.info : logger.error)(line);
    await writeJson(json, context.root, { environment, ...result });
    return { success: result.ok };
  });
}
