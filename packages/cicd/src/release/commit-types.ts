import type { NxJsonConfiguration } from '@nx/devkit';
import type { ChangelogTypes, PlanRules } from '@org/release';

type Configured = NonNullable<
  NonNullable<NonNullable<NxJsonConfiguration['release']>['conventionalCommits']>['types']
>;

/** How the types of commits count and are listed. */
export interface CommitTypeSettings {
  bumps: NonNullable<PlanRules['types']>;
  changelog: ChangelogTypes;
}

/**
 * Reads `release.conventionalCommits.types` of nx.json as Nx does: `true`, or a type whose bump
 * is not said, is a patch unless Nx has a bump for it; `false` neither releases nor is listed.
 */
export function commitTypeSettings(types: Configured = {}): CommitTypeSettings {
  const bumps: CommitTypeSettings['bumps'] = {};
  const listed: Record<string, ChangelogTypes[string]> = {};
  for (const [type, given] of Object.entries(types)) {
    if (given === false) {
      bumps[type] = { bump: 'none' };
      listed[type] = { hidden: true };
      continue;
    }
    const { semverBump, changelog } = given === true ? {} : given;
    const { title, hidden = changelog === false } = typeof changelog === 'object' ? changelog : {};
    bumps[type] = { bump: semverBump ?? (type === 'feat' ? 'minor' : 'patch') };
    listed[type] = { hidden, ...(title !== undefined && { section: title }) };
  }
  return { bumps, changelog: listed };
}
