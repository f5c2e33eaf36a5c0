// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Compares the stacks of a service, or of all services of an application, as the working tree has them with what is deployed in an environment (-c staging; local by default): which resources a deployment would add, change, replace or remove, what is dangerous first. It changes nothing in the environment; the local cloud is started when it does not run.
 */
export interface DiffExecutorOptions {
  /**
   * File that gets the result as JSON: environment, and stacks with state, resources, others, security. Relative to the workspace root.
   */
  json?: string;
}
