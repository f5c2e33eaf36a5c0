import type { TargetConfiguration } from '@nx/devkit';
import {
  DELIVERY_TARGETS,
  deliveryTargets,
  infrastructureTargets,
  SERVICE_DELIVERY_TARGETS,
} from './infrastructure-targets';

const OF_SERVICES: readonly string[] = SERVICE_DELIVERY_TARGETS;

const OF_APPLICATIONS = DELIVERY_TARGETS.filter((name) => !OF_SERVICES.includes(name));

/**
 * The targets of an application: what finds out what changed, the steps of a release, what is delivered, and
 * the local cloud. None is cached: each reads git, or a cloud.
 * @param environments names of its environments beside the local one
 */
export function applicationTargets(
  environments: readonly string[],
): Record<string, TargetConfiguration> {
  return {
    affected: target('affected', 'Finds the base, says why, and runs targets of what changed.'),
    release: target('release', 'Releases the application and its services, and pushes at once.'),
    cut: target('cut', 'Merges trunk into the release branch and releases it there.'),
    hotfix: target('hotfix', 'Releases a fix at patch level.'),
    changelog: target('changelog', 'Writes the changelogs of the next release.'),
    manifest: target('manifest', "Composes release.json from the services' releases."),
    tag: target('tag', 'Lays the annotated tags of the release at HEAD.'),
    ...infrastructureTargets('^build', environments),
    ...deliveryTargets(OF_APPLICATIONS, environments),
    seal: target('seal', 'Gives a candidate or a release the digests of its artifacts.'),
    prune: target('prune', 'Removes artifacts that are old and that nothing needs.'),
    'local-cloud': {
      ...target('local-cloud', 'Starts, stops, empties the AWS of this machine.'),
      configurations: Object.fromEntries(environments.map((name) => [name, {}])),
    },
  };
}

function target(executor: string, description: string): TargetConfiguration {
  return { executor: `@org/cicd:${executor}`, cache: false, inputs: [], metadata: { description } };
}
