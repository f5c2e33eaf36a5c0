// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Shows what the functions of a service, or of all services of an application, log in an environment (-c staging; local by default): all lines by time, each with its service when there are several.
 */
export interface LogsExecutorOptions {
  /**
   * Go on with what is logged from now on, until Ctrl+C.
   */
  follow?: boolean;
  /**
   * From when on: a duration back from now, such as 30s, 10m, 2h or 1d, or an ISO 8601 time. Ten minutes ago unless said otherwise, with --follow now.
   */
  since?: string;
  /**
   * File that gets the lines as they come, each as a line of JSON (https://jsonlines.org): service, function, time, message. Written anew by every run. Relative to the workspace root.
   */
  json?: string;
}
