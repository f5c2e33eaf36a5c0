import type { TargetConfiguration } from '@nx/devkit';

/**
 * The targets of an application: what finds out what changed, and the steps of a release.
 * None is cached: each reads git.
 */
export function applicationTargets(): Record<string, TargetConfiguration> {
  return {
    affected: target('affected', 'Finds the base, says why, and runs targets of what changed.'),
    release: target('release', 'Releases the application and its services, and pushes at once.'),
    cut: target('cut', 'Merges trunk into the release branch and releases it there.'),
    hotfix: target('hotfix', 'Releases a fix at patch level.'),
    changelog: target('changelog', 'Writes the changelogs of the next release.'),
    manifest: target('manifest', "Composes release.json from the services' releases."),
    tag: target('tag', 'Lays the annotated tags of the release at HEAD.'),
  };
}

function target(executor: string, description: string): TargetConfiguration {
  return { executor: `@org/cicd:${executor}`, cache: false, inputs: [], metadata: { description } };
}
