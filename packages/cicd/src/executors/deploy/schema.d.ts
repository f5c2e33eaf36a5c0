// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Deploys a service, or all services of an application, from the working tree to the local cloud, which is started when it does not run: services after those they consume, independent ones at the same time. What has not changed is not touched. Run again after an interruption, it waits for what CloudFormation has begun.
 */
export interface DeployExecutorOptions {
  /**
   * How many services at the same time.
   */
  concurrency?: number;
  /**
   * Deploy also what has not changed.
   */
  force?: boolean;
  /**
   * File that gets the result as JSON: ok, services with outcome, stacks, error, milliseconds. Relative to the workspace root.
   */
  json?: string;
}
