import type { GitRunner } from '../git/git-runner';
import type { Clone } from '../remote/clone';
import { newestOf } from '../remote/sync';

/** What a line is asked with, after everything was fetched. */
export interface LineContext {
  git: GitRunner;
  clone: Clone;
  /** Commits of the remote's branches, by name; empty without a remote. */
  upstream: ReadonlyMap<string, string>;
  identity: string;
}

/** Where a release takes its commit from: the branch itself, or what is merged into it first. */
export interface ReleaseLine {
  /** Branches that have to be fetched beside the released one. */
  branches: readonly string[];
  /** Whether a HEAD that is on no branch, as in CI, is at the released one. */
  atHead: boolean;
  /**
   * The commit to plan on and to put the release commit on.
   * @throws ReleaseError when there is a reason not to release
   */
  head(context: LineContext): Promise<string>;
}

/** Releases what is on the branch: its newest commit, here or on the remote. */
export const branchLine: ReleaseLine = {
  branches: [],
  atHead: true,
  head: ({ git, clone, upstream }) => newestOf(git, clone, upstream.get(clone.branch) ?? null),
};
