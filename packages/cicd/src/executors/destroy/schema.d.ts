// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Removes the stacks of a service, or of all services of an application, from the local cloud: each before those it consumes. What is not there is fine. From another environment (-c sandbox) only where its directDeployment in application.json allows it.
 */
export interface DestroyExecutorOptions {
  /**
   * How many services at the same time.
   */
  concurrency?: number;
  /**
   * Show what would be removed and what would stay, and remove nothing.
   */
  plan?: boolean;
  /**
   * File that gets the result as JSON: the plan, or ok and services with outcome, retained, error. Relative to the workspace root.
   */
  json?: string;
}
