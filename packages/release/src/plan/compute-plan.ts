import type { MessageParser } from '../commits/message';
import type { HistoryCommit } from '../git/git-reader';
import { traceAncestry, type Ancestry } from '../history/ancestry';
import { inFolder, isReleaseFile } from '../history/release-files';
import { createProjectTree } from '../history/project-tree';
import { readProjectVersions, type ProjectVersions } from '../tags/project-versions';
import type { PlanRules, ReleasePlan } from '../types';
import { checkFree, checkTags, missingTags } from './check-tags';
import { openCommitBook } from './commit-book';
import type { History } from './history';
import { versionBase } from './next-version';
import { planApplication } from './plan-application';
import { planService, preidOf, type PlanContext } from './plan-service';
import { checkRules, type CheckedRules } from './rules';
import { touchedProjects } from './touched';

/**
 * Plans a release from plain data: pure and synchronous, so that the same
 * history and rules always give the same plan.
 *
 * @param parse from {@link loadMessageParser}
 * @throws ReleaseError when the rules are wrong (`invalid-options`, `invalid-version`),
 *   or the history does not allow the release (`tags-missing`, `tag-conflict`, `never-released`)
 */
export function computePlan(
  history: History,
  parse: MessageParser,
  planRules: PlanRules,
): ReleasePlan {
  const rules = checkRules(planRules);
  const { application } = rules;
  checkManifestTags(history, rules);
  const reachable = new Set(history.commits.map(({ hash }) => hash));
  const versions = readProjectVersions(history.tags, rules.pattern, (commit) =>
    reachable.has(commit),
  );
  const ancestry = traceAncestry(history.commits, baseCommits(versions, rules));
  const context: PlanContext = {
    head: history.head,
    rules,
    versions,
    touched: touchedProjects(history.commits, rules),
    ancestry,
    book: openCommitBook(history.commits, ancestry, parse),
    sourceOf: sourceFinder(history, ancestry, rules),
  };
  const services = rules.services.map((service) => planService(service, context));
  const plan: ReleasePlan = {
    head: history.head,
    headDate: history.headDate,
    services,
    ...(application
      ? { application: planApplication(application, services, history, context) }
      : {}),
  };
  checkFree(
    [...services, plan.application].flatMap((item) => item?.tag ?? []),
    history.tags,
  );
  return plan;
}

function checkManifestTags(
  { manifest, tags }: History,
  { application, pattern }: CheckedRules,
): void {
  if (!application || !manifest) return;
  const missing = missingTags(
    manifest,
    application,
    pattern,
    tags.map(({ name }) => name),
  );
  checkTags(inFolder(application.root, 'release.json'), missing);
}

/** The commits that "since" is asked about: one or two for each project, most of them shared. */
function baseCommits(
  versions: ReadonlyMap<string, ProjectVersions>,
  rules: CheckedRules,
): Set<string> {
  const commits = new Set<string>();
  for (const [project, known] of versions) {
    const { stable, current } = versionBase(known, preidOf(project, rules));
    if (stable) commits.add(stable.commit);
    if (current) commits.add(current.commit);
  }
  return commits;
}

/**
 * The commit a released version was planned on. `release.json` knows; without it
 * the tagged commit tells: a release commit changes only files of releases, and
 * its first parent is the source; any other was tagged by hand and is the source.
 */
function sourceFinder(
  { manifest, commits }: History,
  ancestry: Ancestry,
  rules: CheckedRules,
): PlanContext['sourceOf'] {
  const roots = [...rules.projects.values(), ...(rules.application ? [rules.application] : [])];
  const tree = createProjectTree(roots);
  const isReleaseCommit = ({ files }: HistoryCommit): boolean =>
    files.length > 0 &&
    files.every((file) => isReleaseFile(file) || isReleaseFile(tree.find(file)?.path ?? file));
  return (project, version, tagged) => {
    const known =
      manifest && Object.hasOwn(manifest.services, project)
        ? manifest.services[project]
        : undefined;
    if (known?.version === version) return known.sourceCommit;
    const commit = commits[ancestry.indexOf(tagged) ?? -1];
    return (commit && isReleaseCommit(commit) && commit.parents[0]) || tagged;
  };
}
