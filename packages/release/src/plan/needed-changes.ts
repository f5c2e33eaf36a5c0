import { mayCount } from '../commits/may-count';
import type { Commit } from '../git/git-reader';
import type { Manifest } from '../types';
import { versionBase } from './next-version';
import type { RevertFinder } from './named-reverts';
import { preidOf } from './plan-service';
import type { CheckedRules } from './rules';
import type { Survey } from './survey';

/**
 * The commits whose files planning has to know. Comparing trees is nearly all
 * that git does for a plan, so it is asked only about commits that
 *
 * - may count (not released by everybody, and releasable or a revert by their message),
 * - are named by such a revert,
 * - carry a version whose source the manifest does not know.
 *
 * @returns positions in `commits`, newest first
 */
export function neededChanges(
  commits: readonly Commit[],
  survey: Survey,
  revertsOf: RevertFinder,
  manifest: Manifest | null,
  rules: CheckedRules,
): number[] {
  const needed = new Set<number>(taggedSources(survey, manifest, rules));
  commits.forEach(({ message }, index) => {
    if (!survey.isOpen(index) || !mayCount(message, rules.types)) return;
    needed.add(index);
    for (const group of revertsOf(index)?.groups ?? []) {
      group.filter((named) => survey.isOpen(named)).forEach((named) => needed.add(named));
    }
  });
  return [...needed].sort((a, b) => a - b);
}

function taggedSources(
  { versions, ancestry }: Survey,
  manifest: Manifest | null,
  rules: CheckedRules,
): number[] {
  return rules.services.flatMap(({ name }) => {
    const { current } = versionBase(versions.get(name), preidOf(name, rules));
    if (!current || manifestSource(manifest, name, current.version.version) !== null) return [];
    return ancestry.indexOf(current.commit) ?? [];
  });
}

/** The commit a version of a service was planned on, when the manifest is about that version. */
export function manifestSource(
  manifest: Manifest | null,
  service: string,
  version: string,
): string | null {
  if (!manifest || !Object.hasOwn(manifest.services, service)) return null;
  const known = manifest.services[service];
  return known?.version === version && known.repository === undefined ? known.sourceCommit : null;
}
