import type { NxJsonConfiguration } from '@nx/devkit';

type Release = NonNullable<NxJsonConfiguration['release']>;

/** A release group of nx.json. */
export type ReleaseGroup = NonNullable<Release['groups']>[string];

/**
 * The `release` section of nx.json: services and applications are versioned one by one,
 * and their versions live in tags.
 *
 * Each group says everything about itself, so that it can join a section that exists.
 * `conventionalCommits` stands for the resolver "git-tag"; Nx refuses both together. Nx writes
 * no changelog files, since the version actions do; the renderer is for releases at a host.
 */
export function releaseSection(): Release {
  return {
    groups: { services: group('tag:type:service'), applications: group('tag:type:application') },
    changelog: { automaticFromRef: true, workspaceChangelog: false },
    conventionalCommits: { useCommitScope: false },
    git: { commit: true, commitMessage: 'chore(release): publish', tag: true },
  };
}

function group(projects: string): ReleaseGroup {
  return {
    projects: [projects],
    projectsRelationship: 'independent',
    releaseTag: { pattern: '{projectName}@v{version}' },
    version: {
      adjustSemverBumpsForZeroMajorVersion: false,
      conventionalCommits: true,
      fallbackCurrentVersionResolver: 'disk',
      versionActions: '@org/cicd/release/version-actions',
    },
    changelog: {
      createRelease: false,
      file: false,
      renderer: '@org/cicd/release/changelog-renderer',
    },
  };
}
