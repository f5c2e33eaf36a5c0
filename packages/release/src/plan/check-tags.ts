import { ReleaseError } from '../release-error';
import type { TagPattern } from '../tags/tag-pattern';
import type { ApplicationInput, Manifest } from '../types';

/**
 * The tags a manifest names that the clone does not have: the application's own
 * and those of its services. Services the application no longer has, and releases
 * of other repositories, are not looked at.
 */
export function missingTags(
  manifest: Manifest,
  application: ApplicationInput,
  pattern: TagPattern,
  tags: Iterable<string>,
): string[] {
  const known = new Set(tags);
  const named = Object.entries(manifest.services)
    .filter(
      ([name, { repository }]) => repository === undefined && application.services.includes(name),
    )
    .map(([, { tag }]) => tag);
  return [...named, pattern.format(application.name, manifest.version)].filter(
    (tag) => !known.has(tag),
  );
}

/**
 * Holds `release.json` against the tags: a version that is written down but not
 * tagged here means that the clone lacks tags or that a release was interrupted
 * before it tagged, and any plan would give the same version out twice.
 *
 * @throws ReleaseError `tags-missing`
 */
export function checkTags(file: string, missing: readonly string[]): void {
  if (missing.length === 0) return;
  throw new ReleaseError({
    code: 'tags-missing',
    what: `it names releases whose tags are not in this clone: ${missing.join(', ')}`,
    where: file,
    fix:
      'Run `git fetch --tags`. If they are not on the remote either, the release was interrupted before it tagged: ' +
      'finish it by tagging the release commit.',
  });
}

/** @throws ReleaseError `tag-conflict` when a planned tag exists already, wherever it points */
export function checkFree(
  planned: readonly string[],
  tags: readonly { name: string; commit: string }[],
): void {
  const known = new Map(tags.map(({ name, commit }) => [name, commit]));
  for (const tag of planned) {
    const commit = known.get(tag);
    if (commit === undefined) continue;
    throw new ReleaseError({
      code: 'tag-conflict',
      what: `the tag exists already, at ${commit}, which is not in the history that is released`,
      where: tag,
      fix: 'Merge the branch it is on and plan again, or decide on another version.',
    });
  }
}
