import type { HistoryCommit, Tag } from '../git/git-reader';
import { isReleaseFile } from '../history/release-files';

/**
 * The commit a tagged version was built from: the first parent of a release commit,
 * which changes only files that releases write, else the tagged commit. The folders
 * of the other repository's projects are not known, so these files count in any folder.
 *
 * @param tagged holds the tag's commit
 */
export function sourceCommitOf(tag: Tag, tagged: readonly HistoryCommit[]): string {
  const commit = tagged.find(({ hash }) => hash === tag.commit);
  if (!commit) throw new Error(`the commit ${tag.commit} of the tag ${tag.name} was not read`);
  return (isReleaseCommit(commit) && commit.parents[0]) || tag.commit;
}

function isReleaseCommit({ files }: HistoryCommit): boolean {
  return files.length > 0 && files.every(isReleaseFileAnywhere);
}

function isReleaseFileAnywhere(file: string): boolean {
  const segments = file.split('/');
  return [1, 2].some((count) => isReleaseFile(segments.slice(-count).join('/')));
}

/**
 * The folder whose `CHANGELOG.md` the release commit of a project wrote, when it is
 * called like the project (without a npm scope).
 */
export function releasedFolder(
  project: string,
  tag: Tag,
  tagged: readonly HistoryCommit[],
): string | undefined {
  const name = project.replace(/^@[^/]*\//, '');
  const commit = tagged.find(({ hash }) => hash === tag.commit);
  const folders = (commit?.files ?? []).flatMap((file) => {
    const [, folder = '', last] = /^((?:.*\/)?([^/]+))\/CHANGELOG\.md$/.exec(file) ?? [];
    return last === name ? [folder] : [];
  });
  return folders.length === 1 ? folders[0] : undefined;
}
