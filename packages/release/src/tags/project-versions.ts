import { compare, type SemVer } from 'semver';
import type { Tag } from '../git/git-reader';
import type { TagPattern } from './tag-pattern';

/** A version of a project that is in the history of the released commit. */
export interface ReachableVersion {
  version: SemVer;
  tag: string;
  commit: string;
}

/** What the tags say about one project. */
export interface ProjectVersions {
  /** Highest stable version. */
  stable: ReachableVersion | null;
  /** All prereleases above `stable`, lowest first. */
  prereleases: ReachableVersion[];
}

/**
 * Groups the tags by project, keeping those whose commit is in the history: a
 * version on a side branch is not the current version here.
 *
 * @param isReachable whether a commit is an ancestor of the released one, or it
 */
export function readProjectVersions(
  tags: readonly Tag[],
  pattern: TagPattern,
  isReachable: (commit: string) => boolean,
): Map<string, ProjectVersions> {
  const all = new Map<string, ReachableVersion[]>();
  for (const { name, commit } of tags) {
    const release = pattern.parse(name);
    if (!release || !isReachable(commit)) continue;
    const versions = all.get(release.project) ?? [];
    versions.push({ version: release.version, tag: name, commit });
    all.set(release.project, versions);
  }
  return new Map([...all].map(([project, versions]) => [project, arrange(versions)]));
}

function arrange(versions: ReachableVersion[]): ProjectVersions {
  const ordered = [...versions].sort((a, b) => compare(a.version, b.version));
  const stable = ordered.findLast(({ version }) => version.prerelease.length === 0) ?? null;
  const prereleases = ordered.filter(
    ({ version }) =>
      version.prerelease.length > 0 && (!stable || compare(version, stable.version) > 0),
  );
  return { stable, prereleases };
}
