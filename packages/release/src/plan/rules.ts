import { commitTypes, type CommitTypes } from '../commits/commit-types';
import { createOutsideFiles, type OutsideFiles } from '../history/outside-files';
import { createProjectTree, type ProjectTree } from '../history/project-tree';
import { ReleaseError } from '../release-error';
import { checkExternals, type CheckedExternal } from '../external/check-externals';
import { createTagPattern, DEFAULT_TAG_PATTERN, type TagPattern } from '../tags/tag-pattern';
import type {
  ApplicationInput,
  GatherChecks,
  PlanRules,
  ReleaseCheck,
  ReleaseProject,
} from '../types';
import { checkPreid, checkVersion } from './next-version';

/** {@link PlanRules} checked, with defaults filled in. */
export interface CheckedRules {
  projects: ReadonlyMap<string, ReleaseProject>;
  /** Released projects, sorted by name. */
  services: readonly ReleaseProject[];
  application: ApplicationInput | undefined;
  /** The application's services of other repositories, sorted by name. */
  externals: readonly CheckedExternal[];
  pattern: TagPattern;
  /** Finds the project a file is in, the application included. */
  tree: ProjectTree;
  outside: OutsideFiles;
  types: CommitTypes;
  checks: readonly ReleaseCheck[];
  gather: GatherChecks | undefined;
  hotfix: boolean;
  offline: boolean;
  preid: string | undefined;
  initialVersion: string;
  /** Whether a service may be released by this plan. */
  includes(service: string): boolean;
  /** The version decided elsewhere for a project, if any. */
  versionOf(project: string): string | undefined;
}

/**
 * Checks the rules of a release.
 *
 * @throws ReleaseError `invalid-options`, `invalid-version`
 */
export function checkRules(rules: PlanRules): CheckedRules {
  const { application, preid, initialVersion = '1.0.0' } = rules;
  checkPreid(preid);
  checkVersion(initialVersion, 'initialVersion');
  const versions = new Map(Object.entries(rules.versions ?? {}));
  versions.forEach((version, name) => checkVersion(version, `version of ${name}`));
  const projects = byName(rules.projects.filter(({ name }) => name !== application?.name));
  const services = [...projects.values()]
    .filter(({ released }) => released !== false)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = new Set(services.map(({ name }) => name));
  checkKnown(rules.only ?? [], names, 'only');
  checkKnown(
    application?.services ?? [],
    names,
    `services of the application ${application?.name ?? ''}`,
  );
  const only = rules.only === undefined ? names : new Set(rules.only);
  const tagged = application ? [...names, application.name] : [...names];
  return {
    projects,
    services,
    application,
    externals: checkExternals(application, projects.keys()),
    pattern: createTagPattern(rules.tagPattern ?? DEFAULT_TAG_PATTERN, tagged),
    tree: createProjectTree([...projects.values(), ...(application ? [application] : [])]),
    outside: createOutsideFiles(projects.values()),
    types: commitTypes(rules.types),
    checks: rules.checks ?? [],
    gather: rules.gather,
    hotfix: rules.hotfix ?? false,
    offline: rules.offline ?? false,
    preid,
    initialVersion,
    includes: (service) => only.has(service),
    versionOf: (project) => versions.get(project),
  };
}

function byName(projects: readonly ReleaseProject[]): Map<string, ReleaseProject> {
  const map = new Map<string, ReleaseProject>();
  for (const project of projects) {
    if (map.has(project.name)) {
      throw new ReleaseError({
        code: 'invalid-options',
        what: 'two projects have this name',
        where: project.name,
        fix: 'Give every project a name of its own.',
      });
    }
    map.set(project.name, project);
  }
  return map;
}

function checkKnown(names: readonly string[], known: ReadonlySet<string>, where: string): void {
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new ReleaseError({
    code: 'invalid-options',
    what: `no released project is called ${unknown.join(', ')}`,
    where,
    fix: `Known are: ${[...known].join(', ') || 'none'}.`,
  });
}
