import type { ExecutorContext } from '@nx/devkit';
import type { ApplicationInput, PlanRules } from '@org/release';
import { gatherContracts } from './gather-contracts';
import { applicationInput, releaseProjects } from './release-input';
import { releaseSettings } from './release-settings';

/** The engine's rules for an application. */
export type ReleaseRules = PlanRules & { application: ApplicationInput };

/** What a user says about one release. */
export interface ReleaseRequest {
  /** Identifier of a prerelease. */
  preid?: string | undefined;
  /** Version of the application, instead of the one that is counted. */
  release?: string | undefined;
  /** The services to release; all of the application unless given. */
  services?: readonly string[] | undefined;
  /** Ask no other repository; its services stay as they are pinned. */
  offline?: boolean | undefined;
}

/**
 * The engine's rules for the next release of an application.
 * @throws Error when the project is no application, or a service is not one of it
 */
export function releaseRules(
  context: ExecutorContext,
  name: string,
  { preid, release, services, offline }: ReleaseRequest = {},
): ReleaseRules {
  const application = applicationInput(context.projectGraph, name);
  if (!application) {
    throw new Error(`"${name}" is not an application: it has no application.json.`);
  }
  const stranger = services?.find((service) => !application.services.includes(service));
  if (stranger !== undefined) {
    throw new Error(
      `"${stranger}" is no service of ${name}; its services are ${application.services.join(', ') || 'none'}.`,
    );
  }
  const { tagPattern, types } = releaseSettings(context.nxJsonConfiguration);
  return {
    projects: releaseProjects(context.projectGraph),
    application,
    only: [...(services ?? application.services)],
    tagPattern,
    types: types.bumps,
    gather: gatherContracts,
    ...(preid !== undefined && { preid }),
    ...(offline !== undefined && { offline }),
    ...(release !== undefined && { versions: { [name]: release } }),
  };
}
