// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Puts on record that a release of a service does not go into an environment any more, and neither do its bytes under another name: it is neither promoted nor gone back to until that is lifted. What runs is left alone. What a rollback takes back is rejected by it.
 */
export interface RejectExecutorOptions {
  /**
   * Of a service its version, such as 1.3.0, or the beginning of a candidate's source commit; of an application with the service before it, such as deals-ms@1.3.0.
   */
  release: string;
  /**
   * The reason, for those who meet it; it is on record.
   */
  why?: string;
  /**
   * It may go in again.
   */
  lift?: boolean;
  /**
   * File that gets the result as JSON: service, release, artifact, by, why, outcome. Relative to the workspace root.
   */
  json?: string;
}
