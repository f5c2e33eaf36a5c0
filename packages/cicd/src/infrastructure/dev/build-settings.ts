import type { ProjectGraph } from '@nx/devkit';
import type { BuildExecutorOptions } from '../../executors/build/schema';
import { applicationInput, isService } from '../../release/release-input';

const OURS = '@org/cicd:build';

/**
 * The options that a service, or each service of an application, is built with, by the service's name.
 * @param project the service or the application
 * @throws Error when a build is none that can be done again and again from here
 */
export function buildSettings(
  graph: ProjectGraph,
  project: string,
): ReadonlyMap<string, BuildExecutorOptions> {
  const services = isService(graph.nodes[project])
    ? [project]
    : (applicationInput(graph, project)?.services ?? []);
  return new Map(services.map((service) => [service, settingsOf(graph, service)]));
}

function settingsOf({ nodes }: ProjectGraph, service: string): BuildExecutorOptions {
  const build = nodes[service]?.data.targets?.['build'];
  if (build?.executor === OURS) return (build.options ?? {}) as BuildExecutorOptions;
  const instead = build === undefined ? 'is not there' : `uses ${build.executor ?? 'no executor'}`;
  throw new Error(
    `${service}:build ${instead}, and dev rebuilds with the executor ${OURS} alone. Use it for that target, or deploy what you have changed: nx run ${service}:deploy`,
  );
}
