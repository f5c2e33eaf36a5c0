// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * A version cut: merges trunk into the release branch with a merge commit, releases the application there, and pushes branch and tags at once. Trunk itself gets nothing, so the next cut merges cleanly. Refused, with the reason, when trunk is behind, has uncommitted changes, or is not green.
 */
export interface CutExecutorOptions {
  /**
   * Show what would be released and change nothing, here or on the remote.
   */
  dryRun?: boolean;
  /**
   * Branch that is cut from. Default: defaultBase of nx.json, else main.
   */
  trunk?: string;
  /**
   * Branch that is released. The first cut makes it.
   */
  releaseBranch?: string;
  /**
   * Also cut when no run has marked the newest commit of trunk as green.
   */
  allowNotGreen?: boolean;
  /**
   * Refuse the cut unless all there is to release are fixes.
   */
  hotfix?: boolean;
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
   * Makes prereleases of this identifier: rc gives 1.1.0-rc.0.
   */
  preid?: string;
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
   * Do not ask the repositories of services that live elsewhere: those services stay at the versions that the last release pins. Refused when a release is due and one of them was never pinned. The workspace's own remote is asked and pushed to all the same.
   */
  offline?: boolean;
  /**
   * Fetch the history that a shallow clone hides, which is an error otherwise.
   */
  unshallow?: boolean;
  /**
   * File that gets the outcome and the plan as JSON. Relative to the workspace root.
   */
  json?: string;
}
