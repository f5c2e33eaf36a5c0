import { findEntry } from '../changelog/prepend-changelog';
import { filesAt, type GitReader, type Tag } from '../git/git-reader';
import { openRepository } from '../git/open-repository';
import { inFolder } from '../history/release-files';
import { checkRules, type CheckedRules } from '../plan/rules';
import { ReleaseError } from '../release-error';
import type { ReleaseTag } from '../tags/tag-pattern';
import type { PlanRules } from '../types';
import type { HostRelease } from './host-release';

/** What {@link readHostReleases} takes. */
export interface ReadHostReleasesInput {
  /** Absolute path of the workspace, or of a bare repository. */
  root: string;
  rules: PlanRules;
  /** The commit whose changelogs are read: the release commit, or one after it. Default `HEAD`. */
  head?: string;
  /** Tags of releases. Default: those of the newest release in the history of `head`. */
  tags?: readonly string[];
  /** Reads the repository. Default: git at `root`. */
  git?: GitReader;
}

type TaggedRelease = ReleaseTag & { tag: string; commit: string };

/**
 * Reads from a repository what {@link createHostReleases} takes: for each tag the entry of
 * its version in the changelog. Everything comes from what a release has committed and
 * tagged, so it gives the same after an interruption. The application's stable release is
 * the latest.
 *
 * @returns services sorted by name, then the application; empty when nothing was released
 * @throws ReleaseError when the repository cannot be read, or the rules are wrong, as `planRelease`;
 *   `invalid-options` when a tag is not there or is none of a release
 */
export async function readHostReleases(input: ReadHostReleasesInput): Promise<HostRelease[]> {
  const { root, rules, git = openRepository(root) } = input;
  const checked = checkRules(rules);
  const head = await git.resolveCommit(input.head ?? 'HEAD');
  const known = releasesOf(await git.readTags(), checked);
  const releases = input.tags ? named(input.tags, known) : await newest(git, head, known);
  const roots = new Map(
    [...checked.services, ...(checked.application ? [checked.application] : [])].map((project) => [
      project.name,
      project.root,
    ]),
  );
  const paths = releases.map(({ project }) => inFolder(roots.get(project) ?? '.', 'CHANGELOG.md'));
  const contents = await git.readFiles(filesAt(head, paths));
  const order = [...roots.keys()];
  return releases
    .map((release, index) =>
      toHostRelease(release, contents[index] ?? null, paths[index] ?? '', checked),
    )
    .map((release, index) => ({ release, at: order.indexOf(releases[index]?.project ?? '') }))
    .sort((a, b) => a.at - b.at)
    .map(({ release }) => release);
}

function releasesOf(tags: readonly Tag[], { pattern }: CheckedRules): Map<string, TaggedRelease> {
  return new Map(
    tags.flatMap(({ name: tag, commit }) => {
      const release = pattern.parse(tag);
      return release ? [[tag, { ...release, tag, commit }]] : [];
    }),
  );
}

function named(
  tags: readonly string[],
  known: ReadonlyMap<string, TaggedRelease>,
): TaggedRelease[] {
  return tags.map((tag) => {
    const release = known.get(tag);
    if (release) return release;
    throw new ReleaseError({
      code: 'invalid-options',
      what: 'this clone has no such tag, or it is none of a release',
      where: tag,
      fix: 'Run `git fetch --tags`, or give the tag of a release of these projects.',
    });
  });
}

/** Of the first commit, from the newest on, that has tags of releases. */
async function newest(
  git: GitReader,
  head: string,
  known: ReadonlyMap<string, TaggedRelease>,
): Promise<TaggedRelease[]> {
  const byCommit = new Map<string, TaggedRelease[]>();
  for (const release of known.values())
    byCommit.set(release.commit, [...(byCommit.get(release.commit) ?? []), release]);
  if (byCommit.size === 0) return [];
  for await (const { hash } of git.readCommits(head)) {
    const releases = byCommit.get(hash);
    if (releases) return releases;
  }
  return [];
}

function toHostRelease(
  { project, version, tag, commit }: TaggedRelease,
  content: string | null,
  changelog: string,
  { application }: CheckedRules,
): HostRelease {
  const prerelease = version.prerelease.length > 0;
  return {
    tag,
    title: `${project} ${version.version}`,
    body: content === null ? '' : (findEntry(content, version.version) ?? ''),
    prerelease,
    latest: project === application?.name && !prerelease,
    commit,
    changelog,
  };
}
