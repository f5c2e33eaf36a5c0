import { relative } from 'node:path';
import { type ExecutorContext, logger } from '@nx/devkit';
import { synthesize } from '@org/delivery';
import { appVariables } from '../../infrastructure/app-variables';
import { environmentOf, ownVariables } from '../../infrastructure/environment';
import { refuseClashes } from '../../infrastructure/refuse-clashes';
import { serviceApps } from '../../infrastructure/service-apps';
import { table } from '../../text/table';
import { reportErrors, writeJson } from '../report';
import type { SynthExecutorOptions } from './schema';

/** Writes the templates of a service or an application. */
export default async function synthExecutor(
  { json }: SynthExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const environment = environmentOf(context);
    const { apps, place } = await serviceApps(context, environment);
    const env = appVariables(ownVariables(), place);
    const assemblies = await synthesize(apps, { environment, env });
    refuseClashes(assemblies, environment);
    const rows = assemblies.flatMap(({ service, folder, stacks }) =>
      stacks.map(({ name, template }) => [
        service,
        name,
        String(Object.keys(template.Resources ?? {}).length),
        relative(context.root, folder),
      ]),
    );
    logger.info(table([['service', 'stack', 'resources', 'in'], ...rows]).join('\n'));
    const result = assemblies.map(({ service, folder, stacks }) => ({
      service,
      folder,
      stacks: stacks.map(({ name }) => name),
    }));
    await writeJson(json, context.root, { environment, services: result });
    return { success: true };
  });
}
