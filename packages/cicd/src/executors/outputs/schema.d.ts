// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Shows the outputs of the stacks of a service, or of all services of an application, such as the URL of its API.
 */
export interface OutputsExecutorOptions {
  /**
   * File that gets the result as JSON: service, stacks with status and outputs. Relative to the workspace root.
   */
  json?: string;
}
