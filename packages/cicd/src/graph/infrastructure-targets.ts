import type { TargetConfiguration } from '@nx/devkit';

/** A command about one environment is told so by its configuration, which Nx has to know. */
const ENVIRONMENTS = { staging: {}, production: {} };

/**
 * What brings a service, or all services of an application, into an environment and out of it.
 * @param build the targets that make what is deployed
 */
export function infrastructureTargets(build: string): Record<string, TargetConfiguration> {
  const target = (executor: string, dependsOn: string[] = []): TargetConfiguration => ({
    executor: `@org/cicd:${executor}`,
    configurations: ENVIRONMENTS,
    ...(dependsOn.length > 0 && { dependsOn }),
  });
  return {
    synth: target('synth', [build]),
    diff: target('diff', [build]),
    deploy: target('deploy', [build]),
    outputs: target('outputs', [build]),
    smoke: target('smoke', [build]),
    logs: target('logs', [build]),
    destroy: target('destroy', [build]),
  };
}
