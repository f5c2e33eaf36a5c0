import { type ExecutorContext, logger } from '@nx/devkit';
import { diff, renderDiff } from '@org/delivery';
import { environmentOf, environmentVariables } from '../../infrastructure/environment';
import { sayProgress } from '../../infrastructure/say-progress';
import { serviceApps } from '../../infrastructure/service-apps';
import { reportErrors, writeJson } from '../report';
import type { DiffExecutorOptions } from './schema';

/** Shows what a deployment would change. */
export default async function diffExecutor(
  { json }: DiffExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const environment = environmentOf(context);
    const { apps, application } = await serviceApps(context, environment);
    const env = await environmentVariables({
      environment,
      workspaceRoot: context.root,
      applicationRoot: application.root,
      onProgress: ({ message }) => logger.info(message),
    });
    const stacks = await diff(apps, { environment, env, onProgress: sayProgress });
    logger.info(renderDiff(stacks).trimEnd());
    await writeJson(json, context.root, { environment, stacks });
    return { success: true };
  });
}
