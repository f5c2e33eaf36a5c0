// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Writes the entries of the next release into the changelogs of the services that change and of the application. Run again, it changes nothing.
 */
export interface ChangelogExecutorOptions {
  /**
   * Write the whole changelogs anew instead, from tags and history: the bytes that the releases would have left, with the projects and options of today. What people wrote into the files is lost; so are entries of a release that is not tagged yet, and what changed in services of other repositories.
   */
  rebuild?: boolean;
  /**
   * Plan a prerelease with this identifier: rc gives 1.1.0-rc.0.
   */
  preid?: string;
  /**
   * Show what would be done and change nothing.
   */
  dryRun?: boolean;
  /**
   * File that gets the result as JSON. Relative to the workspace root.
   */
  json?: string;
}
