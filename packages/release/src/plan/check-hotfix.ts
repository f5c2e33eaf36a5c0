import { ReleaseError } from '../release-error';
import type { ApplicationPlan, PlannedCommit, ServicePlan } from '../types';
import { bumpBetween, isFurther } from './next-version';
import type { Candidate } from './plan-service';

/**
 * Holds a hotfix to patches: on a line that trunk has left behind, anything more
 * would be a version that trunk has to go past.
 *
 * @param candidates in the order of `services`
 * @throws ReleaseError `not-a-hotfix` with every service and commit that is more than a patch
 */
export function checkHotfix(
  candidates: readonly Candidate[],
  services: readonly ServicePlan[],
  application: ApplicationPlan | undefined,
): void {
  const ofServices = services.flatMap((service, index) =>
    listed(service, whyNot(service, candidates[index])),
  );
  const ofApplication = application ? listed(application, whyNotComposed(application)) : [];
  const reasons = [...ofServices, ...ofApplication];
  if (reasons.length === 0) return;
  throw new ReleaseError({
    code: 'not-a-hotfix',
    what: `a hotfix brings patches only\n${reasons.join('\n')}`,
    fix: 'Release this from trunk, or release only the services that have nothing but fixes (`only`).',
  });
}

function listed(
  { name, nextVersion }: { name: string; nextVersion: string | null },
  reasons: string[],
): string[] {
  return nextVersion === null ? [] : reasons.map((reason) => `- ${name}: ${reason}`);
}

function whyNot(
  { nextVersion, raised = [] }: ServicePlan,
  candidate: Candidate | undefined,
): string[] {
  const { stable, sinceStable = [] } = candidate?.found ?? {};
  if (!stable) return ['it was never released on this line'];
  const checks = raised
    .filter(({ bump }) => isFurther(bump, 'patch'))
    .map(({ check, reason }) => `${reason} (${check})`);
  const reasons = [...furtherThanPatch(sinceStable), ...checks];
  const version = stable.version.version;
  const distance = bumpBetween(version, nextVersion ?? version);
  return reasons.length === 0 && isFurther(distance, 'patch')
    ? [`${version} → ${nextVersion} is ${distance}`]
    : reasons;
}

/** Services that moved further are named by themselves already. */
function whyNotComposed({ currentVersion, bump, moves, commits }: ApplicationPlan): string[] {
  if (currentVersion === null) return ['it was never released on this line'];
  const reshaped = moves
    .filter(({ kind }) => kind !== 'changed')
    .map(({ name, kind }) => `the service ${name} is ${kind}`);
  const reasons = [...furtherThanPatch(commits), ...reshaped];
  return reasons.length === 0 && isFurther(bump, 'patch') ? [`the release is ${bump}`] : reasons;
}

function furtherThanPatch(commits: readonly PlannedCommit[]): string[] {
  return commits
    .filter(({ bump }) => isFurther(bump, 'patch'))
    .map(({ shortHash, header }) => `${shortHash} ${header}`);
}
