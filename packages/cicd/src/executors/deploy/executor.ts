import { type ExecutorContext, logger } from '@nx/devkit';
import { deploy } from '@org/delivery';
import { LOCAL } from '../../infrastructure/environment';
import { openTargetToChange } from '../../infrastructure/open-target';
import { refuseClashes } from '../../infrastructure/refuse-clashes';
import { renderDeploy } from '../../infrastructure/render-deploy';
import { sayProgress } from '../../infrastructure/say-progress';
import { reportErrors, writeJson } from '../report';
import type { DeployExecutorOptions } from './schema';

/** Deploys a service or an application from the working tree. */
export default async function deployExecutor(
  { concurrency, force, json }: DeployExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const { apps, env, environment, dependencies } = await openTargetToChange(context, 'deployed');
    const result = await deploy(apps, {
      environment,
      env,
      dependencies,
      // It makes roles: elsewhere that is for a person to decide.
      bootstrap: environment === LOCAL,
      check: (assemblies) => refuseClashes(assemblies, environment),
      onProgress: sayProgress,
      ...(concurrency !== undefined && { concurrency }),
      ...(force !== undefined && { force }),
    });
    for (const line of renderDeploy(result)) (result.ok ? logger.info : logger.error)(line);
    await writeJson(json, context.root, { environment, ...result });
    return { success: result.ok };
  });
}
