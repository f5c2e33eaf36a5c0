import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type {
  CreateNodes,
  CreateNodesContext,
  CreateNodesResult,
  ProjectConfiguration,
} from '@nx/devkit';
import {
  APPLICATION_FILE,
  type ApplicationConfig,
  readApplicationConfig,
} from '../model/application-config';
import { ConfigError } from '../model/config-error';
import { environmentsOf } from '../model/environments';
import { SERVICE_FILE, type ServiceConfig, readServiceConfig } from '../model/service-config';
import { applicationTargets } from './application-targets';
import { deliveryMetadata } from './delivery-metadata';
import { environmentsMetadata } from './environments-metadata';
import { externalServiceClash, externalServicesMetadata } from './external-services';
import { type ServiceInputs, serviceInputs } from './inputs';
import { serviceTargets } from './service-targets';
import { APPLICATION_TAG, SERVICE_TAG, memberTag } from './tags';

const GLOB = `**/{${SERVICE_FILE},${APPLICATION_FILE}}`;

/** A configuration file, its project's folder, and what it says. */
interface Configured<T> {
  file: string;
  root: string;
  config: T;
}

type Failure = [file: string, error: Error];

const infer: CreateNodes[1] = async (configFiles, _options, context) => {
  const files = configFiles.filter((file) => isProject(file, context));
  const failures: Failure[] = [];
  const applications = readAll(files, APPLICATION_FILE, readApplicationConfig, context, failures);
  const services = readAll(files, SERVICE_FILE, readServiceConfig, context, failures);
  if (failures.length === 0) {
    failures.push(...unknownApplications(services, applications));
    failures.push(...clashingServices(services, applications));
  }

  const { namedInputs, inputsOf } = serviceInputs(context);
  const targetsOf = serviceTargets(context.workspaceRoot, inputsOf);
  const environments = environmentNames(applications);
  const results: [string, CreateNodesResult][] = [
    ...applications.map((application) => node(application, applicationOf(application, services))),
    ...services.map((service) =>
      node(
        service,
        serviceOf(service, targetsOf(service.root, environments(service)), namedInputs),
      ),
    ),
  ];
  if (failures.length > 0) {
    // Loaded only here: the devkit costs several times what the rest of this plugin does.
    const { AggregateCreateNodesError } = await import('@nx/devkit');
    throw new AggregateCreateNodesError(failures, results);
  }
  return results;
};

/**
 * Infers services and applications from their configuration files.
 *
 * A file counts when a package.json or project.json stands beside it, so that data
 * files of the same name are left alone. An invalid file fails the graph with a
 * ConfigError that names file and JSON pointer, and so does a service whose application
 * is not there.
 *
 * An application depends on its services implicitly. A static edge would need a source
 * file, and Nx reuses the cached edges of a file until that file changes: a service
 * added later would be missing from the graph. `nx release` does see the edges, through
 * `readDependencies` of our version actions.
 *
 * The project type is given: Nx would look for it in three files of every project.
 *
 * Nothing is cached: one small file is read per project, which costs less than hashing
 * the project to look a cache up.
 */
export const createNodes: CreateNodes = [GLOB, infer];

function isProject(file: string, { workspaceRoot }: CreateNodesContext): boolean {
  const folder = join(workspaceRoot, dirname(file));
  return existsSync(join(folder, 'package.json')) || existsSync(join(folder, 'project.json'));
}

function readAll<T>(
  files: readonly string[],
  name: string,
  read: (text: string, file: string) => T,
  { workspaceRoot }: CreateNodesContext,
  failures: Failure[],
): Configured<T>[] {
  return files
    .filter((file) => basename(file) === name)
    .flatMap((file) => {
      try {
        const config = read(readFileSync(join(workspaceRoot, file), 'utf8'), file);
        return [{ file, root: dirname(file), config }];
      } catch (error) {
        failures.push([file, error as Error]);
        return [];
      }
    });
}

function unknownApplications(
  services: readonly Configured<ServiceConfig>[],
  applications: readonly Configured<ApplicationConfig>[],
): Failure[] {
  const known = applications.map(({ config }) => config.name).sort();
  return services
    .filter(({ config }) => !known.includes(config.application))
    .map(({ file, config: { application } }) => {
      const message = `there is no application "${application}"; ${
        known.length > 0 ? `known are ${known.join(', ')}` : 'the workspace has none'
      }. Correct the name, or run: nx g @org/cicd:application ${application}`;
      return [file, new ConfigError(file, [{ pointer: '/application', message }])];
    });
}

function clashingServices(
  services: readonly Configured<ServiceConfig>[],
  applications: readonly Configured<ApplicationConfig>[],
): Failure[] {
  const projects = new Set([...services, ...applications].map(({ config }) => config.name));
  return applications.flatMap(({ file, config }): Failure[] => {
    const clash = externalServiceClash(file, config, projects);
    return clash ? [[file, clash]] : [];
  });
}

/** Makes the function that gives the names of the environments a service goes to; one list for each application. */
function environmentNames(
  applications: readonly Configured<ApplicationConfig>[],
): (service: Configured<ServiceConfig>) => readonly string[] {
  const names = new Map(
    applications.map(({ config }) => [config.name, Object.keys(environmentsOf(config))]),
  );
  return ({ config }) => names.get(config.application) ?? [];
}

type Inferred = Partial<ProjectConfiguration>;

function node({ file, root }: Configured<unknown>, project: Inferred): [string, CreateNodesResult] {
  return [file, { projects: { [root]: project } }];
}

function applicationOf(
  { config }: Configured<ApplicationConfig>,
  services: readonly Configured<ServiceConfig>[],
): Inferred {
  const { name } = config;
  return {
    name,
    projectType: 'application',
    tags: [APPLICATION_TAG],
    metadata: {
      ...environmentsMetadata(config),
      ...deliveryMetadata(config),
      ...externalServicesMetadata(config),
    },
    targets: applicationTargets(Object.keys(environmentsOf(config))),
    implicitDependencies: services
      .filter((service) => service.config.application === name)
      .map((service) => service.config.name)
      .sort(),
  };
}

function serviceOf(
  { config: { name, application } }: Configured<ServiceConfig>,
  targets: NonNullable<ProjectConfiguration['targets']>,
  namedInputs: ServiceInputs['namedInputs'],
): Inferred {
  return {
    name,
    projectType: 'application',
    tags: [SERVICE_TAG, memberTag(application)],
    namedInputs,
    targets,
  };
}
