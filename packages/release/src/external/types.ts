import type { PlannedCommit, RepositoryUrl } from '../types';

/** A service of an application that lives in another git repository and is released there. */
export interface ExternalService {
  /** Its name in the application; no project of the workspace has it. */
  name: string;
  /**
   * A URL or path that git accepts, without credentials; a path is relative to the
   * workspace. It is written into `release.json` as it is.
   */
  repository: string;
  /**
   * How its releases are tagged there: holds `{version}` once and `{projectName}` at most
   * once; `v{version}` in a repository of one service. Default `{projectName}@v{version}`.
   */
  tagPattern?: string;
  /** Its name there, for `{projectName}`. Default `name`. */
  project?: string;
  /** The versions that may be composed, a semver range. Default: all. */
  range?: string;
  /**
   * Its folder there, `.` for the top: whose changes are its changes. Default: the top, for
   * a pattern without `{projectName}`; else the folder of that name whose `CHANGELOG.md`
   * the release commit wrote, and no changes when there is none.
   */
  root?: string;
}

/** What a plan composes of an external service, and where that comes from. */
export interface ExternalPlan {
  name: string;
  repository: string;
  /** Where the repository is seen in a browser; `null` when that is not known. */
  url: RepositoryUrl | null;
  /** What the composition before pins; `null` when it does not know the service. */
  currentVersion: string | null;
  /** The tag of that version in this repository; `null` when it has none. */
  currentTag: string | null;
  /** What this plan composes; `null` when there is no such release, so that nothing can be composed. */
  version: string | null;
  tag: string | null;
  sourceCommit: string | null;
  /**
   * `read`: from the tags of the repository. `kept`: nothing was read, since it was planned
   * offline or is a hotfix, so it stays as it was pinned. `unreachable`: it stays as well, and
   * no release is due.
   */
  state: 'read' | 'kept' | 'unreachable';
  /** Why it is `unreachable`, in git's words, credentials masked. */
  reason?: string;
  /** Its releasable changes between `currentVersion` and `version`, newest first; none when they cannot be told. */
  commits: PlannedCommit[];
}
