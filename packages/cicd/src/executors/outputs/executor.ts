import { type ExecutorContext, logger } from '@nx/devkit';
import { outputs } from '@org/delivery';
import { environmentOf, environmentVariables } from '../../infrastructure/environment';
import { serviceApps } from '../../infrastructure/service-apps';
import { table } from '../../text/table';
import { reportErrors, writeJson } from '../report';
import type { OutputsExecutorOptions } from './schema';

/** Shows the outputs of what is deployed. */
export default async function outputsExecutor(
  { json }: OutputsExecutorOptions,
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
    const services = await outputs(apps, { environment, env });
    const rows = services.flatMap(({ service, stacks }) =>
      stacks.flatMap(({ stack, status, outputs: found }) =>
        status === null
          ? [[service, stack, 'not deployed', '']]
          : found.map(({ key, value }) => [service, stack, key, value]),
      ),
    );
    logger.info(table([['service', 'stack', 'output', 'value'], ...rows]).join('\n'));
    await writeJson(json, context.root, { environment, services });
    return { success: true };
  });
}
