// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Tells what happened in an environment, the newest first: promotions, deployments, approvals, rollbacks and rejections.
 */
export interface HistoryExecutorOptions {
  /**
   * How many lines for people.
   */
  limit?: number;
  /**
   * File that gets everything as JSON: entries with sequence, at, by, what. Relative to the workspace root.
   */
  json?: string;
}
