// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Runs the migrations that are due of the release that the service runs in the environment of the configuration, under the environment's lock. A promotion does that by itself: this is for a contract step that had to wait, or a step that was interrupted. With --plan it only says what would be run.
 */
export interface MigrateExecutorOptions {
  /**
   * Only say which steps are applied, would be run, wait and why, or are refused. No local cloud is started for that.
   */
  plan?: boolean;
  /**
   * Seconds to wait while somebody else changes the environment.
   */
  wait?: number;
  /**
   * File that gets the result as JSON: service, release, outcome, applied, run, waiting, refused. Relative to the workspace root.
   */
  json?: string;
}
