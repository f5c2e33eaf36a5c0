import { type ExecutorContext, logger } from '@nx/devkit';
import { outputs, smoke } from '@org/delivery';
import { environmentOf } from '../../infrastructure/environment';
import { openTarget } from '../../infrastructure/open-target';
import { renderSmoke } from '../../infrastructure/render-smoke';
import { sayProgress } from '../../infrastructure/say-progress';
import { serviceApps } from '../../infrastructure/service-apps';
import { type SmokeServicesOptions, smokeServices } from '../../infrastructure/smoke-services';
import { reportErrors, writeJson } from '../report';
import type { SmokeExecutorOptions } from './schema';

/** Asks services whether they are healthy. */
export default async function smokeExecutor(
  { baseUrl, path, deadline, json }: SmokeExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const environment = environmentOf(context);
    const options = {
      onProgress: sayProgress,
      ...(path !== undefined && { path }),
      ...(deadline !== undefined && { deadline: deadline * 1000 }),
    };
    const services =
      baseUrl === undefined
        ? await askDeployed({ environment, ...options }, context)
        : [await smoke(await onlyService(environment, context), { ...options, baseUrl })];
    const ok = services.every(({ healthy }) => healthy);
    for (const line of renderSmoke(services)) (ok ? logger.info : logger.error)(line);
    await writeJson(json, context.root, { environment, ok, services });
    return { success: ok };
  });
}

async function askDeployed(
  options: SmokeServicesOptions,
  context: ExecutorContext,
): ReturnType<typeof smokeServices> {
  const { apps, env, environment } = await openTarget(context);
  return smokeServices(await outputs(apps, { environment, env, validate: false }), options);
}

async function onlyService(environment: string, context: ExecutorContext): Promise<string> {
  const { apps } = await serviceApps(context, environment);
  const [service, ...others] = apps.map((app) => app.service);
  if (service !== undefined && others.length === 0) return service;
  throw new Error(
    `--baseUrl is of one service, and ${context.projectName} has ${apps.length}. Run: nx run <service>:smoke --baseUrl=…`,
  );
}
