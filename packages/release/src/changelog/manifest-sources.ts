import type { Manifest } from '../types';

/**
 * The commits that manifests say versions were planned on, of an application and its
 * services of the workspace.
 *
 * @returns finds that of a project's version; `null` when no manifest is about it
 */
export function manifestSources(
  manifests: readonly Manifest[],
): (project: string, version: string) => string | null {
  const known = new Map(manifests.flatMap(sourcesOf));
  return (project, version) => known.get(keyOf(project, version)) ?? null;
}

function sourcesOf(manifest: Manifest): [string, string][] {
  const { application, version, sourceCommit, services } = manifest;
  const own = Object.entries(services)
    .filter(([, { repository }]) => repository === undefined)
    .map(([name, pinned]): [string, string] => [keyOf(name, pinned.version), pinned.sourceCommit]);
  return [[keyOf(application, version), sourceCommit], ...own];
}

function keyOf(project: string, version: string): string {
  return `${project}\0${version}`;
}
