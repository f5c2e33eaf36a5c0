import type { NxJsonConfiguration } from '@nx/devkit';
import { type CommitTypeSettings, commitTypeSettings } from './commit-types';

/** What nx.json says about releases, as far as the engine follows it. */
export interface ReleaseSettings {
  tagPattern: string;
  /** Subject of the release commit; undefined leaves it to the engine. */
  commitMessage: string | undefined;
  types: CommitTypeSettings;
}

const DEFAULT_PATTERN = '{projectName}@v{version}';

/**
 * Reads the `release` section of nx.json.
 * @throws Error when its groups lay tags of different patterns, which one plan cannot count from
 */
export function releaseSettings({ release = {} }: NxJsonConfiguration): ReleaseSettings {
  const groups = Object.values(release.groups ?? {});
  const patterns = new Set(
    (groups.length > 0 ? groups : [{}]).map(
      ({ releaseTag }: { releaseTag?: { pattern?: string } }) =>
        releaseTag?.pattern ?? release.releaseTag?.pattern ?? DEFAULT_PATTERN,
    ),
  );
  if (patterns.size > 1) {
    throw new Error(
      `nx.json#/release/groups: the groups lay tags of different patterns: ${[...patterns].join(', ')}. ` +
        'Give services and applications one, such as {projectName}@v{version}.',
    );
  }
  const [tagPattern = DEFAULT_PATTERN] = patterns;
  return {
    tagPattern,
    commitMessage: release.git?.commitMessage,
    types: commitTypeSettings(release.conventionalCommits?.types),
  };
}
