import { prerelease } from 'semver';
import type { Ancestry } from '../history/ancestry';
import type { ProjectVersions } from '../tags/project-versions';
import type { Bump, PlannedCommit, RaisedBump, ReleaseProject, ServicePlan } from '../types';
import type { CommitBook } from './commit-book';
import { givenVersion } from './given-version';
import {
  freeVersion,
  highestBump,
  isFurther,
  nextVersion,
  versionBase,
  type VersionBase,
} from './next-version';
import type { CheckedRules } from './rules';
import { dependencyClosure, itemsOf, type Touched } from './touched';

/** What planning one project shares with planning the others. */
export interface PlanContext {
  head: string;
  rules: CheckedRules;
  versions: ReadonlyMap<string, ProjectVersions>;
  touched: Touched;
  ancestry: Ancestry;
  book: CommitBook;
  /** The commit a released version was built from. */
  sourceOf(project: string, version: string, taggedCommit: string): string;
  /** Whether a version of a project has a tag, on whatever branch. */
  isTaken(project: string, version: string): boolean;
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
  /** Changes since `stable`, newest first: what decides how far it goes. */
  sinceStable: PlannedCommit[];
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
  const since = (commit: string | undefined): PlannedCommit[] => {
    const isReleased = commit === undefined ? () => false : ancestry.ancestorsOf(commit);
    return book.changes(itemsOf(project, touched, dependencies, isReleased));
  };
  const commits = since(base.current?.commit);
  const sinceStable = base.current === base.stable ? commits : since(base.stable?.commit);
  return {
    ...base,
    commits,
    sinceStable,
    level: highestBump(sinceStable.map(({ bump }) => bump)),
  };
}

/** A service and what is unreleased of it. */
export interface Candidate {
  project: ReleaseProject;
  found: ProjectChanges;
}

/** Collects the changes of a service and of the libraries it is built from. */
export function findCandidate(project: ReleaseProject, context: PlanContext): Candidate {
  const dependencies = dependencyClosure(project.name, context.rules.projects);
  return { project, found: projectChanges(project.name, dependencies, context) };
}

/**
 * Plans one service.
 *
 * @param asked bumps that checks ask for; those that the commits reach by themselves change nothing
 * @throws ReleaseError `invalid-version` when a version decided elsewhere goes back
 */
export function planService(
  { project: { name, root }, found }: Candidate,
  asked: readonly RaisedBump[],
  context: PlanContext,
): ServicePlan {
  const { rules, head } = context;
  const raised = asked.filter(({ bump }) => isFurther(bump, found.level));
  const level = highestBump([found.level, ...raised.map(({ bump }) => bump)]);
  const current = found.current?.version.version ?? null;
  const next = rules.includes(name)
    ? decide(name, { ...found, level }, raised.length > 0, context)
    : null;
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
    ...(next && raised.length > 0 ? { raised } : {}),
    sourceCommit: next ? head : source(),
  };
}

function decide(
  name: string,
  found: ProjectChanges,
  isRaised: boolean,
  { rules, versions, isTaken }: PlanContext,
): { version: string; bump: Bump } | null {
  const given = rules.versionOf(name);
  const current = found.current?.version.version ?? null;
  if (given !== undefined) return givenVersion(name, given, current);
  const next = nextVersion({
    stable: found.stable?.version.version ?? null,
    prereleases: prereleasesOf(versions.get(name)),
    level: found.level,
    preid: rules.preid,
    initialVersion: rules.initialVersion,
  });
  if (!next) return null;
  const isNews = found.commits.length > 0 || (isRaised && next.bump !== 'prerelease');
  if (!isNews) return null;
  if (!rules.hotfix) return next;
  return { ...next, version: freeVersion(next.version, (version) => isTaken(name, version)) };
}
