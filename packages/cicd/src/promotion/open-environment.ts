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
import { placesOf } from '../graph/environments-metadata';
import { environmentOf, environmentVariables, ownVariables } from '../infrastructure/environment';
import { type ServiceApps, serviceApps } from '../infrastructure/service-apps';
import type { EnvironmentConfig, Environments } from '../model/environments';
import { environmentsBefore } from './promotion-order';

/** An environment of an application, with its stores and its log. */
export interface OpenEnvironment {
  application: string;
  /** Folder of the application, relative to the workspace root. */
  applicationRoot: string;
  environment: string;
  /** Those of the application beside the local one. */
  environments: Environments;
  /** Names of the application's services in this workspace. */
  services: string[];
  /** What application.json says of it. */
  settings: EnvironmentConfig;
  /** Rollouts that services have of their own, by name. */
  rollouts: ServiceApps['rollouts'];
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
  const { application, apps, place, rollouts } = await serviceApps(context, environment);
  const env = ownVariables();
  const delivery = await openDelivery(context, application.name, env);
  return {
    application: application.name,
    applicationRoot: application.root,
    environment,
    environments: placesOf(context.projectGraph.nodes[application.name]?.data.metadata)
      .environments,
    services: apps.map(({ service }) => service),
    settings: place.settings ?? {},
    rollouts,
    delivery,
    log: logOf(delivery, application.name, environment),
    by: actorOf(env),
    holder: builderOf(env),
  };
}

/** Reads the log of an environment from its beginning. @throws DeliveryError `state-corrupt`, `state-unreachable` */
export async function readEnvironment(log: Log): Promise<ReadEnvironment> {
  const { records } = await log.read();
  return { records, state: environmentAfter(records) };
}

/** The log of one of an application's environments. Nothing is read yet. */
export function logOf({ stores, seen }: Delivery, application: string, environment: string): Log {
  return openLog(stores.state, { application, environment, seen });
}

/** What is on record of the environment that another one is promoted from; `null` where there is none. */
export async function readUpstream({
  application,
  settings: { after },
  delivery,
}: OpenEnvironment): Promise<(ReadEnvironment & Upstream) | null> {
  return after === undefined ? null : asUpstream(delivery, application, after);
}

/** What is on record of all environments that something comes through before it gets into this one, the nearest first. */
export async function readBefore({
  application,
  environment,
  environments,
  delivery,
}: OpenEnvironment): Promise<(ReadEnvironment & Upstream)[]> {
  const before = environmentsBefore(environments, environment);
  return Promise.all(before.map((name) => asUpstream(delivery, application, name)));
}

async function asUpstream(
  delivery: Delivery,
  application: string,
  environment: string,
): Promise<ReadEnvironment & Upstream> {
  const read = await readEnvironment(logOf(delivery, application, environment));
  return { ...read, environment, verified: read.state.verified };
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
