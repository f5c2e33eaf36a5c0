import { prerelease } from 'semver';
import type { Ancestry } from '../history/ancestry';
import type { ProjectVersions } from '../tags/project-versions';
import type { Bump, PlannedCommit, ReleaseProject, ServicePlan } from '../types';
import type { CommitBook } from './commit-book';
import { givenVersion } from './given-version';
import { highestBump, nextVersion, versionBase, type VersionBase } from './next-version';
import type { CheckedRules } from './rules';
import { dependencyClosure, itemsOf, type Touch } from './touched';

/** What planning one project shares with planning the others. */
export interface PlanContext {
  head: string;
  rules: CheckedRules;
  versions: ReadonlyMap<string, ProjectVersions>;
  touched: ReadonlyMap<string, Touch[]>;
  ancestry: Ancestry;
  book: CommitBook;
  /** The commit a released version was built from. */
  sourceOf(project: string, version: string, taggedCommit: string): string;
}

/** The preid a project is planned with: a version decided elsewhere brings its own. */
export function preidOf(project: string, rules: CheckedRules): string | undefined {
  const given = rules.versionOf(project);
  if (given === undefined) return rules.preid;
  const identifier = prerelease(given)?.[0];
  return typeof identifier === 'string' ? identifier : undefined;
}

/** The prereleases of a project above its last stable version, lowest first. */
export function prereleasesOf(versions: ProjectVersions | undefined): string[] {
  return versions?.prereleases.map(({ version }) => version.version) ?? [];
}

/** The unreleased changes of a project. */
export interface ProjectChanges extends VersionBase {
  /** Changes since `current`, newest first: what the release brings. */
  commits: PlannedCommit[];
  /** Highest bump since `stable`: how far the release goes. */
  level: Bump;
}

/** Collects a project's changes since the versions it is counted from. */
export function projectChanges(
  project: string,
  dependencies: readonly string[],
  context: PlanContext,
): ProjectChanges {
  const { rules, versions, touched, ancestry, book } = context;
  const base = versionBase(versions.get(project), preidOf(project, rules));
  const since = (commit: string | undefined): PlannedCommit[] =>
    book.changes(
      itemsOf(
        project,
        touched,
        dependencies,
        (index) => commit !== undefined && ancestry.isIn(index, commit),
      ),
    );
  const commits = since(base.current?.commit);
  const all = base.current === base.stable ? commits : since(base.stable?.commit);
  return { ...base, commits, level: highestBump(all.map(({ bump }) => bump)) };
}

/**
 * Plans one service.
 *
 * @throws ReleaseError `invalid-version` when a version decided elsewhere goes back
 */
export function planService(project: ReleaseProject, context: PlanContext): ServicePlan {
  const { rules, head } = context;
  const { name, root } = project;
  const found = projectChanges(name, dependencyClosure(name, rules.projects), context);
  const current = found.current?.version.version ?? null;
  const next = rules.includes(name) ? decide(name, found, context) : null;
  const source = (): string | null =>
    found.current && current !== null
      ? context.sourceOf(name, current, found.current.commit)
      : null;
  return {
    name,
    root,
    currentVersion: current,
    currentTag: found.current?.tag ?? null,
    nextVersion: next?.version ?? null,
    bump: next?.bump ?? 'none',
    tag: next ? rules.pattern.format(name, next.version) : null,
    commits: found.commits,
    sourceCommit: next ? head : source(),
  };
}

function decide(
  name: string,
  found: ProjectChanges,
  { rules, versions }: PlanContext,
): { version: string; bump: Bump } | null {
  const given = rules.versionOf(name);
  const current = found.current?.version.version ?? null;
  if (given !== undefined) return givenVersion(name, given, current);
  if (found.commits.length === 0) return null;
  return nextVersion({
    stable: found.stable?.version.version ?? null,
    prereleases: prereleasesOf(versions.get(name)),
    level: found.level,
    preid: rules.preid,
    initialVersion: rules.initialVersion,
  });
}
