import type { HistoryCommit } from '../git/git-reader';
import type { Ancestry } from './ancestry';
import type { ProjectTree } from './project-tree';
import { isReleaseCommit } from './release-files';

/** Finds the commit that a released version was planned on. */
export type SourceFinder = (project: string, version: string, taggedCommit: string) => string;

/**
 * A manifest knows where a version comes from; without one the tagged commit tells: a
 * release commit changes only files of releases, and its first parent is the source;
 * any other was tagged by hand and is the source.
 *
 * @param order positions in `commits`
 * @param manifestSource what the manifests say of a version; `null` when none is about it
 */
export function sourceFinder(
  commits: readonly HistoryCommit[],
  order: Pick<Ancestry, 'indexOf'>,
  tree: ProjectTree,
  manifestSource: (project: string, version: string) => string | null,
): SourceFinder {
  return (project, version, tagged) => {
    const known = manifestSource(project, version);
    if (known !== null) return known;
    const commit = commits[order.indexOf(tagged) ?? -1];
    return (commit && isReleaseCommit(commit.files, tree) && commit.parents[0]) || tagged;
  };
}
