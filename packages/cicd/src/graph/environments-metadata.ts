import type { ProjectConfiguration } from '@nx/devkit';
import type { ApplicationConfig } from '../model/application-config';
import { type Environments, environmentsOf } from '../model/environments';

type ProjectMetadata = NonNullable<ProjectConfiguration['metadata']>;

const ENVIRONMENTS = 'environments';
const BASE_PATH = 'basePath';

/** Where an application runs, and what its parameters are below. */
export interface ApplicationPlaces {
  environments: Environments;
  basePath: string | undefined;
}

/** What application.json says of where it runs, as metadata of its project: so nothing else reads that file again. */
export function environmentsMetadata({
  environments,
  basePath,
}: ApplicationConfig): ProjectMetadata {
  return {
    ...(environments !== undefined && { [ENVIRONMENTS]: environments }),
    ...(basePath !== undefined && { [BASE_PATH]: basePath }),
  };
}

/** Where an application runs, by the metadata of its project. */
export function placesOf(metadata: ProjectMetadata | undefined): ApplicationPlaces {
  const environments = metadata?.[ENVIRONMENTS] as ApplicationConfig['environments'];
  return {
    environments: environmentsOf(environments === undefined ? {} : { environments }),
    basePath: metadata?.[BASE_PATH] as string | undefined,
  };
}
