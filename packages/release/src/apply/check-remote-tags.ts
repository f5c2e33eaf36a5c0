import type { Tag } from '../git/git-reader';
import { ReleaseError } from '../release-error';
import type { TagPattern } from '../tags/tag-pattern';

/** What {@link checkRemoteTags} takes. */
export interface RemoteTagsInput {
  pattern: TagPattern;
  /** Tags of the clone. */
  here: readonly Tag[];
  /** Commits of the remote's tags, by name. */
  there: ReadonlyMap<string, string>;
  /** Tags that are about to be pushed anyway. */
  pending: ReadonlySet<string>;
  remote: string;
}

/**
 * Holds the release tags of a clone against those of its remote. Planning counts from the
 * clone's, so a release only this clone knows of would be counted from and never be found
 * by others. Tags of other names are not looked at.
 *
 * @throws ReleaseError `tag-conflict` when a tag is at another commit there, `tags-unpushed`
 *   when it is not there at all
 */
export function checkRemoteTags({ pattern, here, there, pending, remote }: RemoteTagsInput): void {
  const ours = here.filter(({ name }) => pattern.parse(name) !== null);
  const moved = ours.filter(({ name, commit }) => (there.get(name) ?? commit) !== commit);
  if (moved.length > 0) {
    throw new ReleaseError({
      code: 'tag-conflict',
      what: `these tags are at other commits on ${remote}: ${moved
        .map(
          ({ name, commit }) => `${name} (here ${short(commit)}, there ${short(there.get(name))})`,
        )
        .join(', ')}`,
      fix: 'Find out which is right. The remote is what others see: `git tag -d <tag> && git fetch --tags` takes its tags.',
    });
  }
  const unpushed = ours
    .map(({ name }) => name)
    .filter((name) => !there.has(name) && !pending.has(name));
  if (unpushed.length > 0) {
    throw new ReleaseError({
      code: 'tags-unpushed',
      what: `these release tags are in this clone and not on ${remote}: ${unpushed.join(', ')}`,
      fix: `If they are releases, push them: \`git push ${remote} ${unpushed.slice(0, 3).join(' ')}\`; if they are leftovers, delete them with \`git tag -d\`.`,
    });
  }
}

function short(commit = ''): string {
  return commit.slice(0, 7);
}
