import { compare, prerelease } from 'semver';
import type { MessageParser } from '../commits/message';
import { traceAncestry, type Ancestry } from '../history/ancestry';
import { sourceFinder, type SourceFinder } from '../history/release-source';
import { compareCompositions } from '../manifest/compose-application';
import { openCommitBook, type CommitBook } from '../plan/commit-book';
import type { History } from '../plan/history';
import { bumpBetween, versionBase } from '../plan/next-version';
import { checkRules, type CheckedRules } from '../plan/rules';
import { withMoves } from '../plan/moves';
import { dependencyClosure, itemsOf, touchedProjects, type Touched } from '../plan/touched';
import { readProjectVersions, type ReachableVersion } from '../tags/project-versions';
import type { ApplicationPlan, Manifest, PlanRules, ServicePlan } from '../types';
import { manifestSources } from './manifest-sources';

/** A release that was made, as it was planned. */
export interface PastRelease {
  plan: ServicePlan;
  version: string;
  /** `YYYY-MM-DD` of the commit it was planned on. */
  date: string;
}

/** A release of an application that was made, as it was planned. */
export interface PastApplicationRelease {
  application: ApplicationPlan;
  services: ServicePlan[];
  version: string;
  date: string;
}

/** What was released of a workspace, the oldest release first. */
export interface PastReleases {
  /** By service, those without a release left out. */
  services: ReadonlyMap<string, readonly PastRelease[]>;
  application: readonly PastApplicationRelease[];
}

/** What the past of one project shares with that of others. */
interface Past {
  history: History;
  rules: CheckedRules;
  touched: Touched;
  ancestry: Ancestry;
  book: CommitBook;
  sourceOf: SourceFinder;
}

/** How many tags the ancestors are traced for at once: a bit for each and every commit. */
const TAGS_AT_ONCE = 4096;

/**
 * Tells from tags and history what was released: one pass, however many releases
 * there are. Pure. Each release is counted from the one before as `computePlan` does
 * it, with the projects, folders and dependencies of today.
 *
 * @param manifests all `releases/<version>.json` there are; an application's releases without one are left out
 * @throws ReleaseError `invalid-options` when the rules are wrong
 */
export function pastReleases(
  history: History,
  manifests: readonly Manifest[],
  parse: MessageParser,
  planRules: PlanRules,
): PastReleases {
  const rules = checkRules(planRules);
  const { application } = rules;
  const order = traceAncestry(history.commits, []);
  const released = releasedVersions(history, rules, order);
  const shared = {
    history,
    rules,
    touched: touchedProjects(history.commits, withMoves(rules, history.moves ?? [])),
    book: openCommitBook(history.commits, order, parse),
    sourceOf: sourceFinder(history.commits, order, rules.tree, manifestSources(manifests)),
  };
  const services = new Map<string, PastRelease[]>();
  for (const projects of chunks(released)) {
    const tagged = projects.flatMap(([, versions]) => versions.map(({ commit }) => commit));
    const past = { ...shared, ancestry: traceAncestry(history.commits, tagged) };
    for (const [name, versions] of projects)
      services.set(
        name,
        versions.map((version) => serviceRelease(name, version, versions, past)),
      );
  }
  const own = application === undefined ? [] : (services.get(application.name) ?? []);
  if (application) services.delete(application.name);
  return {
    services,
    application: own.flatMap((release, index) =>
      composed(release, own[index - 1]?.version ?? null, manifests, services),
    ),
  };
}

/** The versions of each project in the history, in the order they were made. */
function releasedVersions(
  { tags }: History,
  { pattern }: CheckedRules,
  order: Ancestry,
): Map<string, ReachableVersion[]> {
  const released = new Map<string, ReachableVersion[]>();
  for (const { name: tag, commit } of tags) {
    const found = order.indexOf(commit) === undefined ? null : pattern.parse(tag);
    if (!found) continue;
    const versions = released.get(found.project) ?? [];
    versions.push({ version: found.version, tag, commit });
    released.set(found.project, versions);
  }
  const position = ({ commit }: ReachableVersion): number => order.indexOf(commit) ?? 0;
  for (const versions of released.values())
    versions.sort((a, b) => position(b) - position(a) || compare(a.version, b.version));
  return released;
}

function* chunks(
  released: ReadonlyMap<string, ReachableVersion[]>,
): Generator<[string, ReachableVersion[]][]> {
  let chunk: [string, ReachableVersion[]][] = [];
  let tags = 0;
  for (const entry of released) {
    if (tags > 0 && tags + entry[1].length > TAGS_AT_ONCE) {
      yield chunk;
      chunk = [];
      tags = 0;
    }
    chunk.push(entry);
    tags += entry[1].length;
  }
  yield chunk;
}

function serviceRelease(
  name: string,
  release: ReachableVersion,
  versions: readonly ReachableVersion[],
  past: Past,
): PastRelease {
  const { rules, touched, ancestry, book, history } = past;
  const { version, tag, commit } = release;
  const base = baseOf(release, versions, past);
  const isApplication = rules.application?.name === name;
  const commits = book.changes(
    itemsOf(
      name,
      touched,
      isApplication ? [] : dependencyClosure(name, rules.projects),
      (index) =>
        !ancestry.isIn(index, commit) || (base !== null && ancestry.isIn(index, base.commit)),
    ),
  );
  const current = base?.version.version ?? null;
  const source = past.sourceOf(name, version.version, commit);
  const plan = {
    name,
    root: (isApplication ? rules.application : rules.projects.get(name))?.root ?? '.',
    currentVersion: current,
    currentTag: base?.tag ?? null,
    nextVersion: version.version,
    bump: current === null ? ('first' as const) : bumpBetween(current, version.version),
    tag,
    commits,
    sourceCommit: source,
  };
  const date = history.commits[ancestry.indexOf(source) ?? -1]?.date ?? history.headDate;
  return { plan, version: version.version, date: date.slice(0, 10) };
}

/** The version a release was counted from: of those made before, as planning chooses among them. */
function baseOf(
  { version, commit }: ReachableVersion,
  versions: readonly ReachableVersion[],
  { ancestry, rules }: Past,
): ReachableVersion | null {
  const tags = versions
    .filter((earlier) => {
      const index = ancestry.indexOf(earlier.commit);
      return (
        compare(earlier.version, version) < 0 && index !== undefined && ancestry.isIn(index, commit)
      );
    })
    .map((earlier) => ({ name: earlier.tag, commit: earlier.commit }));
  const identifier = prerelease(version)?.[0];
  const [earlier] = readProjectVersions(tags, rules.pattern, () => true).values();
  return versionBase(earlier, typeof identifier === 'string' ? identifier : undefined).current;
}

/** @param before the version whose `release.json` was there: what the first stable release is compared with */
function composed(
  { plan, version, date }: PastRelease,
  before: string | null,
  manifests: readonly Manifest[],
  releases: ReadonlyMap<string, readonly PastRelease[]>,
): PastApplicationRelease[] {
  const manifestOf = (wanted: string | null): Manifest | null =>
    manifests.find((candidate) => candidate.version === wanted) ?? null;
  const manifest = manifestOf(version);
  if (!manifest) return [];
  const previous = manifestOf(plan.currentVersion) ?? manifestOf(before);
  const moves = compareCompositions(previous, manifest.services);
  const services = moves.flatMap(({ name, to }): ServicePlan[] => {
    const pinned = manifest.services[name];
    if (!pinned || pinned.repository !== undefined) return [];
    const release = releases.get(name)?.find((candidate) => candidate.version === to);
    return release && pinned.sourceCommit === manifest.sourceCommit ? [release.plan] : [];
  });
  return [{ application: { ...plan, moves, manifest }, services, version, date }];
}
