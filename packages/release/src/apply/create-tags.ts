import { spawnGit, type GitRunner } from '../git/git-runner';
import { hashOf, objectId, tagObject, writeObjects } from '../git/objects';
import { findCommit, readTags } from '../git/read-refs';
import { isRefName } from '../git/ref-name';
import { ReleaseError } from '../release-error';
import type { PlannedTag } from './plan-tags';

/** What {@link createTags} takes. */
export interface CreateTagsInput {
  /** Absolute path of the repository. */
  root: string;
  tags: readonly PlannedTag[];
  /** The commit to tag, any revision: the release commit. */
  target: string;
  git?: GitRunner;
}

/** What {@link createTags} did, tag names in the order given. */
export interface CreatedTags {
  created: string[];
  /** Those that were at the target already. */
  existing: string[];
}

/**
 * Makes annotated tags on one commit: all of them or none, and those that are
 * there already are fine, so it can be run again after any interruption. The
 * tagger is git's committer (`user.name`, `user.email`, or the environment).
 * The number of git processes does not depend on the number of tags.
 *
 * @throws ReleaseError before anything is written: `tag-conflict` when a tag is
 *   at another commit, `invalid-options` when a name cannot be a tag's,
 *   `unknown-revision`, or `git-failed` when there is no identity
 */
export async function createTags(input: CreateTagsInput): Promise<CreatedTags> {
  const { root, tags, git = spawnGit(root) } = input;
  checkNames(tags);
  const target = await findCommit(git, input.target);
  if (target === null) throw unknownTarget(root, input.target);
  const missing = await findMissing(git, tags, target);
  if (missing.length > 0 && !(await writeTags(git, missing, target))) {
    const stillMissing = await findMissing(git, tags, target);
    if (stillMissing.length > 0) throw notWritten(root, stillMissing);
  }
  const created = new Set(missing.map(({ name }) => name));
  return {
    created: [...created],
    existing: tags.map(({ name }) => name).filter((name) => !created.has(name)),
  };
}

function checkNames(tags: readonly PlannedTag[]): void {
  const wrong = tags.find(({ name }) => !isRefName(name));
  if (!wrong) return;
  throw new ReleaseError({
    code: 'invalid-options',
    what: 'git does not allow this name for a tag',
    where: JSON.stringify(wrong.name),
    fix: 'Change the project name or the tag pattern; `git check-ref-format --help` has the rules.',
  });
}

async function findMissing(
  git: GitRunner,
  tags: readonly PlannedTag[],
  target: string,
): Promise<PlannedTag[]> {
  const known = new Map((await readTags(git)).map(({ name, commit }) => [name, commit]));
  const elsewhere = tags.filter(({ name }) => known.has(name) && known.get(name) !== target);
  if (elsewhere.length > 0) {
    throw new ReleaseError({
      code: 'tag-conflict',
      what: `these tags exist already, at other commits than ${target}: ${elsewhere
        .map(({ name }) => `${name} (${known.get(name) ?? ''})`)
        .join(', ')}`,
      fix: 'Nothing was written. Plan the release again; a tag that was never pushed can be deleted with `git tag -d`.',
    });
  }
  return tags.filter(({ name }) => !known.has(name));
}

/** @returns whether the refs were written; when not, another process may have been faster */
async function writeTags(
  git: GitRunner,
  tags: readonly PlannedTag[],
  commit: string,
): Promise<boolean> {
  const tagger = (await git.run(['var', 'GIT_COMMITTER_IDENT'])).stdout.toString('utf8').trim();
  const hash = hashOf(commit);
  const objects = tags.map(({ name, message }) => tagObject({ name, commit, message, tagger }));
  await writeObjects(git, objects, hash);
  const commands = objects.map(
    (object, index) => `create refs/tags/${tags[index]?.name ?? ''}\0${objectId(object, hash)}\0`,
  );
  const { code } = await git.run(['update-ref', '-m', 'release', '-z', '--stdin'], {
    input: commands.join(''),
    allow: [0, 128],
  });
  return code === 0;
}

function unknownTarget(root: string, target: string): ReleaseError {
  return new ReleaseError({
    code: 'unknown-revision',
    what: `there is no commit "${target}" to tag`,
    where: root,
  });
}

function notWritten(root: string, tags: readonly PlannedTag[]): ReleaseError {
  return new ReleaseError({
    code: 'git-failed',
    what: `git could not write the tags ${tags.map(({ name }) => name).join(', ')}`,
    where: root,
    fix: 'A tag cannot be inside another (`a` and `a/b`), and no other git process may hold a lock; then run it again.',
  });
}
