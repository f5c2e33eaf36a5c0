import { type ExecutorContext, logger } from '@nx/devkit';
import {
  type EnvironmentState,
  environmentAfter,
  type Log,
  type LogRecord,
  openLog,
  type Upstream,
  type Variables,
} from '@org/delivery';
import { type Delivery, openDelivery } from '../delivery/open-delivery';
import { actorOf, builderOf } from '../delivery/identity';
import { environmentOf, environmentVariables, ownVariables } from '../infrastructure/environment';
import { serviceApps } from '../infrastructure/service-apps';
import type { EnvironmentConfig } from '../model/environments';

/** An environment of an application, with its stores and its log. */
export interface OpenEnvironment {
  application: string;
  environment: string;
  /** Names of the application's services in this workspace. */
  services: string[];
  /** What application.json says of it. */
  settings: EnvironmentConfig;
  delivery: Delivery;
  log: Log;
  /** Who runs the command, and what. */
  by: string;
  holder: string;
}

/** What the records of an environment say. */
export interface ReadEnvironment {
  records: LogRecord[];
  state: EnvironmentState;
}

/**
 * Opens the environment of a command's configuration, of the application that the project is or is a part of.
 *
 * @throws Error, ConfigError as {@link serviceApps}; DeliveryError as {@link openDelivery}
 */
export async function openEnvironment(context: ExecutorContext): Promise<OpenEnvironment> {
  const environment = environmentOf(context);
  const { application, apps, place } = await serviceApps(context, environment);
  const env = ownVariables();
  const delivery = await openDelivery(context, application.name, env);
  return {
    application: application.name,
    environment,
    services: apps.map(({ service }) => service),
    settings: place.settings ?? {},
    delivery,
    log: openLog(delivery.stores.state, { application: application.name, environment }),
    by: actorOf(env),
    holder: builderOf(env),
  };
}

/** Reads the log of an environment from its beginning. @throws DeliveryError `state-corrupt`, `state-unreachable` */
export async function readEnvironment(log: Log): Promise<ReadEnvironment> {
  const { records } = await log.read();
  return { records, state: environmentAfter(records) };
}

/** What is on record of the environment that another one is promoted from; `null` where there is none. */
export async function readUpstream({
  application,
  settings: { after },
  delivery,
}: OpenEnvironment): Promise<(ReadEnvironment & Upstream) | null> {
  if (after === undefined) return null;
  const log = openLog(delivery.stores.state, { application, environment: after });
  const read = await readEnvironment(log);
  return { ...read, environment: after, verified: read.state.verified };
}

/**
 * The variables of what talks to the environment. The local cloud is started when it does not run.
 * @throws LocalCloudError
 */
export async function targetVariables(
  context: ExecutorContext,
  environment: string,
): Promise<Variables> {
  const { application, place } = await serviceApps(context, environment);
  return environmentVariables({
    environment,
    workspaceRoot: context.root,
    applicationRoot: application.root,
    settings: place.settings,
    onProgress: ({ message }) => logger.info(message),
  });
}
