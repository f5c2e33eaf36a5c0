import { type ExecutorContext, logger } from '@nx/devkit';
import type { Variables } from '@org/delivery';
import { environmentOf, environmentVariables } from './environment';
import { type ServiceApps, serviceApps } from './service-apps';

/** CDK apps, and the environment they are for. */
export interface Target extends Pick<ServiceApps, 'apps' | 'dependencies'> {
  environment: string;
  /** For everything that talks to the environment. */
  env: Variables;
}

/**
 * Finds what a command is about: the apps of its service or application, and the environment of its
 * configuration. The local cloud is started when it does not run.
 *
 * @throws Error, ConfigError as {@link serviceApps}; LocalCloudError as {@link environmentVariables}
 */
export async function openTarget(context: ExecutorContext): Promise<Target> {
  const environment = environmentOf(context);
  const { apps, application, dependencies } = await serviceApps(context, environment);
  const env = await environmentVariables({
    environment,
    workspaceRoot: context.root,
    applicationRoot: application.root,
    onProgress: ({ message }) => logger.info(message),
  });
  return { environment, apps, dependencies, env };
}
