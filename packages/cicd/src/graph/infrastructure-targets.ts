import type { TargetConfiguration } from '@nx/devkit';

/** The targets that are about one environment. */
export const INFRASTRUCTURE_TARGETS = [
  'synth',
  'diff',
  'deploy',
  'outputs',
  'smoke',
  'logs',
  'destroy',
] as const;

/**
 * What brings a service, or all services of an application, into an environment and out of it. The
 * environment of a command is its configuration, so Nx has to know a configuration for each.
 * @param build the targets that make what is deployed
 * @param environments names of the environments beside the local one
 */
export function infrastructureTargets(
  build: string,
  environments: readonly string[],
): Record<string, TargetConfiguration> {
  const configurations = Object.fromEntries(environments.map((name) => [name, {}]));
  const targets = Object.fromEntries(
    INFRASTRUCTURE_TARGETS.map((name): [string, TargetConfiguration] => [
      name,
      { executor: `@org/cicd:${name}`, configurations, dependsOn: [build] },
    ]),
  );
  return { ...targets, dev: { executor: '@org/cicd:dev', continuous: true, dependsOn: [build] } };
}
