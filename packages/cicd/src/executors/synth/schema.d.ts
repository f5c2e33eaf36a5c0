// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Writes the CloudFormation templates of a service, or of all services of an application, for an environment (-c staging; local by default). Asks no AWS account.
 */
export interface SynthExecutorOptions {
  /**
   * File that gets the result as JSON: service, folder and stacks of each. Relative to the workspace root.
   */
  json?: string;
}
