import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import type { Dependencies, ServiceApp } from '@org/delivery';
import { placesOf } from '../graph/environments-metadata';
import { APPLICATION_FILE } from '../model/application-config';
import { type Environments, LOCAL, environmentNamed } from '../model/environments';
import { SERVICE_FILE, type ServiceConfig, readServiceConfig } from '../model/service-config';
import { applicationInput, isService } from '../release/release-input';
import type { AppPlace } from './app-variables';

/** CDK apps of services, and what each of them needs. */
export interface ServiceApps {
  apps: ServiceApp[];
  /** The application they are a part of, and its folder relative to the workspace root. */
  application: { name: string; root: string };
  /** What they are told of where they go. */
  place: AppPlace;
  /** Rollouts that services have of their own, by name. */
  rollouts: Record<string, OwnRollout>;
  /** Services that a service consumes, so that they are deployed before it. */
  dependencies: Dependencies;
}

/** How a service takes over, as its service.json says it. */
export interface OwnRollout {
  policy: NonNullable<ServiceConfig['rollout']>;
  /** File and JSON pointer, for messages. */
  at: string;
}

/** The file of a service that is its CDK app. */
const ENTRY = 'infra/bin/service-app.ts';

/**
 * Finds the CDK app of a service, or those of all services of an application.
 *
 * @param environment where they go; a part of where the cloud assemblies are written
 * @throws Error when the project is neither, or the application has no such environment; ConfigError for
 *   an invalid service.json
 */
export async function serviceApps(
  context: ExecutorContext,
  environment: string,
): Promise<ServiceApps> {
  const { projectGraph, root, projectName = '' } = context;
  const services = isService(projectGraph.nodes[projectName])
    ? [projectName]
    : applicationInput(projectGraph, projectName)?.services;
  if (!services) {
    throw new Error(`${projectName} is neither a service nor an application.`);
  }
  if (services.length === 0) {
    throw new Error(
      `${projectName} has no services yet. Run: nx g @org/cicd:service <name> --application=${projectName}`,
    );
  }
  const configs = await readConfigs(services, context);
  const application = configs[0]?.application ?? projectName;
  const node = projectGraph.nodes[application]?.data;
  const { environments, basePath } = placesOf(node?.metadata);
  const applicationRoot = node?.root ?? '';
  assertKnown(environment, environments, `${applicationRoot}/${APPLICATION_FILE}`);
  const consumed = configs
    .flatMap(({ consumes = {} }) => Object.keys(consumes))
    .filter((name) => isService(projectGraph.nodes[name]) && !services.includes(name));
  return {
    application: { name: application, root: applicationRoot },
    place: {
      settings: environmentNamed(environments, environment),
      basePath,
      serviceBasePaths: basePathsOf([
        ...configs,
        ...(await readConfigs([...new Set(consumed)], context)),
      ]),
    },
    apps: services.map((service) => ({
      service,
      root: join(root, projectGraph.nodes[service]?.data.root ?? ''),
      outDir: join(root, 'tmp/synth', environment, service),
      command: [process.execPath, '--import', 'tsx', ENTRY],
    })),
    rollouts: Object.fromEntries(
      configs.flatMap(({ name, rollout }) => {
        const at = `${projectGraph.nodes[name]?.data.root ?? ''}/${SERVICE_FILE}#/rollout`;
        return rollout === undefined ? [] : [[name, { policy: rollout, at }]];
      }),
    ),
    dependencies: Object.fromEntries(
      configs.map(({ name, consumes = {} }) => [name, Object.keys(consumes)]),
    ),
  };
}

/** All are read before one is refused, so that nothing goes on after that. */
async function readConfigs(
  services: readonly string[],
  { projectGraph, root }: ExecutorContext,
): Promise<ServiceConfig[]> {
  const files = services.map(
    (name) => `${projectGraph.nodes[name]?.data.root ?? ''}/${SERVICE_FILE}`,
  );
  const texts = await Promise.all(files.map((file) => readFile(join(root, file), 'utf8')));
  return texts.map((text, at) => readServiceConfig(text, files[at] ?? ''));
}

function basePathsOf(configs: readonly ServiceConfig[]): Record<string, string> {
  return Object.fromEntries(
    configs.flatMap(({ name, parameterStorePrefix }) =>
      parameterStorePrefix === undefined ? [] : [[name, parameterStorePrefix]],
    ),
  );
}

function assertKnown(environment: string, environments: Environments, file: string): void {
  if (environment === LOCAL || environmentNamed(environments, environment)) return;
  const known = [LOCAL, ...Object.keys(environments)].join(', ');
  throw new Error(
    `There is no environment "${environment}"; known are ${known}. Correct -c, or add it at ${file}#/environments`,
  );
}
