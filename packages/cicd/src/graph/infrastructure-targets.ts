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

/** The targets that are about one environment and take what is stored: nothing is built for them. */
export const DELIVERY_TARGETS = [
  'promote',
  'rollback',
  'approve',
  'reject',
  'status',
  'history',
  'rollout',
  'migrate',
  'restore',
  'drill',
] as const;

/** Of these, those that are about one service. */
export const SERVICE_DELIVERY_TARGETS = ['rollout', 'migrate', 'restore'] as const;

/**
 * What promotes and takes back.
 * @param names those that a project has
 * @param environments names of the environments beside the local one
 */
export function deliveryTargets(
  names: readonly (typeof DELIVERY_TARGETS)[number][],
  environments: readonly string[],
): Record<string, TargetConfiguration> {
  const configurations = Object.fromEntries(environments.map((name) => [name, {}]));
  return Object.fromEntries(
    names.map((name) => [name, { executor: `@org/cicd:${name}`, configurations }]),
  );
}

/**
 * What brings a service, or all services of an application, into an environment and out of it. The
 * environment of a command is its configuration, so Nx has to know a configuration for each. Packaging is
 * for all environments at once.
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
  return {
    ...targets,
    package: { executor: '@org/cicd:package', dependsOn: [build] },
    dev: { executor: '@org/cicd:dev', continuous: true, dependsOn: [build] },
  };
}
