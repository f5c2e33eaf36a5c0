// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Deploys a service, or all services of an application, from the working tree to the local cloud, which is started when it does not run: services after those they consume, independent ones at the same time. What has not changed is not touched. Run again after an interruption, it waits for what CloudFormation has begun. Names that clash in an account are refused before anything is touched: those of all services when the application is deployed, and of a service's own stacks when it is deployed alone. Another environment (-c sandbox) is deployed to only where its directDeployment in application.json allows it, and only when it was bootstrapped.
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
