import type { MessageParser } from '../commits/message';
import { checkComposable, externalMembers, planExternals } from '../external/plan-externals';
import type { ExternalsInput } from '../external/read-externals';
import { composeApplication } from '../manifest/compose-application';
import { ReleaseError } from '../release-error';
import type {
  ApplicationInput,
  ApplicationPlan,
  Manifest,
  ManifestService,
  ServicePlan,
} from '../types';
import type { History } from './history';
import { highestBump, versionBase, type VersionBase } from './next-version';
import { preidOf, prereleasesOf, projectChanges, type PlanContext } from './plan-service';
import type { ProjectVersions } from '../tags/project-versions';
import type { CheckedRules } from './rules';

/**
 * The versions whose `releases/<version>.json` planning wants, beside the
 * `release.json` at head: those the next composition is compared with.
 */
export function neededManifests(
  versions: ProjectVersions | undefined,
  rules: CheckedRules,
): string[] {
  if (!rules.application) return [];
  const { stable, current } = versionBase(versions, preidOf(rules.application.name, rules));
  return [...new Set([stable, current].flatMap((found) => (found ? [found.version.version] : [])))];
}

/** What is read and planned of the application's services in other repositories. */
export function externalsInput(
  versions: ProjectVersions | undefined,
  rules: CheckedRules,
  history: Pick<History, 'manifest' | 'pastManifests'>,
): ExternalsInput {
  const preid = rules.application && preidOf(rules.application.name, rules);
  return {
    services: rules.externals,
    choiceOf: (service) => {
      const version = rules.versionOf(service);
      return { preid, version, keep: rules.hotfix && version === undefined };
    },
    pins: manifestBefore(versionBase(versions, preid).current, history),
  };
}

/**
 * Composes the application of its services' next versions, or their current
 * ones where they are not released, and of the releases of other repositories.
 *
 * @throws ReleaseError `never-released` when a release is due and a service has no version at all,
 *   `repository-unreachable` when it is due and an external service cannot be read, and for what
 *   is wrong with the releases of other repositories (`tag-moved`, `tags-missing`, `invalid-version`)
 */
export function planApplication(
  application: ApplicationInput,
  services: readonly ServicePlan[],
  history: History,
  context: PlanContext,
  parse: MessageParser,
): ApplicationPlan {
  const { name, root } = application;
  const { rules } = context;
  const found = projectChanges(name, [], context);
  const members = services.filter((service) => application.services.includes(service.name));
  const input = externalsInput(context.versions.get(name), rules, history);
  const externals = planExternals({ ...input, repositories: history.externals ?? null, parse });
  const composition = compositionOf(members);
  const current = found.current?.version.version ?? null;
  const stable = found.stable?.version.version ?? null;
  const preid = preidOf(name, rules);
  const version = rules.versionOf(name);
  const composed = composeApplication({
    name,
    root,
    previous: input.pins,
    current: { ...composition, ...Object.fromEntries(externalMembers(externals)) },
    currentVersion: current,
    ownBump: highestBump(found.commits.map(({ bump }) => bump)),
    head: history.head,
    initialVersion: rules.initialVersion,
    baseline: {
      version: stable,
      manifest: manifestOf(stable, history),
      ownBump: found.level,
      prereleases: prereleasesOf(context.versions.get(name)),
    },
    ...(rules.hotfix ? { isTaken: (taken) => context.isTaken(name, taken) } : {}),
    ...(preid === undefined ? {} : { preid }),
    ...(version === undefined ? {} : { version }),
  });
  if (composed.nextVersion !== null) {
    checkAllReleased(members, composition);
    checkComposable(externals);
  }
  return {
    name,
    root,
    currentVersion: current,
    currentTag: found.current?.tag ?? null,
    nextVersion: composed.nextVersion,
    bump: composed.bump,
    tag: composed.nextVersion === null ? null : rules.pattern.format(name, composed.nextVersion),
    moves: composed.moves,
    commits: found.commits,
    ...(externals.length > 0 ? { externals } : {}),
    manifest: composed.manifest,
  };
}

function compositionOf(members: readonly ServicePlan[]): Record<string, ManifestService> {
  return Object.fromEntries(
    members.flatMap((service): [string, ManifestService][] => {
      const version = service.nextVersion ?? service.currentVersion;
      const tag = service.tag ?? service.currentTag;
      if (version === null || tag === null || service.sourceCommit === null) return [];
      return [[service.name, { version, tag, sourceCommit: service.sourceCommit }]];
    }),
  );
}

/** The manifest that a composition is moved from: that of the current version, else the one at head. */
function manifestBefore(
  current: VersionBase['current'],
  history: Pick<History, 'manifest' | 'pastManifests'>,
): Manifest | null {
  return manifestOf(current?.version.version ?? null, history) ?? history.manifest;
}

function manifestOf(
  version: string | null,
  { manifest, pastManifests }: Pick<History, 'manifest' | 'pastManifests'>,
): Manifest | null {
  if (version === null) return null;
  return [manifest, ...pastManifests].find((candidate) => candidate?.version === version) ?? null;
}

function checkAllReleased(
  members: readonly ServicePlan[],
  composition: Record<string, ManifestService>,
): void {
  const missing = members
    .map(({ name }) => name)
    .filter((name) => !Object.hasOwn(composition, name));
  if (missing.length === 0) return;
  throw new ReleaseError({
    code: 'never-released',
    what: `the application cannot be composed, these services were never released: ${missing.join(', ')}`,
    fix:
      `Release them first with \`nx release 1.0.0 --projects=${missing.join(',')}\`, ` +
      'or commit a feat or fix that touches them and release again.',
  });
}
