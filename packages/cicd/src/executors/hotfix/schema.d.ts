// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Releases a fix at patch level: from trunk, or from a hotfix branch off an older release while trunk is ahead. A version that is taken elsewhere is passed over. Services of other repositories stay at the versions that are pinned. Says which fixes trunk does not have yet. Refused when there is more than fixes to release.
 */
export interface HotfixExecutorOptions {
  /**
   * Show what would be released and change nothing, here or on the remote.
   */
  dryRun?: boolean;
  /**
   * Branch that every fix has to reach in the end. Default: defaultBase of nx.json, else main.
   */
  trunk?: string;
  /**
   * Version of the application, instead of the one that is counted. Has to be above the current one and free.
   */
  release?: string;
  /**
   * Show the plan and ask for the version of the application. Needs a terminal.
   */
  ask?: boolean;
  /**
   * Services to release, separated by commas. Default: all of the application.
   */
  services?: string | string[];
  /**
   * Branch that is released. Default: the one that is checked out, else what the CI system says.
   */
  branch?: string;
  /**
   * Remote that is pushed to. Default: origin, when there is one.
   */
  remote?: string;
  /**
   * Push branch and tags. Without it the release stays in this clone until the next one is pushed.
   */
  push?: boolean;
  /**
   * Also make a release at GitHub or GitLab for each tag, after the push, with its changelog entry. The token comes from GITHUB_TOKEN, GH_TOKEN, GITLAB_TOKEN or CI_JOB_TOKEN. Run it again when the host failed.
   */
  createRelease?: boolean;
  /**
   * Fetch the history that a shallow clone hides, which is an error otherwise.
   */
  unshallow?: boolean;
  /**
   * File that gets the outcome and the plan as JSON. Relative to the workspace root.
   */
  json?: string;
}
