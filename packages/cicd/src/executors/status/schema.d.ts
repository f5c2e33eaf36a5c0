// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Says what runs in an environment, since when and by whom, what is being changed, and what is rejected: by its records.
 */
export interface StatusExecutorOptions {
  /**
   * File that gets the result as JSON: services, open, lock, rejections. Relative to the workspace root.
   */
  json?: string;
}
