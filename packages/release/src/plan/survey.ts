import type { Commit, Tag } from '../git/git-reader';
import { traceAncestry, type Ancestry } from '../history/ancestry';
import { readProjectVersions, type ProjectVersions } from '../tags/project-versions';
import { versionBase } from './next-version';
import { preidOf } from './plan-service';
import type { CheckedRules } from './rules';

/** What tags and commits say before anybody asks which files were changed. */
export interface Survey {
  versions: ReadonlyMap<string, ProjectVersions>;
  ancestry: Ancestry;
  /** Whether some project has not released the commit at a position, so that it may count. */
  isOpen(index: number): boolean;
}

/**
 * Finds the versions of all projects, and what each of them has released. A project
 * without a stable version has released nothing, so every commit may count for it.
 *
 * @param commits every child before its parents
 */
export function surveyHistory(
  commits: readonly Commit[],
  tags: readonly Tag[],
  rules: CheckedRules,
): Survey {
  const reachable = new Set(commits.map(({ hash }) => hash));
  const versions = readProjectVersions(tags, rules.pattern, (commit) => reachable.has(commit));
  const bases = [...rules.services, rules.application].flatMap((project) =>
    project ? versionBase(versions.get(project.name), preidOf(project.name, rules)) : [],
  );
  const marked = new Set(
    bases.flatMap(({ stable, current }) => [stable, current].flatMap((base) => base?.commit ?? [])),
  );
  const ancestry = traceAncestry(commits, marked);
  if (bases.some(({ stable }) => stable === null))
    return { versions, ancestry, isOpen: () => true };
  const isReleased = ancestry.commonAncestorsOf(marked);
  return { versions, ancestry, isOpen: (index) => !isReleased(index) };
}
