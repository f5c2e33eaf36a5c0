// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Asks a service, or all services of an application at the same time, over HTTP whether it is healthy: where its stack's output ApiUrl says that it answers, in an environment (-c staging; local by default), again and again until it is or the time is over. Fails when one is not.
 */
export interface SmokeExecutorOptions {
  /**
   * What is asked for; any status from 200 to 299 is healthy.
   */
  path?: string;
  /**
   * Where one service answers, instead of where its stack says; the path is put behind it. No cloud is asked then.
   */
  baseUrl?: string;
  /**
   * Seconds until it is given up.
   */
  deadline?: number;
  /**
   * File that gets the result as JSON: environment, ok, and services with healthy, url, status, body, problem, checks, milliseconds. Relative to the workspace root.
   */
  json?: string;
}
