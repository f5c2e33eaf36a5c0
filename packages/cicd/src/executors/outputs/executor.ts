import { type ExecutorContext, logger } from '@nx/devkit';
import { outputs } from '@org/delivery';
import { table } from '../../text/table';
import { openTarget } from '../../infrastructure/open-target';
import { reportErrors, writeJson } from '../report';
import type { OutputsExecutorOptions } from './schema';

/** Shows the outputs of what is deployed. */
export default async function outputsExecutor(
  { json }: OutputsExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const { apps, env, environment } = await openTarget(context);
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
