import { parse } from 'semver';
import type { HistoryCommit, Tag } from '../git/git-reader';
import { ReleaseError } from '../release-error';
import { counts, isLower, type Choice } from './choose-version';
import type { ExternalMove } from './external-move';
import { sourceCommitOf } from './source-commit';

/**
 * Refuses what another repository must not do to a release that is pinned: move its tag,
 * or take it away so that the composition would go back. A version that was decided
 * elsewhere is taken, and so is a range that excludes the pinned one.
 *
 * @throws ReleaseError `tag-moved`, `tags-missing`, `invalid-version`
 */
export function checkMove(
  move: ExternalMove,
  tags: readonly Tag[],
  tagged: readonly HistoryCommit[],
  choice: Choice,
): void {
  const { pin, here, to, service } = move;
  if (choice.version !== undefined && !to) throw unknownVersion(move, choice.version);
  if (!pin || !here) return;
  if (choice.version !== undefined && choice.version !== pin.version) return;
  checkTag(move, tagged);
  const version = parse(pin.version);
  if (!version || !counts(version, service, choice.preid)) return;
  if (!to || isLower(to.version, pin.version)) throw goesBack(move, tags);
}

/** The tag of the pinned version, whether it stays or another one takes its place. */
function checkTag(
  { service, pin, from, to }: ExternalMove,
  tagged: readonly HistoryCommit[],
): void {
  const tag = to && pin?.version === to.version ? to.tag : to && from;
  if (!tag || !pin || tag.commit === pin.sourceCommit) return;
  const source = sourceCommitOf(tag, tagged);
  if (source === pin.sourceCommit) return;
  const of = source === tag.commit ? source : `${source} (the tagged commit is ${tag.commit})`;
  throw new ReleaseError({
    code: 'tag-moved',
    what: `the tag ${tag.name} was moved: the version ${pin.version} is pinned to the commit ${pin.sourceCommit}, and the tag now leads to ${of}`,
    where: describe(service),
    fix: 'A released version must not change. Put the tag back there and release a new version; to go on without, name another version of the service.',
  });
}

function goesBack({ service, pin, to }: ExternalMove, tags: readonly Tag[]): ReleaseError {
  const gone = !tags.some(({ name }) => name === pin?.tag);
  const found = to ? `the highest version is ${to.version}` : 'there is no version';
  const why = gone ? `, and the tag ${pin?.tag ?? ''} is not there any more` : '';
  return new ReleaseError({
    code: gone ? 'tags-missing' : 'invalid-version',
    what: `${found}, which is lower than the pinned ${pin?.version ?? ''}${why}`,
    where: describe(service),
    fix: `Restore the tag there. To go back on purpose, name the version of ${service.name}, or give it a range.`,
  });
}

function unknownVersion({ service }: ExternalMove, version: string): ReleaseError {
  return new ReleaseError({
    code: 'invalid-version',
    what: `there is no tag ${service.pattern.format(service.project, version)} there`,
    where: describe(service),
    fix: 'Name a version that is released there, or none to take the highest.',
  });
}

/** A service and where it is, for messages. */
export function describe({ name, repository }: { name: string; repository: string }): string {
  return `${name} (${repository})`;
}
