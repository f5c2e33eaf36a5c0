import type { ProjectConfiguration } from '@nx/devkit';
import type { ExternalService } from '@org/release';
import type { ApplicationConfig } from '../model/application-config';
import { ConfigError } from '../model/config-error';

type ProjectMetadata = NonNullable<ProjectConfiguration['metadata']>;

const KEY = 'externalServices';

/**
 * The services of other repositories, as metadata of an application's project: so the graph
 * knows them, and nothing else reads application.json again. Nothing when there are none.
 */
export function externalServicesMetadata({ services = {} }: ApplicationConfig): ProjectMetadata {
  const externals = Object.entries(services)
    .map(([name, service]): ExternalService => ({ name, ...service }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return externals.length > 0 ? { [KEY]: externals } : {};
}

/** The services of other repositories that an application's project is composed of, sorted by name. */
export function externalServicesOf(metadata: ProjectMetadata | undefined): ExternalService[] {
  return (metadata?.[KEY] as ExternalService[] | undefined) ?? [];
}

/**
 * Refuses a service of another repository that has the name of a project of this one.
 * @param file the application.json
 * @returns undefined when there is none
 */
export function externalServiceClash(
  file: string,
  { services = {} }: ApplicationConfig,
  projects: ReadonlySet<string>,
): ConfigError | undefined {
  const problems = Object.keys(services)
    .filter((name) => projects.has(name))
    .map((name) => ({
      pointer: `/services/${name}`,
      message:
        'has the name of a project of this workspace. Rename it; "project" is its name in the other repository',
    }));
  return problems.length > 0 ? new ConfigError(file, problems) : undefined;
}
