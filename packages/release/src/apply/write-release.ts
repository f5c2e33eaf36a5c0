import type { GitRunner } from '../git/git-runner';
import { identityAt } from '../git/identity';
import { commitObject, hashOf, objectId, tagObject, writeObjects } from '../git/objects';
import { writeTree } from '../git/write-tree';
import type { RefUpdate } from '../remote/ref-update';
import type { ReleasePlan } from '../types';
import type { PlannedFile } from './plan-files';
import { planTags, type PlannedTag } from './plan-tags';

/** What {@link writeRelease} takes. */
export interface WriteReleaseInput {
  plan: ReleasePlan;
  files: readonly PlannedFile[];
  /** Of the release commit. */
  message: string;
  /** `Name <address>` of who releases. */
  identity: string;
  /** The workspace's folder below the top of the repository, with a slash at its end; empty at the top. */
  prefix: string;
}

/** A release as git objects that no ref leads to yet. */
export interface WrittenRelease {
  commit: string;
  tags: RefUpdate[];
}

/**
 * Writes the release commit and its annotated tags. Their date is that of the commit the
 * release was planned on, so that the same plan gives the same ids: who does it again, after
 * an interruption or at the same moment, makes the same release and not a second one.
 */
export async function writeRelease(
  git: GitRunner,
  { plan, files, message, identity, prefix }: WriteReleaseInput,
): Promise<WrittenRelease> {
  const tree = await writeTree(
    git,
    plan.head,
    files.map(({ path, content }) => ({ path: `${prefix}${path}`, content })),
  );
  const who = identityAt(identity, plan.headDate);
  const object = commitObject({ tree, parents: [plan.head], author: who, committer: who, message });
  const commit = objectId(object, hashOf(plan.head));
  await writeObjects(git, [object], hashOf(plan.head));
  return { commit, tags: await writeTags(git, planTags(plan), commit, who) };
}

/**
 * Writes annotated tags as objects.
 * @param who identity and date
 */
export async function writeTags(
  git: GitRunner,
  tags: readonly PlannedTag[],
  commit: string,
  who: string,
): Promise<RefUpdate[]> {
  const hash = hashOf(commit);
  const objects = tags.map(({ name, message }) =>
    tagObject({ name, commit, message, tagger: who }),
  );
  await writeObjects(git, objects, hash);
  return objects.map((object, index) => ({
    ref: `refs/tags/${tags[index]?.name ?? ''}`,
    object: objectId(object, hash),
  }));
}
