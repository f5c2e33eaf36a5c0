// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Says what runs in an environment, or in all of them, since when and by whom, what is being changed, and what is rejected: by its records. What is really there is compared with them.
 */
export interface StatusExecutorOptions {
  /**
   * Compare what is on record with the stacks that are really there. What cannot be reached is said; no local cloud is started.
   */
  compare?: boolean;
  /**
   * File that gets the result as JSON: services, open, lock, rejections, drift, notCompared; of all environments a list of them. Relative to the workspace root.
   */
  json?: string;
}
