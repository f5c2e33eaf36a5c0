import type { ProjectGraph, ProjectGraphProjectNode } from '@nx/devkit';
import type { ApplicationInput, ReleaseProject } from '@org/release';
import { externalServicesOf } from '../graph/external-services';
import { APPLICATION_TAG, SERVICE_TAG, applicationOfTags } from '../graph/tags';

/**
 * What the release engine needs to know of a workspace.
 *
 * Services are released, every other project counts as a library that services may be
 * built from. Applications are left out: what they are composed of is no dependency.
 *
 * @param graph the project graph of Nx
 * @returns the projects, sorted by name
 */
export function releaseProjects(graph: ProjectGraph): ReleaseProject[] {
  return Object.values(graph.nodes)
    .filter((node) => !hasTag(node, APPLICATION_TAG))
    .map((node) => ({
      name: node.name,
      root: node.data.root,
      released: hasTag(node, SERVICE_TAG),
      dependencies: (graph.dependencies[node.name] ?? [])
        .map(({ target }) => target)
        .filter((target) => graph.nodes[target] !== undefined),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * An application and the services it is composed of, those of other repositories included.
 * @param name of the application's project
 * @returns undefined when the project is not an application
 */
export function applicationInput(graph: ProjectGraph, name: string): ApplicationInput | undefined {
  const node = graph.nodes[name];
  if (!node || !hasTag(node, APPLICATION_TAG)) return undefined;
  const services = Object.values(graph.nodes)
    .filter((candidate) => hasTag(candidate, SERVICE_TAG))
    .filter((candidate) => applicationOfTags(candidate.data.tags) === name)
    .map((service) => service.name)
    .sort();
  const externals = externalServicesOf(node.data.metadata);
  return { name, root: node.data.root, services, ...(externals.length > 0 && { externals }) };
}

/** Whether a project is a service. */
export function isService(node: ProjectGraphProjectNode | undefined): boolean {
  return node !== undefined && hasTag(node, SERVICE_TAG);
}

function hasTag(node: ProjectGraphProjectNode, tag: string): boolean {
  return node.data.tags?.includes(tag) ?? false;
}
