import { type ExecutorContext, logger } from '@nx/devkit';
import type { Variables } from '@org/delivery';
import { APPLICATION_FILE } from '../model/application-config';
import { appVariables } from './app-variables';
import { assertDirect, environmentOf, environmentVariables } from './environment';
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
  return open(environment, await serviceApps(context, environment), context);
}

/**
 * As {@link openTarget}, for a command that changes the environment.
 *
 * @param verb what would be done, such as `deployed`
 * @throws Error as well when the environment takes promotions alone
 */
export async function openTargetToChange(context: ExecutorContext, verb: string): Promise<Target> {
  const environment = environmentOf(context);
  const found = await serviceApps(context, environment);
  assertDirect({
    project: context.projectName ?? '',
    verb,
    environment,
    settings: found.place.settings,
    file: `${found.application.root}/${APPLICATION_FILE}`,
  });
  return open(environment, found, context);
}

async function open(
  environment: string,
  { apps, application, dependencies, place }: ServiceApps,
  context: ExecutorContext,
): Promise<Target> {
  const env = await environmentVariables({
    environment,
    workspaceRoot: context.root,
    applicationRoot: application.root,
    settings: place.settings,
    onProgress: ({ message }) => logger.info(message),
  });
  return { environment, apps, dependencies, env: appVariables(env, place) };
}
