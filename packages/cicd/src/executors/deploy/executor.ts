import { type ExecutorContext, logger } from '@nx/devkit';
import { deploy } from '@org/delivery';
import { assertLocal, environmentOf } from '../../infrastructure/environment';
import { renderDeploy } from '../../infrastructure/render-deploy';
import { sayProgress } from '../../infrastructure/say-progress';
import { openTarget } from '../../infrastructure/open-target';
import { projectOf } from '../project-of';
import { reportErrors, writeJson } from '../report';
import type { DeployExecutorOptions } from './schema';

/** Deploys a service or an application from the working tree. */
export default async function deployExecutor(
  { concurrency, force, json }: DeployExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const environment = environmentOf(context);
    assertLocal(environment, projectOf(context).name, 'deployed');
    const { apps, env, dependencies } = await openTarget(context);
    const result = await deploy(apps, {
      environment,
      env,
      dependencies,
      bootstrap: true,
      onProgress: sayProgress,
      ...(concurrency !== undefined && { concurrency }),
      ...(force !== undefined && { force }),
    });
    for (const line of renderDeploy(result)) (result.ok ? logger.info : logger.error)(line);
    await writeJson(json, context.root, { environment, ...result });
    return { success: result.ok };
  });
}
