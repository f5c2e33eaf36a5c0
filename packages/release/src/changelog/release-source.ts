import type { HistoryCommit } from '../git/git-reader';
import type { Ancestry } from '../history/ancestry';
import { createProjectTree } from '../history/project-tree';
import { isReleaseFile } from '../history/release-files';
import type { CheckedRules } from '../plan/rules';
import type { Manifest } from '../types';

/** Finds the commit that a released version was planned on. */
export type SourceFinder = (project: string, version: string, taggedCommit: string) => string;

/**
 * A manifest knows where a version comes from; without one the tagged commit tells: a
 * release commit changes only files of releases, and its first parent is the source;
 * any other was tagged by hand and is the source.
 */
export function sourceFinder(
  commits: readonly HistoryCommit[],
  order: Pick<Ancestry, 'indexOf'>,
  manifests: readonly Manifest[],
  { projects, application }: CheckedRules,
): SourceFinder {
  const known = new Map(manifests.flatMap(sourcesOf));
  const tree = createProjectTree([...projects.values(), ...(application ? [application] : [])]);
  const isReleaseCommit = ({ files }: HistoryCommit): boolean =>
    files.length > 0 &&
    files.every((file) => isReleaseFile(file) || isReleaseFile(tree.find(file)?.path ?? file));
  return (project, version, tagged) => {
    const source = known.get(`${project}\0${version}`);
    if (source !== undefined) return source;
    const commit = commits[order.indexOf(tagged) ?? -1];
    return (commit && isReleaseCommit(commit) && commit.parents[0]) || tagged;
  };
}

function sourcesOf(manifest: Manifest): [string, string][] {
  const { application, version, sourceCommit, services } = manifest;
  const own = Object.entries(services)
    .filter(([, { repository }]) => repository === undefined)
    .map(([name, pinned]): [string, string] => [`${name}\0${pinned.version}`, pinned.sourceCommit]);
  return [[`${application}\0${version}`, sourceCommit], ...own];
}
