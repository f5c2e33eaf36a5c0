import { spawnGit, type GitRunner } from '../git/git-runner';
import { openRepository } from '../git/open-repository';
import { readTags } from '../git/read-refs';
import { inFolder } from '../history/release-files';
import { parseManifest } from '../manifest/parse-manifest';
import { missingTags } from '../plan/check-tags';
import { createTagPattern, DEFAULT_TAG_PATTERN } from '../tags/tag-pattern';
import type { ApplicationInput, Manifest } from '../types';
import { applicationTag, serviceTag, type PlannedTag } from './plan-tags';

/** What {@link findPendingRelease} takes. */
export interface PendingReleaseInput {
  root: string;
  application: ApplicationInput;
  tagPattern?: string;
  /** Default `HEAD`. */
  head?: string;
  /** The tags there are. Default: those of the clone. */
  known?: Iterable<string>;
  git?: GitRunner;
}

/** A release that was committed and not tagged. */
export interface PendingRelease {
  manifest: Manifest;
  /** The missing tags, for {@link createTags}. */
  tags: PlannedTag[];
  /** The release commit: the newest one on the first-parent line that changed `release.json`. */
  commit: string;
  /** Its committer date, ISO 8601. */
  date: string;
}

/**
 * Finds a release whose commit is made and whose tags are not: the state between
 * the two steps of a release made by hand, and after one that was interrupted.
 * Fetch tags first, or those of others look missing.
 *
 * @returns `null` when every tag that `release.json` at head names is there
 * @throws ReleaseError as reading a repository does, `invalid-manifest`
 */
export async function findPendingRelease(
  input: PendingReleaseInput,
): Promise<PendingRelease | null> {
  const { root, application, tagPattern = DEFAULT_TAG_PATTERN, git = spawnGit(root) } = input;
  const reader = openRepository(root, git);
  const head = await reader.resolveCommit(input.head ?? 'HEAD');
  const file = inFolder(application.root, 'release.json');
  const [text = null] = await reader.readFiles([{ commit: head, path: file }]);
  if (text === null) return null;
  const manifest = parseManifest(text, file);
  const pattern = createTagPattern(tagPattern, [application.name, ...application.services]);
  const known = input.known ?? (await readTags(git)).map(({ name }) => name);
  const missing = new Set(missingTags(manifest, application, pattern, known));
  if (missing.size === 0) return null;
  const log = await git.run([
    'log',
    '-1',
    '--first-parent',
    '--no-show-signature',
    '--format=%H %cI',
    head,
    '--',
    `:(literal)${file}`,
  ]);
  const services = Object.entries(manifest.services)
    .filter(([, { tag, repository }]) => repository === undefined && missing.has(tag))
    .map(([name, { version, tag }]) => serviceTag(name, version, tag));
  const own = pattern.format(application.name, manifest.version);
  const [commit = head, date = ''] = log.stdout.toString('utf8').trim().split(' ');
  return {
    manifest,
    tags: missing.has(own) ? [...services, applicationTag(manifest, own)] : services,
    commit,
    date,
  };
}
